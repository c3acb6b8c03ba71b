"""Sayings of registrations and enrolments: what the workers sent at the end of their rounds."""

from collections.abc import Iterable, Iterator, Mapping

from sahakum.demonstration.days import moment
from sahakum.demonstration.families import MadeFamily
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
            content=registry.family(
                chance=Chance("people", family.code),
                village_id=places[family.spot.key],
                registered_on=family.registered_on,
                code=family.code,
            ),
            recorded_at=moment(family.registered_on, 10),
        )


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
