"""The families beyond the office: a network of the province or the whole country.

They belong to an organisation of their own, so that they change no figure of the office. They are
there so that pages and reports can be tried at the size of a province and of a nation.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from sahakum.accounts.demo import COMMUNE, MadeOrganisation, MadeWorker
from sahakum.demonstration.days import WEEK, moment
from sahakum.demonstration.sayings import Batch, Saying
from sahakum.demonstration.worlds import World
from sahakum.lib.chance import Chance, made_id
from sahakum.places.models import Level, Place
from sahakum.places.selectors import by_code, range_of
from sahakum.registry import demo as registry
from sahakum.support import demo as support

AT_ONCE = 500
# So many different families are made up; each stands in several villages far from each other.
DIFFERENT = 5000
REGISTERED_FROM = datetime.date(2026, 1, 5)
REGISTERED_DAYS = 180
VISITED_FROM = datetime.date(2026, 10, 5)
VISITED_DAYS = 38

NETWORK = MadeOrganisation(code="network", name_km="បណ្តាញសហគមន៍", name_en="Community Network")
RECORDER = "nary"


def _network_worker(username: str, names: tuple[str, str], role: str, area: str) -> MadeWorker:
    return MadeWorker(
        username=username,
        name_km=names[0],
        name_en=names[1],
        organisation=NETWORK.code,
        role=role,
        area=area,
        signs_in=True,
    )


PEOPLE = (
    _network_worker("phalla", ("សេង ផល្លា", "Seng Phalla"), "social_worker", COMMUNE),
    _network_worker("borey", ("ហ៊ុន បូរី", "Hun Borey"), "supervisor", "05"),
    _network_worker(RECORDER, ("លឹម ណារី", "Lim Nary"), "monitoring_officer", ""),
)


def batches(world: World) -> Iterator[Batch]:
    """Each family is registered once and visited once, in order of time."""
    villages = _villages(world)
    numbers = range(world.beyond)
    pool = [_members(number) for number in range(min(DIFFERENT, world.beyond))]
    for start in numbers[::AT_ONCE]:
        day = _day(REGISTERED_FROM, REGISTERED_DAYS, start, world.beyond)
        yield Batch(
            sayings=[
                _registration(number, _home(villages, number, world.beyond), pool, day)
                for number in numbers[start : start + AT_ONCE]
            ],
            wholesale=True,
        )
    for start in numbers[::AT_ONCE]:
        day = _day(VISITED_FROM, VISITED_DAYS, start, world.beyond)
        sayings = [_visit(number, day) for number in numbers[start : start + AT_ONCE]]
        yield Batch(sayings=sayings, wholesale=True)


def _villages(world: World) -> list[int]:
    if not world.beyond:
        return []
    villages = Place.objects.filter(level=Level.VILLAGE).order_by("pk")
    area = by_code(world.beyond_area) if world.beyond_area else None
    if area is not None:
        villages = villages.filter(pk__range=range_of(area))
    return list(villages.values_list("pk", flat=True))


def _home(villages: Sequence[int], number: int, families: int) -> int:
    return villages[number * len(villages) // families]


def _day(first: datetime.date, days: int, number: int, families: int) -> datetime.date:
    return first + datetime.timedelta(days=days * number // families)


def _members(number: int) -> dict[str, Any]:
    return registry.family(
        chance=Chance("beyond", number), village_id=0, registered_on=REGISTERED_FROM
    )


def _registration(
    number: int, village: int, pool: Sequence[dict[str, Any]], day: datetime.date
) -> Saying:
    content = pool[number % len(pool)] | {
        "village": str(village),
        "registered_on": day.isoformat(),
        "code": f"CN{number:06}",
    }
    return Saying(
        received_at=moment(day, 18),
        by=RECORDER,
        kind="household",
        id=made_id("beyond", number),
        content=content,
    )


def _visit(number: int, day: datetime.date) -> Saying:
    chance = Chance("beyond visit", number)
    content = support.visit(
        chance=chance,
        household=made_id("beyond", number),
        visited_on=day,
        next_visit_on=day + chance.between(5, 12) * WEEK,
    )
    return Saying(
        received_at=moment(day, 18),
        by=RECORDER,
        kind="home_visit",
        id=made_id("beyond visit", number),
        content=content,
    )
