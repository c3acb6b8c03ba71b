"""Writes of groups: lists, rules, meetings, loans put off or given up, share-outs."""

from sahakum.groups.services.applications import record_applications, record_decisions
from sahakum.groups.services.lists import (
    record_funds,
    record_groups,
    record_members,
    record_steps,
)
from sahakum.groups.services.loans import (
    record_postponements,
    record_recoveries,
    record_reschedules,
    record_write_offs,
)
from sahakum.groups.services.meetings import after_void, record_meetings
from sahakum.groups.services.openings import record_openings
from sahakum.groups.services.rules import record_bylaws
from sahakum.groups.services.sharing import record_share_outs
from sahakum.groups.services.workshops import record_workshops

__all__ = [
    "after_void",
    "record_applications",
    "record_bylaws",
    "record_decisions",
    "record_funds",
    "record_groups",
    "record_meetings",
    "record_members",
    "record_openings",
    "record_postponements",
    "record_recoveries",
    "record_reschedules",
    "record_share_outs",
    "record_steps",
    "record_workshops",
    "record_write_offs",
]
