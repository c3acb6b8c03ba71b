"""Which families there are: where they live, when they were registered and enrolled."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sahakum.demonstration.days import TODAY
from sahakum.demonstration.spots import Spot
from sahakum.demonstration.worlds import World
from sahakum.lib.chance import Chance, made_id

# So many families of a village are the first to join when work begins there.
PIONEERS = 4
SHARE_IN_LIVELIHOODS = 0.6
WAVES = (3, 10)
TWO_WAVES_FROM = 2017
LEFT_JOINED_UNTIL = 2023
ONE_LEFT_OF = 19
FIRST_LEFT_YEAR, FIRST_LEFT_MONTH, LEAVING_MONTHS = 2025, 1, 20
CANDIDATE_MONTHS = (7, 8, 9)
NEIGHBOUR_WAVE = datetime.date(2025, 3, 1)
OTHERS_SINCE = 2016


@dataclass(frozen=True, kw_only=True)
class MadeFamily:
    """A family that does not exist; ``wave`` is the first of the month of its registration."""

    code: str
    spot: Spot
    worker: str
    wave: datetime.date
    registered_on: datetime.date
    enrolled_on: datetime.date | None = None
    in_livelihoods: bool = False
    left_on: datetime.date | None = None

    @property
    def id(self) -> UUID:
        """Its id, which is that of the operation that registers it."""
        return made_id("household", self.code)


def enrolled(world: World) -> list[MadeFamily]:
    """The families of family support, in the order in which they joined."""
    found: list[MadeFamily] = []
    joined: Counter[str] = Counter()
    for year, reached in sorted(world.reached.items()):
        number = reached - len(found)
        for place in range(number):
            second = year >= TWO_WAVES_FROM and 2 * place >= number
            wave = datetime.date(year, WAVES[second], 1)
            found.append(_joining(world, len(found) + 1, wave, joined))
    return found


def _joining(world: World, ordinal: int, wave: datetime.date, joined: Counter[str]) -> MadeFamily:
    chance = Chance("family", ordinal)
    spot = _next_spot(world, wave.year, joined, chance)
    joined[spot.key] += 1
    pioneer = joined[spot.key] <= PIONEERS
    registered_on = _workday(wave.replace(day=chance.between(2, 13)))
    enrolled_on = _workday(wave.replace(day=chance.between(18, 27)))
    livelihoods = spot.livelihoods and (pioneer or chance.happens(SHARE_IN_LIVELIHOODS))
    return MadeFamily(
        code=f"FV{ordinal:05}",
        spot=spot,
        worker=spot.worker,
        wave=wave,
        registered_on=registered_on,
        enrolled_on=enrolled_on,
        in_livelihoods=livelihoods,
        # Who takes part in livelihoods too goes on being visited.
        left_on=None if livelihoods else _left_on(ordinal, wave.year),
    )


def _left_on(ordinal: int, year: int) -> datetime.date | None:
    """Of those long supported every so many left since, one a month."""
    if year > LEFT_JOINED_UNTIL or ordinal % ONE_LEFT_OF != 0:
        return None
    months = FIRST_LEFT_MONTH + ordinal // ONE_LEFT_OF % LEAVING_MONTHS
    return _workday(datetime.date(FIRST_LEFT_YEAR + months // 12, months % 12 + 1, 20))


def _next_spot(world: World, year: int, joined: Counter[str], chance: Chance) -> Spot:
    opened = [spot for spot in world.spots if spot.opened <= year]
    new = [spot for spot in opened if joined[spot.key] < PIONEERS]
    return new[0] if new else chance.pick(opened)


def _workday(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=max(0, day.weekday() - 4))


def neighbours(world: World) -> list[MadeFamily]:
    """Families next to enrolled ones, registered for a water filter and never enrolled."""
    spots = [spot for spot in world.spots if spot.livelihoods]
    return [
        _registered(f"FV7{number:04}", spots[number % len(spots)], NEIGHBOUR_WAVE)
        for number in range(world.neighbours)
    ]


def candidates(world: World) -> list[MadeFamily]:
    """Families assessed this year who wait to be enrolled."""
    waves = [TODAY.replace(month=month, day=1) for month in CANDIDATE_MONTHS]
    return [
        _registered(f"FV8{number:04}", world.spots[number % len(world.spots)], waves[number % 3])
        for number in range(world.candidates)
    ]


def others(world: World) -> list[MadeFamily]:
    """Families of the other organisation, in the same villages as Bopha's."""
    spots = [spot for spot in world.spots if spot.worker == "bopha"]
    return [
        _registered(f"RH{number:05}", spots[number % len(spots)], wave, worker="chantha")
        for number, wave in zip(range(world.others), _other_waves(), strict=False)
    ]


def _other_waves() -> Iterator[datetime.date]:
    number = 0
    while True:
        yield datetime.date(OTHERS_SINCE + number // 35 % 10, WAVES[number % 2], 1)
        number += 1


def _registered(code: str, spot: Spot, wave: datetime.date, *, worker: str = "") -> MadeFamily:
    day = wave.replace(day=Chance("registered", code).between(2, 13))
    return MadeFamily(
        code=code,
        spot=spot,
        worker=worker or spot.worker,
        wave=wave,
        registered_on=_workday(day),
        enrolled_on=_workday(wave.replace(day=20)) if worker else None,
    )
