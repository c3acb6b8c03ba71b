"""Writes of the registry: registering families, changing them, members who leave."""

from sahakum.registry.services.changing import change_households
from sahakum.registry.services.departing import record_departures
from sahakum.registry.services.projecting import (
    refresh_household,
    refresh_membership,
    refresh_size,
)
from sahakum.registry.services.registering import register_households
from sahakum.registry.services.rights import check_right
from sahakum.registry.services.voiding import after_void

__all__ = [
    "after_void",
    "change_households",
    "check_right",
    "record_departures",
    "refresh_household",
    "refresh_membership",
    "refresh_size",
    "register_households",
]
