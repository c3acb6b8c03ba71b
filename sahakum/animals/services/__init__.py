"""Writes of animals: who comes, what happens, by which rules, who waits."""

from sahakum.animals.services.entry import record_animals
from sahakum.animals.services.events import after_void, record_events
from sahakum.animals.services.herds import record_herd_rules, record_waiting
from sahakum.animals.services.photographs import record_photographs

__all__ = [
    "after_void",
    "record_animals",
    "record_events",
    "record_herd_rules",
    "record_photographs",
    "record_waiting",
]
