"""Sayings of what families told: who is away or came back, who is a relative there, a flood.

All of it was told in one round of last winter, worker by worker, of families long known.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from sahakum.circumstances import demo as circumstances
from sahakum.demonstration.days import WEEK, moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.members import Member
from sahakum.demonstration.registrations import people_of
from sahakum.demonstration.sayings import Saying
from sahakum.lib.chance import Chance, made_id
from sahakum.registry import demo as registry

TOLD_ON = datetime.date(2026, 1, 12)
KNOWN_SINCE = datetime.date(2023, 1, 1)
# Of so many families one after the other, at these places in the row.
OF = 40
WITH_CHILDREN, ALONE, AWAY, ABROAD, FLOODED = 7, 17, 23, (28, 29), (3, 13, 33)
FLOOD = datetime.date(2025, 10, 9)
# Trips with children lie more than a year back: these families have stopped since.
LONG_AGO = (datetime.date(2024, 1, 15), datetime.date(2024, 5, 20))
OF_LATE = (datetime.date(2025, 6, 2), datetime.date(2025, 12, 1))
AWAY_SINCE = datetime.date(2025, 4, 21)
CHILD_BORN_FROM = 2008


def lives(supported: Sequence[MadeFamily]) -> Iterator[Saying]:
    """Everything that families long supported told in one round."""
    known = [one for one in supported if one.registered_on < KNOWN_SINCE and one.left_on is None]
    for number, family in enumerate(known):
        told = _told(number % OF, family, Chance("lives", family.code))
        if told is not None:
            yield _saying(family, *told)


def _told(place: int, family: MadeFamily, chance: Chance) -> tuple[str, dict[str, Any]] | None:
    adults, children = _people(family)
    about: dict[str, Any] = {"chance": chance, "household": family.id}
    told: dict[str, Any] = about | {"told_on": _day(family)}
    if place in FLOODED:
        return "disaster", circumstances.disaster(**told, struck_on=FLOOD)
    # A father elsewhere where the head raises the children alone.
    if place in ABROAD and children and len(adults) == 1:
        return "relative", registry.relative(**about, member=children[0])
    if place == WITH_CHILDREN and children:
        went: dict[str, Any] = {"members": adults[-1:], "children": children[:1]}
        first, last = LONG_AGO
        return "trip", circumstances.trip(**told, **went, from_on=first, returned_on=last)
    if place == ALONE:
        first, last = OF_LATE
        back = None if chance.happens(0.5) else last
        return "trip", circumstances.trip(
            **told, members=adults[-1:], from_on=first, returned_on=back
        )
    if place == AWAY and len(adults) > 1:
        return "absence", circumstances.absence(**told, member=adults[1], from_on=AWAY_SINCE)
    return None


def _people(family: MadeFamily) -> tuple[list[Member], list[Member]]:
    """Head and spouse; children who were born before the trips."""
    people = list(people_of(family))
    adults = [member for member, _born, relation in people if relation in ("head", "spouse")]
    children = [
        member
        for member, born, relation in people
        if relation == "child" and born >= CHILD_BORN_FROM
    ]
    return adults, children


def _day(family: MadeFamily) -> datetime.date:
    """The week of the round in which the family's worker asked."""
    return TOLD_ON + len(family.worker) % 4 * WEEK


def _saying(family: MadeFamily, kind: str, content: dict[str, Any]) -> Saying:
    return Saying(
        received_at=moment(_day(family), 17),
        by=family.worker,
        kind=kind,
        id=made_id(kind, family.code, "lives"),
        content=content,
    )
