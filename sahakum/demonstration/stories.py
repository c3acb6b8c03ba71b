"""Sayings of single families' stories: animals of a bank or their own, and business grants.

Packages tell a story in the order of its days; here each of its steps gets its moment. What is said
on one day is received minute by minute, so that its order is kept.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from sahakum.animals import demo as animals
from sahakum.capture.demo import LEADER, WORKER, Told
from sahakum.demonstration.bank_rules import NGO
from sahakum.demonstration.days import moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.members import LoanOf
from sahakum.demonstration.registrations import people_of
from sahakum.demonstration.sayings import Saying
from sahakum.demonstration.village_groups import VillageGroup
from sahakum.grants import demo as grants
from sahakum.lib.chance import made_id

Day = datetime.date
GIVEN_ON = Day(2026, 3, 10)
HOUR = 19


def ids_of(story: str) -> Callable[[str], UUID]:
    """The id for each name within a story."""
    return lambda name: made_id("story", story, name)


def of_story(told: Iterable[Told], *, worker: str, leader: str = "") -> Iterator[Saying]:
    """What a story says: its leader decides, its worker says all else."""
    names = {WORKER: worker, LEADER: leader}
    minutes: Counter[Day] = Counter()
    for one in told:
        minutes[one.day] += 1
        yield Saying(
            received_at=moment(one.day, HOUR, minutes[one.day]),
            by=names[one.by],
            kind=one.kind,
            id=one.id,
            content=dict(one.content),
        )


def given_animal(family: MadeFamily, kind: str) -> Iterator[Saying]:
    """A family is given an animal of its own to breed."""
    ids = ids_of(f"given {family.code}")
    told = animals.given_to_families([family.id], GIVEN_ON, ids=ids, kind=kind, giver=NGO)
    yield from of_story(told, worker=family.worker)


def grant_fund(
    key: str, *, village_id: int, name: str, commodity: str, opened_on: Day, amount: str, by: str
) -> Iterator[Saying]:
    """A fund for business grants, and the money that came into it on its first day."""
    fund = made_id("grant fund", key)
    opened = grants.fund(village_id=village_id, name=name, commodity=commodity, opened_on=opened_on)
    came = grants.money(fund=fund, received_on=opened_on, amount=amount, source=NGO)
    for minute, (kind, number, content) in enumerate(
        (("grant_fund", fund, opened), ("grant_money", made_id("money", fund), came))
    ):
        at = moment(opened_on, HOUR, minute)
        yield Saying(received_at=at, by=by, kind=kind, id=number, content=content)


def story_of(key: str, family: MadeFamily, *, fund: str, applied_on: Day) -> grants.Story:
    """The grant of a family whose head asks for it."""
    person, _born, _relation = next(people_of(family))
    return grants.Story(
        id=made_id("grant", key, family.code),
        fund=made_id("grant fund", fund),
        household=family.id,
        person=person,
        applied_on=applied_on,
    )


def loan_of(group: VillageGroup, number: int, *, until: Day) -> tuple[LoanOf, int]:
    """The largest loan of the head of a family of a group up to a day, and how much it was."""
    member = group.member_of(number)
    lent = ((amount, day) for key, day, amount in group.lent if key == member and day <= until)
    amount, day = max(lent)
    return LoanOf(member=member, day=day), amount
