"""Tables of animals."""

from sahakum.animals.models.animals import Animal, AnimalSource, Owner
from sahakum.animals.models.events import Contract, LifeEvent, NamedNext
from sahakum.animals.models.photographs import AnimalPhotograph
from sahakum.animals.models.rules import Breeding, HerdRules, Waiting

__all__ = [
    "Animal",
    "AnimalPhotograph",
    "AnimalSource",
    "Breeding",
    "Contract",
    "HerdRules",
    "LifeEvent",
    "NamedNext",
    "Owner",
    "Waiting",
]
