"""Writes of circumstances, one plural verb for each kind that needs its own."""

from sahakum.circumstances.services.away import (
    after_void,
    record_absence_ends,
    record_absences,
    record_carers,
    record_trip_returns,
    record_trips,
)
from sahakum.circumstances.services.base import record_plain
from sahakum.circumstances.services.living import (
    after_void_of_card,
    record_debt_states,
    record_incomes,
    record_poverty_cards,
)

__all__ = [
    "after_void",
    "after_void_of_card",
    "record_absence_ends",
    "record_absences",
    "record_carers",
    "record_debt_states",
    "record_incomes",
    "record_plain",
    "record_poverty_cards",
    "record_trip_returns",
    "record_trips",
]
