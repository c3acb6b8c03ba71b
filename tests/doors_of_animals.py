"""What is expected of the addresses of animals: who may use them, for which families."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.doors_asked import a_picture, page, photograph, sent, taken
from tests.doors_of_groups import READERS_OF_GROUPS, of_group
from tests.roles_and_doors import (
    LASTING,
    RECORDERS,
    SIGHT,
    SUPERVISORS,
    VOIDS,
    Door,
    Family,
    World,
)

COMES = {"tag": "ផ្កា", "sex": "female", "how": "given", "came_on": "2/3/2026"}
RULES = {"from_on": "2/3/2026", "repay": "none", "title": "start", "vet": "family"}
RULES |= {"death_no_fault": "falls_away", "death_fault": "falls_away", "lottery": "no"}


def _herd(family: Family) -> tuple[str, ...]:
    return (str(family.herd),)


def _animal(family: Family) -> tuple[str, ...]:
    return (str(family.animal),)


def _event(sort: str, **said: str) -> Callable[..., HttpResponse]:
    """The form of an event of the animal: read, or sent where something is said."""

    def ask(client: Client, world: World, family: Family) -> Any:
        address = reverse("new-animal-event", args=[family.animal, sort])
        return client.post(address, said) if said else client.get(address)

    return ask


ANIMALS: dict[str, dict[str, Door]] = {
    "herds": {
        "": Door(ask=page("herds", of=""), may=READERS_OF_GROUPS, opens=LASTING, tells=_herd)
    },
    "herd": {"": of_group(page("herd", of="herd"), READERS_OF_GROUPS, tells=_herd)},
    "new-herd-animal": {
        "": of_group(page("new-herd-animal", of="herd"), RECORDERS, tells=_herd),
        "post": of_group(sent("new-herd-animal", of="herd", **COMES), RECORDERS, writes=True),
    },
    "new-herd-rules": {
        "": of_group(page("new-herd-rules", of="herd"), RECORDERS, tells=_herd),
        "post": of_group(sent("new-herd-rules", of="herd", **RULES), RECORDERS, writes=True),
    },
    "new-waiting": {
        "": of_group(page("new-waiting", of="herd"), RECORDERS, tells=_herd),
        "post": of_group(
            sent(
                "new-waiting",
                of="herd",
                member="{family.listed}",
                place="1",
                since_on="2/3/2026",
            ),
            RECORDERS,
            writes=True,
        ),
    },
    "animal": {"": of_group(page("animal", of="animal"), READERS_OF_GROUPS, tells=_animal)},
    "new-animal-event": {
        "": of_group(_event("vaccinated"), RECORDERS, tells=_animal),
        "post": of_group(
            _event("vaccinated", happened_on="2/3/2026", what="FMD"), RECORDERS, writes=True
        ),
    },
    "new-animal-photograph": {
        "": of_group(page("new-animal-photograph", of="animal"), RECORDERS, tells=_animal),
        "post": of_group(taken("new-animal-photograph", of="animal"), RECORDERS, writes=True),
    },
    "animal-photograph": {
        "": of_group(
            photograph("animal-photograph", of="animal_photograph"),
            READERS_OF_GROUPS,
            tells=a_picture,
        )
    },
    # What one organisation photographed is erased by who leads in it.
    "erase-photograph": {
        "": Door(
            ask=page("erase-photograph", of="animal_photograph"),
            may=SUPERVISORS,
            opens=VOIDS,
            alike=VOIDS,
            tells=lambda family: (str(family.animal_photograph),),
        ),
        "post": Door(
            ask=sent("erase-photograph", of="animal_photograph", reason="មុខ", understood="yes"),
            may=SUPERVISORS,
            opens=VOIDS,
            alike=VOIDS,
            writes=True,
        ),
    },
    "family-animals": {
        "": Door(ask=page("family-animals"), may=READERS_OF_GROUPS, opens=SIGHT, alike=SIGHT)
    },
    "new-family-animal": {
        "": Door(ask=page("new-family-animal"), may=RECORDERS, opens=SIGHT, alike=SIGHT),
        "post": Door(
            ask=sent("new-family-animal", commodity="PIG", **COMES),
            may=RECORDERS,
            opens=SIGHT,
            alike=SIGHT,
            writes=True,
        ),
    },
}
