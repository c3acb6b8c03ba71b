"""Writes of groups: lists, rules, meetings, loans put off or given up, share-outs, rice trades."""

from sahakum.groups.services.applications import record_applications, record_decisions
from sahakum.groups.services.keeping import (
    record_keepings,
    record_rice_prices,
    record_store_rules,
)
from sahakum.groups.services.leaving import record_leavings
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
from sahakum.groups.services.trading import record_rice_paid, record_rice_trades
from sahakum.groups.services.workshops import record_workshops

__all__ = [
    "after_void",
    "record_applications",
    "record_bylaws",
    "record_decisions",
    "record_funds",
    "record_groups",
    "record_keepings",
    "record_leavings",
    "record_meetings",
    "record_members",
    "record_openings",
    "record_postponements",
    "record_recoveries",
    "record_reschedules",
    "record_rice_paid",
    "record_rice_prices",
    "record_rice_trades",
    "record_share_outs",
    "record_steps",
    "record_store_rules",
    "record_workshops",
    "record_write_offs",
]
