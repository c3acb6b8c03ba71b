"""Sayings of what lasts: boreholes, latrines, a tank and homes.

Our reading of MISSION section 2: a borehole was built in each of the 18 villages and sub-villages
of community livelihoods, and in two of them one that was there before was repaired, so that each
of the 20 water users' groups has one; 148 latrines were built for 148 families in the 11 villages
where work began first; the tank is for one family more than the 30 with containers; homes were
built for two families and repaired for a third.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any
from uuid import UUID

from sahakum.assets import demo as assets
from sahakum.demonstration.days import TODAY, moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.sayings import Saying
from sahakum.demonstration.spots import Spot
from sahakum.demonstration.worlds import World
from sahakum.lib.chance import Chance, made_id

RECEIVED_BY = 13
DRY_SEASON = 2
AFTER_RAINS = 11
AT_A_BOREHOLE = 6
DRILLERS, MASONS, BUILDERS = "ក្រុមខួងអណ្តូងសុវណ្ណភូមិ", "ជាងសំណង់ក្នុងភូមិ", "អ្នកភូមិ និងជាងឈើ"
PUMP_BROKEN, LEAKS = "ដៃស្នប់បាក់", "លេចទឹកបន្តិចបន្តួច"

# What was found when boreholes were last looked at: most work, some do not, some wait for a check.
FOUND = ("works", "works", "partly", "works", "broken", "works", "", "works", "works")
LAST_CHECKS = datetime.date(2026, 9, 1)


def lasting(
    world: World, supported: Sequence[MadeFamily], places: Mapping[str, int]
) -> Iterator[Saying]:
    """Everything that lasts in a world."""
    gardeners = [family for family in supported if family.in_livelihoods]
    spots = [spot for spot in world.spots if spot.livelihoods]
    for number, spot in enumerate(spots[: world.drilled]):
        yield from _borehole(number, spot, gardeners, places, how="built")
    for number, spot in enumerate(spots[: world.mended]):
        yield from _borehole(number, spot, gardeners, places, how="repaired")
    yield from _latrines(world, spots, gardeners, places)
    tank_for = gardeners[world.seeded + world.contained :][: world.tanked]
    yield from _for_families("water_tank", tank_for, places, MASONS)
    housed = gardeners[: world.housed]
    yield from _for_families("house", housed, places, BUILDERS)
    mended = gardeners[world.housed :][: world.rehoused]
    yield from _for_families("house", mended, places, BUILDERS, how="repaired")


def _borehole(
    number: int, spot: Spot, families: Sequence[MadeFamily], places: Mapping[str, int], *, how: str
) -> Iterator[Saying]:
    chance = Chance("borehole", how, spot.key)
    served = [family for family in families if family.spot == spot][:AT_A_BOREHOLE]
    asset = made_id("borehole", how, spot.key)
    done_on = _after(served, DRY_SEASON, chance) if served else datetime.date(2026, 2, 5)
    content = assets.asset(
        good="borehole",
        village_id=places[spot.key],
        done_on=done_on,
        done_by=DRILLERS,
        how=how,
        families_told=len(served) + chance.between(2, 9),
        others_told=chance.between(20, 80),
    )
    yield _saying("asset", asset, content, by=spot.worker, day=done_on)
    for family in served:
        link = assets.family(asset=asset, household=family.id, from_on=done_on)
        link_id = made_id("served", asset, family.code)
        yield _saying("asset_family", link_id, link, by=spot.worker, day=done_on)
    if done_on < LAST_CHECKS:
        yield from _last_check(asset, spot.worker, FOUND[number % len(FOUND)], chance)


def _after(served: Sequence[MadeFamily], month: int, chance: Chance) -> datetime.date:
    """A day in a month of the year after the last of some families joined."""
    year = min(max(family.wave.year for family in served) + 1, TODAY.year)
    day = datetime.date(year, month, chance.between(3, RECEIVED_BY - 1))
    joined = max(family.registered_on for family in served)
    return day if day > joined else TODAY.replace(day=chance.between(3, RECEIVED_BY - 1))


def _last_check(asset: UUID, worker: str, found: str, chance: Chance) -> Iterator[Saying]:
    if not found:
        return
    day = LAST_CHECKS.replace(day=chance.between(3, RECEIVED_BY - 1))
    wrong = {"partly": LEAKS, "broken": PUMP_BROKEN}.get(found, "")
    content = assets.check(asset=asset, checked_on=day, state=found, wrong=wrong)
    yield _saying("asset_check", made_id("check", asset), content, by=worker, day=day)


def _latrines(
    world: World,
    spots: Sequence[Spot],
    families: Sequence[MadeFamily],
    places: Mapping[str, int],
) -> Iterator[Saying]:
    """One for each of so many families, taken in turn from the villages where work began first."""
    first = sorted(spots, key=lambda spot: spot.opened)[: world.latrine_spots]
    queues = [[one for one in families if one.spot == spot] for spot in first]
    in_turn = [one for turn in zip_longest(*queues) for one in turn if one is not None]
    chosen = in_turn[: world.latrines]
    yield from _for_families("latrine", chosen, places, MASONS)
    for number, family in enumerate(chosen):
        # Of three in a row one still waits for its check.
        if number % 3 and family.wave.year + 1 < LAST_CHECKS.year:
            asset, chance = made_id("latrine", "built", family.code), Chance("check", family.code)
            found = FOUND[number % len(FOUND)]
            yield from _last_check(asset, family.worker, found, chance)


def _for_families(
    good: str,
    families: Sequence[MadeFamily],
    places: Mapping[str, int],
    done_by: str,
    *,
    how: str = "built",
) -> Iterator[Saying]:
    for family in families:
        chance = Chance(good, how, family.code)
        done_on = _after([family], AFTER_RAINS, chance)
        content = assets.asset(
            good=good,
            village_id=places[family.spot.key],
            done_on=done_on,
            done_by=done_by,
            how=how,
            household=family.id,
        )
        asset = made_id(good, how, family.code)
        yield _saying("asset", asset, content, by=family.worker, day=done_on)


def _saying(kind: str, id: UUID, content: dict[str, Any], *, by: str, day: datetime.date) -> Saying:
    """Received with the whole list on the 13th of the month."""
    received_at = moment(day.replace(day=RECEIVED_BY), 18)
    return Saying(received_at=received_at, by=by, kind=kind, id=id, content=content)
