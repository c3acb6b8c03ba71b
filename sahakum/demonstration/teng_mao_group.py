"""Sayings of the group of Teng Mao itself: its paths, workshops, cow bank and business grants."""

import datetime
from collections.abc import Iterator, Sequence

from sahakum.accounts.demo import VILLAGE_PARTNERS
from sahakum.animals import demo as animals
from sahakum.capture.demo import Told
from sahakum.demonstration import drawings, stories
from sahakum.demonstration.days import WEEK
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.sayings import Saying
from sahakum.demonstration.village_groups import Plan, VillageGroup
from sahakum.grants import demo as grants
from sahakum.groups import demo as groups
from sahakum.lib.chance import Chance, made_id
from sahakum.lib.dates import add_months

Day = datetime.date
SIZE, MONTHS, TRAINEES = 24, 24, 3
COW_BOUGHT_UNTIL = Day(2026, 3, 1)
FORMED_ON = Day(2024, 11, 5)
FULL_MEMBERS_ON = Day(2025, 5, 5)
NEW_LEADER_ON = Day(2025, 12, 5)
FIRST_WORKSHOP_ON, COWS_CAME_ON = Day(2024, 11, 18), Day(2024, 12, 9)
TOPICS = ("rice", "agriculture", "animals", "finance", "child_rights")
# Which cow, its colour, how many months after the cows came.
PHOTOGRAPHS = (
    (1, "#a5673f", 1),
    (1, "#a5673f", 14),
    (2, "#5a4636", 1),
    (4, "#d9c9a8", 8),
)
FUNDS = (("USD", "មូលនិធិមុខរបរ ដុល្លារ", "1500"), ("KHR", "មូលនិធិមុខរបរ រៀល", "4000000"))
OWN_COW = 6
NEW_LEADER = "បានរៀនគ្រប់វគ្គ ហើយសមាជិកបោះឆ្នោតជ្រើសជាប្រធាន"
STEPPED_BACK = "ផ្ទេរតួនាទីឱ្យប្រធានថ្មី"


def told(
    families: Sequence[MadeFamily], village_id: int, *, worker: str, leader: str
) -> Iterator[Saying]:
    """Everything of the group; ``leader`` decides about grants, ``worker`` says all else."""
    group = VillageGroup(
        plan=Plan(
            key=families[0].spot.key,
            name="ក្រុមជួយខ្លួនឯង តេងម៉ៅ",
            worker=worker,
            formed_on=FORMED_ON,
            months=MONTHS,
            size=SIZE,
            families=families,
            trainees=TRAINEES,
            given_by=VILLAGE_PARTNERS.name_km,
        )
    )
    # The stories below name loans, which are known once the meetings are told.
    yield from [*group.sayings(village_id)]
    yield from _paths(group)
    yield from _workshops(group)
    yield from _cow_bank(group)
    yield from _grants(group, families, village_id, leader=leader)


def _paths(group: VillageGroup) -> Iterator[Saying]:
    """Trainees become members; one of them leads the group, and who led it steps back."""
    for number in range(TRAINEES):
        yield _step(group, group.member_of(number), FULL_MEMBERS_ON, "member")
    yield _step(group, group.members[0], NEW_LEADER_ON, "committee", why=STEPPED_BACK)
    yield _step(group, group.member_of(0), NEW_LEADER_ON, "leader", why=NEW_LEADER)


def _workshops(group: VillageGroup) -> Iterator[Saying]:
    """Each topic once, theory in the morning and practice in the field; some could not come."""
    chance = Chance("teng mao workshops")
    for number, topic in enumerate(TOPICS):
        day = add_months(FIRST_WORKSHOP_ON, 2 * number)
        came = [key for key in group.members if key == group.member_of(0) or chance.happens(0.8)]
        content = groups.workshop(group=group.id, topic=topic, held_on=day, members=came)
        yield group.said("workshop", made_id("workshop", topic), content, day, minute=3)


def _cow_bank(group: VillageGroup) -> Iterator[Saying]:
    bank = animals.CowBank(
        group=group.id,
        members=[group.member_of(number) for number in range(animals.FEWEST_MEMBERS)],
        first=COWS_CAME_ON,
        ids=stories.ids_of("cow bank"),
    )
    yield from stories.of_story(bank.told(), worker=group.plan.worker)
    yield from stories.of_story(_photographs(), worker=group.plan.worker)


def _photographs() -> Iterator[Told]:
    """Three cows, one of them twice."""
    ids = stories.ids_of("cow bank")
    for number, coat, months in PHOTOGRAPHS:
        day = add_months(COWS_CAME_ON, months) + WEEK
        name = f"photograph of cow {number} {day}"
        yield animals.photograph(ids(name), day, ids(f"cow {number}"), drawings.cow(coat))


def _grants(
    group: VillageGroup, families: Sequence[MadeFamily], village_id: int, *, leader: str
) -> Iterator[Saying]:
    """In dollars a pig pen, and a noodle cart that was declined; in riel a cow, with a loan."""
    for commodity, name, amount in FUNDS:
        yield from stories.grant_fund(
            commodity,
            village_id=village_id,
            name=name,
            commodity=commodity,
            opened_on=FORMED_ON,
            amount=amount,
            by=leader,
        )
    pen = stories.story_of("pen", families[7], fund="USD", applied_on=Day(2025, 4, 7))
    shown = grants.pig_pen(pen, bought=drawings.pen(), receipt=drawings.receipt())
    yield from stories.of_story(shown, worker=group.plan.worker, leader=leader)
    cart = stories.story_of("cart", families[8], fund="USD", applied_on=Day(2025, 9, 1))
    yield from stories.of_story(grants.declined(cart), worker=group.plan.worker, leader=leader)
    yield from _own_cow(group, families[OWN_COW], leader=leader)


def _own_cow(group: VillageGroup, family: MadeFamily, *, leader: str) -> Iterator[Saying]:
    loan, borrowed = stories.loan_of(group, OWN_COW, until=COW_BOUGHT_UNTIL)
    asked_on = loan.day + WEEK
    story = stories.story_of("cow", family, fund="KHR", applied_on=asked_on)
    asked = grants.pregnant_cow(story, loan, borrowed=borrowed)
    yield from stories.of_story(asked, worker=group.plan.worker, leader=leader)
    told = animals.pregnant_cow(
        family.id,
        story.after(20),
        ids=stories.ids_of("own cow"),
        loan=loan,
        borrowed=borrowed,
        grant=story.id,
        granted=grants.COW_RIEL - borrowed,
    )
    yield from stories.of_story(told, worker=group.plan.worker)


def _step(group: VillageGroup, member: object, on: Day, standing: str, *, why: str = "") -> Saying:
    content = groups.step(member=member, from_on=on, standing=standing, why=why)
    return group.said("group_step", made_id("step", member, standing), content, on, minute=2)
