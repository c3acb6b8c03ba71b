"""Sayings of registrations and enrolments: what the workers sent at the end of their rounds."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sahakum.demonstration.days import moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.members import Member
from sahakum.demonstration.sayings import Saying
from sahakum.lib.chance import Chance, made_id
from sahakum.programmes import demo as programmes
from sahakum.registry import demo as registry

REGISTERED_BY = 14
ENROLLED_BY = 28


def registrations(families: Iterable[MadeFamily], places: Mapping[str, int]) -> Iterator[Saying]:
    """One household each; ``places`` gives the number of a spot's place by its key."""
    for family in families:
        yield Saying(
            received_at=moment(family.wave.replace(day=REGISTERED_BY), 17),
            by=family.worker,
            kind="household",
            id=family.id,
            content=_registered(family, places[family.spot.key]),
            recorded_at=moment(family.registered_on, 10),
        )


def _registered(family: MadeFamily, village_id: int) -> dict[str, Any]:
    return registry.family(
        chance=Chance("people", family.code),
        village_id=village_id,
        registered_on=family.registered_on,
        code=family.code,
    )


def people_of(family: MadeFamily) -> Iterator[tuple[Member, int, str]]:
    """Who is registered with a family: by name, with the year of birth and the relation."""
    for made in _registered(family, 0)["members"]:
        named = {name: made[name] for name in ("family_name", "given_name")}
        member = Member(household=family.id, **named)
        yield member, int(str(made["born"])[-4:]), made["relation"]


def enrolments(families: Iterable[MadeFamily], programme: str) -> Iterator[Saying]:
    """One enrolment each, in one programme."""
    for family in families:
        if family.enrolled_on is not None:
            yield Saying(
                received_at=moment(family.wave.replace(day=ENROLLED_BY), 17),
                by=family.worker,
                kind="enrolment",
                id=made_id("enrolment", programme, family.code),
                content=programmes.enrolment(
                    household=family.id, programme=programme, from_on=family.enrolled_on
                ),
            )
