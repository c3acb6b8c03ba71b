"""Writes of groups: lists, rules, meetings, loans put off or given up, share-outs."""

from sahakum.groups.services.lists import (
    record_funds,
    record_groups,
    record_members,
    record_steps,
)
from sahakum.groups.services.loans import record_postponements, record_write_offs
from sahakum.groups.services.meetings import after_void, record_meetings
from sahakum.groups.services.openings import record_openings
from sahakum.groups.services.rules import record_bylaws
from sahakum.groups.services.sharing import record_share_outs

__all__ = [
    "after_void",
    "record_bylaws",
    "record_funds",
    "record_groups",
    "record_meetings",
    "record_members",
    "record_openings",
    "record_postponements",
    "record_share_outs",
    "record_steps",
    "record_write_offs",
]
