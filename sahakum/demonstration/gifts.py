"""Sayings of deliveries.

Our reading of MISSION section 2: a water filter for every family of family support and for 33
neighbours (1,383 + 33 = 1,416); two nets for each of 356 families (712, "over 700"); "another 30
families" with storage containers are families that had neither seeds nor sprinklers; 100 families
with home gardens are the 65 with seeds and 35 more; "fully supported to stay in school" is a
delivery of school support to each of 134 children, at most one of a family.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sahakum.assistance import demo as assistance
from sahakum.demonstration.days import moment
from sahakum.demonstration.families import MadeFamily, enrolled, neighbours, others
from sahakum.demonstration.members import Member
from sahakum.demonstration.registrations import people_of
from sahakum.demonstration.sayings import Saying
from sahakum.demonstration.worlds import World
from sahakum.lib.chance import Chance, made_id
from sahakum.lib.dates import add_months

RECEIVED_BY = 13
NETS_A_FAMILY = 2
RICE_KG = 25
RAINS = 6
PLANTING = 11
SCHOOL_BEGINS = datetime.date(2026, 11, 1)
SCHOOL_BORN = range(2011, 2020)


def deliveries(world: World) -> Iterator[Saying]:
    """All deliveries of a world."""
    supported = enrolled(world)
    for family in (*supported, *neighbours(world)):
        yield _given(family, "water_filter", 1, add_months(family.wave, 1))
    for family in supported[: world.netted]:
        yield _given(family, "mosquito_net", NETS_A_FAMILY, _next_year(family, RAINS))
    yield from _for_gardens(world, supported)
    yield from _for_pupils(world, supported)
    for family in others(world)[::4]:
        yield _given(family, "rice", RICE_KG, add_months(family.wave, 2))


def _for_gardens(world: World, supported: Sequence[MadeFamily]) -> Iterator[Saying]:
    """Goods for vegetable gardens, given in the villages of community livelihoods."""
    gardeners = [family for family in supported if family.in_livelihoods]
    seeded = gardeners[: world.seeded]
    contained = gardeners[world.seeded : world.seeded + world.contained]
    for family in seeded:
        yield _given(family, "garden_seeds", 1, _next_year(family, PLANTING))
    for family in seeded[: world.sprinkled]:
        yield _given(family, "sprinkler", 1, _next_year(family, PLANTING))
    for family in (*seeded, *gardeners[world.seeded + world.contained + 1 :])[: world.gardened]:
        yield _given(family, "home_garden", 1, _next_year(family, PLANTING))
    for family in contained:
        yield _given(family, "storage_container", 1, _next_year(family, RAINS))


def _for_pupils(world: World, supported: Sequence[MadeFamily]) -> Iterator[Saying]:
    """Full support to stay in school, for one child of school age in each of so many families."""
    for family, pupil, _born in pupils(world, supported):
        given = _given(family, "school_support", 1, SCHOOL_BEGINS)
        content = {key: one for key, one in given.content.items() if key != "household"}
        yield replace(given, content=content | {"person": pupil})


def pupils(
    world: World, supported: Sequence[MadeFamily]
) -> Sequence[tuple[MadeFamily, Member, int]]:
    """The children who are fully supported to stay in school, with their years of birth."""
    found = [(family, *pupil) for family in supported if (pupil := _pupil(family)) is not None]
    return found[-world.schooled :]


def _pupil(family: MadeFamily) -> tuple[Member, int] | None:
    """The first member of school age when school begins, by the year of birth."""
    for member, born, _relation in people_of(family):
        if born in SCHOOL_BORN and family.registered_on < SCHOOL_BEGINS:
            return member, born
    return None


def _next_year(family: MadeFamily, month: int) -> datetime.date:
    return datetime.date(family.wave.year + 1, month, 1)


def _given(family: MadeFamily, good: str, quantity: int, month: datetime.date) -> Saying:
    """A delivery early in a month, received with the whole list on the 13th."""
    day = month.replace(day=Chance(good, family.code).between(3, RECEIVED_BY - 1))
    return Saying(
        received_at=moment(month.replace(day=RECEIVED_BY), 17),
        by=family.worker,
        kind="delivery",
        id=made_id("delivery", good, family.code),
        content=assistance.delivery(
            household=family.id, good=good, quantity=quantity, delivered_on=day
        ),
    )
