"""The sizes of the demonstration, and what is to happen in each: a wish list, never a result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sahakum.demonstration.spots import LIVELIHOODS, TOWN, Spot
from sahakum.programmes.demo import COMMUNITY_LIVELIHOODS, FAMILY_SUPPORT


@dataclass(frozen=True, kw_only=True)
class World:
    """How many families of which sort are told of.

    ``reached`` families were enrolled in family support by the end of each year. ``neighbours``
    have a water filter only; ``candidates`` were assessed this year and wait; ``others`` belong to
    another organisation. ``netted``, ``seeded``, ``sprinkled`` and ``contained`` are families with
    that good; ``gardened`` ones have a home garden, and in ``schooled`` ones a child is kept in
    school. ``drilled`` boreholes are built and ``mended`` repaired, one a village; ``latrines``
    stand in ``latrine_spots`` villages; ``tanked``, ``housed`` and ``rehoused`` families have a
    tank, a home that was built, a home that was repaired. Each worker visits ``weekly`` families
    every week and the rest once in 13 weeks. ``planned`` are promised for the year, village by
    village; ``promised`` are totals by programme and indicator. So many families are given a cow
    (``cows``) or a pig (``pigs``) each. Where ``lent_dollars``, there is a programme of small loans
    too; where ``self_help``, the group of Teng Mao. ``beyond`` families live in the rest of the
    province or country.
    """

    spots: Sequence[Spot]
    reached: Mapping[int, int]
    neighbours: int
    candidates: int
    others: int
    netted: int
    seeded: int
    sprinkled: int
    contained: int
    gardened: int
    schooled: int
    drilled: int
    mended: int
    latrines: int
    latrine_spots: int
    tanked: int
    housed: int
    rehoused: int
    weekly: int
    planned: int
    promised: Mapping[tuple[str, str], int]
    cows: int = 0
    pigs: int = 0
    lent_dollars: bool = False
    self_help: bool = False
    beyond: int = 0
    beyond_area: str = ""


# 10 in the first year and 1,383 now are published; the years between are our own guess.
REACHED = {
    2007: 10,
    2008: 24,
    2009: 45,
    2010: 71,
    2011: 102,
    2012: 139,
    2013: 183,
    2014: 234,
    2015: 293,
    2016: 360,
    2017: 436,
    2018: 521,
    2019: 615,
    2020: 697,
    2021: 803,
    2022: 921,
    2023: 1048,
    2024: 1170,
    2025: 1284,
    2026: 1383,
}

PROMISED = {
    (FAMILY_SUPPORT, "families_with_water_filters"): 1500,
    (FAMILY_SUPPORT, "nets_delivered"): 750,
    (FAMILY_SUPPORT, "families_with_seeds"): 80,
    (COMMUNITY_LIVELIHOODS, "villages_enrolled"): 20,
}


def _office(*, beyond: int = 0, beyond_area: str = "") -> World:
    """One office with about 2,000 families, and so many families beyond it."""
    return World(
        spots=(*TOWN, *LIVELIHOODS),
        reached=REACHED,
        neighbours=33,
        candidates=240,
        others=344,
        netted=356,
        seeded=65,
        sprinkled=3,
        contained=30,
        gardened=100,
        schooled=134,
        drilled=18,
        mended=2,
        latrines=148,
        latrine_spots=11,
        tanked=1,
        housed=2,
        rehoused=1,
        weekly=20,
        planned=1585,
        promised=PROMISED,
        cows=4,
        pigs=1,
        lent_dollars=True,
        self_help=True,
        beyond=beyond,
        beyond_area=beyond_area,
    )


WORLDS = {
    "village": World(
        spots=(LIVELIHOODS[1],),
        reached={2023: 12, 2024: 24, 2025: 33, 2026: 40},
        neighbours=3,
        candidates=7,
        others=10,
        netted=12,
        seeded=6,
        sprinkled=1,
        contained=4,
        gardened=9,
        schooled=5,
        drilled=1,
        mended=1,
        latrines=7,
        latrine_spots=1,
        tanked=1,
        housed=1,
        rehoused=1,
        weekly=20,
        planned=25,
        promised={(FAMILY_SUPPORT, "families_with_water_filters"): 50},
    ),
    "district": _office(),
    "province": _office(beyond=18_000, beyond_area="05"),
    "nation": _office(beyond=198_000),
}
