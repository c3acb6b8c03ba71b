"""Sayings of the self-help group of Teng Mao, over two years.

Our reading of MISSION section 1: the group has a saving group, a rice bank and a cow bank; an
organisation of its own works with it, so that none of it stands in the figures of section 2. A
farmer who came to the trainings as a trainee leads the group a year later. Who the families are,
how many there are and what they earn is made up.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from sahakum.accounts.demo import VILLAGE_PARTNERS, MadeWorker
from sahakum.demonstration import registrations, rounds, teng_mao_lives
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.sayings import Saying
from sahakum.demonstration.spots import Spot
from sahakum.demonstration.village_groups import Plan, VillageGroup
from sahakum.demonstration.worlds import World
from sahakum.groups import demo as groups
from sahakum.lib.chance import Chance, made_id
from sahakum.programmes.demo import SELF_HELP

Day = datetime.date
WORKER, SUPERVISOR = "maly", "samnang"
SPOT = Spot(code="20010303", opened=2024, worker=WORKER)
WAVE = Day(2024, 10, 1)
FORMED_ON = Day(2024, 11, 5)
FULL_MEMBERS_ON = Day(2025, 5, 5)
NEW_LEADER_ON = Day(2025, 12, 5)
FAMILIES, SIZE, MONTHS, TRAINEES, WEEKLY = 12, 24, 24, 3, 2
NEW_LEADER = "បានរៀនគ្រប់វគ្គ ហើយសមាជិកបោះឆ្នោតជ្រើសជាប្រធាន"
STEPPED_BACK = "ផ្ទេរតួនាទីឱ្យប្រធានថ្មី"


def _worker(username: str, name_km: str, name_en: str, role: str, area: str) -> MadeWorker:
    return MadeWorker(
        username=username,
        name_km=name_km,
        name_en=name_en,
        organisation=VILLAGE_PARTNERS.code,
        role=role,
        area=area,
        signs_in=True,
    )


PEOPLE = (
    _worker(WORKER, "ឡុង ម៉ាលី", "Long Maly", "social_worker", "200103"),
    _worker(SUPERVISOR, "ព្រំ សំណាង", "Prum Samnang", "supervisor", "20"),
)


def spots(world: World) -> tuple[Spot, ...]:
    """The village, where the world has the group."""
    return (SPOT,) if world.self_help else ()


def teng_mao(world: World, places: Mapping[str, int]) -> Iterator[Saying]:
    """Everything of the village: its families, what they told, its group."""
    if not world.self_help:
        return
    families = [_family(number) for number in range(FAMILIES)]
    yield from registrations.registrations(families, places)
    yield from registrations.enrolments(families, SELF_HELP)
    yield from rounds.visits(families, weekly=WEEKLY)
    yield from teng_mao_lives.lives(families)
    yield from _group(families, places[SPOT.key])


def _family(number: int) -> MadeFamily:
    chance = Chance("teng mao", number)
    return MadeFamily(
        code=f"TM{number + 1:04}",
        spot=SPOT,
        worker=WORKER,
        wave=WAVE,
        registered_on=WAVE.replace(day=chance.between(2, 13)),
        enrolled_on=WAVE.replace(day=chance.between(18, 27)),
        in_livelihoods=True,
    )


def _group(families: Sequence[MadeFamily], village_id: int) -> Iterator[Saying]:
    group = VillageGroup(
        plan=Plan(
            key=SPOT.key,
            name="ក្រុមជួយខ្លួនឯង តេងម៉ៅ",
            worker=WORKER,
            formed_on=FORMED_ON,
            months=MONTHS,
            size=SIZE,
            families=families,
            trainees=TRAINEES,
            given_by=VILLAGE_PARTNERS.name_km,
        )
    )
    yield from group.sayings(village_id)
    yield from _paths(group)


def _paths(group: VillageGroup) -> Iterator[Saying]:
    """Trainees become members; one of them leads the group, and who led it steps back."""
    for number in range(TRAINEES):
        yield _step(group, group.member_of(number), FULL_MEMBERS_ON, "member")
    yield _step(group, group.members[0], NEW_LEADER_ON, "committee", why=STEPPED_BACK)
    yield _step(group, group.member_of(0), NEW_LEADER_ON, "leader", why=NEW_LEADER)


def _step(group: VillageGroup, member: object, on: Day, standing: str, *, why: str = "") -> Saying:
    content = groups.step(member=member, from_on=on, standing=standing, why=why)
    return group.said("group_step", made_id("step", member, standing), content, on, minute=2)
