"""Which village groups and lending programmes there are.

Our reading of MISSION section 2: three groups keep both riel and rice, which are its "3 rice banks
and 3 village savings groups"; six families of each that the office supports borrowed, which are
its "18 families with micro loans". The group of section 1 is told in ``teng_mao``.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from sahakum.demonstration import small_loans, stories
from sahakum.demonstration.days import WEEK, moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.sayings import Saying
from sahakum.demonstration.spots import Spot
from sahakum.demonstration.village_groups import Plan, VillageGroup
from sahakum.demonstration.worlds import World
from sahakum.grants import demo as grants
from sahakum.lib.chance import made_id

NAMES = ("រីកចម្រើន", "រួមចិត្ត", "សាមគ្គី")
FAMILIES_IN_A_GROUP, SIZE, MONTHS = 6, 16, 14
FORMED_ON = datetime.date(2025, 9, 5)
LEADER, BREEDERS_FROM = "dara", 120
JOINED_UNTIL, LATE_ASKED_ON = datetime.date(2026, 8, 31), datetime.date(2026, 7, 20)
ROLLED_OVER_ON = datetime.date(2026, 11, 12)
ROLLED_OVER = "សមាជិកបោះឆ្នោតមិនបែងចែក ទុកជាសន្សំសម្រាប់វដ្តថ្មី"


def banks(
    world: World, supported: Sequence[MadeFamily], places: Mapping[str, int]
) -> Iterator[Saying]:
    """Everything of the groups of a world."""
    spots = [spot for spot in world.spots if spot.livelihoods]
    for number, spot in enumerate(spots[1:4] or spots):
        families = [one for one in supported if one.spot == spot and one.in_livelihoods]
        group = VillageGroup(plan=_plan(number, spot, families))
        # Grants name loans, which are known once the meetings are told.
        yield from [*group.sayings(places[spot.key])]
        if number == 0 and group.plan.families:
            yield from _grants(group, places[spot.key])
        if number == len(NAMES) - 1:
            yield _rolled_over(group)
    yield from _animals(world, supported)
    if world.lent_dollars:
        for number, spot in enumerate((spots[4], spots[9])):
            yield from small_loans.programme(number, spot, places[spot.key])


def _animals(world: World, supported: Sequence[MadeFamily]) -> Iterator[Saying]:
    """Families that were given cows, and another one a pig, by the worker of each."""
    joined = [one for one in supported if one.in_livelihoods]
    breeders = joined[BREEDERS_FROM:][: world.cows + world.pigs]
    for place, family in enumerate(breeders):
        yield from stories.given_animal(family, "COW" if place < world.cows else "PIG")


def _grants(group: VillageGroup, village_id: int) -> Iterator[Saying]:
    """A grant that a loan of the group joins, and one of which no receipt was seen yet."""
    key, families = group.plan.key, group.plan.families
    fund = stories.grant_fund(
        key,
        village_id=village_id,
        name="មូលនិធិមុខរបរគ្រួសារ",
        commodity="USD",
        opened_on=FORMED_ON,
        amount="1000",
        by=LEADER,
    )
    loan, _amount = stories.loan_of(group, 0, until=JOINED_UNTIL)
    joined = stories.story_of("joined", families[0], fund=key, applied_on=loan.day + WEEK)
    late = stories.story_of("late", families[-1], fund=key, applied_on=LATE_ASKED_ON)
    yield from fund
    for told in (grants.with_loan(joined, loan), grants.not_proven(late)):
        yield from stories.of_story(told, worker=group.plan.worker, leader=LEADER)


def _plan(number: int, spot: Spot, families: Sequence[MadeFamily]) -> Plan:
    joined = [one for one in families if one.registered_on < FORMED_ON]
    return Plan(
        key=spot.key,
        name=f"ក្រុមជួយគ្នា {NAMES[number]}",
        worker=spot.worker,
        formed_on=FORMED_ON,
        months=MONTHS,
        size=SIZE,
        families=joined[:FAMILIES_IN_A_GROUP],
        flooded=number == 0,
    )


def _rolled_over(group: VillageGroup) -> Saying:
    """The third group ends its cycle as some do: nothing is paid out."""
    day = ROLLED_OVER_ON
    content = {"fund": str(group.riel), "day": day.isoformat(), "how": "roll_over"}
    content |= {"share_social": "no", "minutes": ROLLED_OVER}
    return Saying(
        received_at=moment(day, 17),
        by=group.plan.worker,
        kind="share_out",
        id=made_id("share_out", group.riel),
        content=content,
    )
