"""Writes of the registry: registering families, and what happens in them."""

from sahakum.registry.services.births import record_births
from sahakum.registry.services.changing import change_households
from sahakum.registry.services.departing import record_departures
from sahakum.registry.services.heading import change_heads
from sahakum.registry.services.joining import record_joinings
from sahakum.registry.services.persons import change_persons
from sahakum.registry.services.projecting import (
    refresh_household,
    refresh_membership,
    refresh_size,
)
from sahakum.registry.services.registering import register_households
from sahakum.registry.services.relating import change_relations
from sahakum.registry.services.rights import check_right
from sahakum.registry.services.ties import (
    change_relatives,
    end_ties,
    record_relatives,
    record_ties,
)
from sahakum.registry.services.voiding import after_void

__all__ = [
    "after_void",
    "change_heads",
    "change_households",
    "change_persons",
    "change_relations",
    "change_relatives",
    "check_right",
    "end_ties",
    "record_births",
    "record_departures",
    "record_joinings",
    "record_relatives",
    "record_ties",
    "refresh_household",
    "refresh_membership",
    "refresh_size",
    "register_households",
]
