"""Sayings of what families of Teng Mao told: before the group began, and two years later.

Our reading of MISSION section 1: of one family the mother went to Viet Nam to sell lottery tickets,
once with children and once without; then she was held for three months and the children were alone.
She has not gone since. Of another one the husband works in Phnom Penh, sends money each month and
comes home every two months.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from sahakum.circumstances import demo as circumstances
from sahakum.demonstration.days import moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.members import Member
from sahakum.demonstration.registrations import people_of
from sahakum.demonstration.sayings import Saying
from sahakum.lib.chance import Chance, made_id

Day = datetime.date
BEFORE, AFTER = Day(2024, 10, 29), Day(2026, 10, 20)
GOES_TO_SCHOOL = range(2012, 2019)
WITH_CHILDREN = (Day(2023, 2, 6), Day(2023, 8, 14))
HELD = (Day(2024, 2, 5), Day(2024, 7, 1))
HELD_MONTHS = 3
HUSBAND_SINCE = Day(2024, 4, 20)
SENT_RIEL = 320_000
SCHOOL_YEAR, FIRST_GRADE_BORN, RANK_MONTH = 2026, 2020, 10
# What families live from two years later: the work, its income of a month in riel, and a note.
VENTURES = (
    ("vegetables", "vegetables", 620_000, "ដាំបន្លែមិនប្រើថ្នាំពុល"),
    ("pigs", "animals", 540_000, "ចិញ្ចឹមជ្រូក"),
    ("vegetables", "vegetables", 700_000, "ដាំស្រកានាគ"),
    ("fish", "animals", 480_000, "ស្រះចិញ្ចឹមត្រី"),
    ("shop", "shop", 760_000, "តូបលក់ឥវ៉ាន់ក្នុងភូមិ"),
)


def lives(families: Sequence[MadeFamily]) -> Iterator[Saying]:
    """Everything that the families told."""
    for number, family in enumerate(families):
        chance = Chance("teng mao lives", family.code)
        yield from _earned(number, family, chance)
        yield from _owed(number, family, chance)
        yield from _schooled(family, chance)
    yield from _travelled(_first(families, children=2))
    yield from _sends_money(_first(families, husband=True))


def _first(families: Sequence[MadeFamily], *, children: int = 0, husband: bool = False) -> Any:
    """The first family, after those who lead, with so many children or a husband."""
    for family in families[1:]:
        if len(_pupils(family)) >= children and (_husband(family) is not None or not husband):
            return family
    raise LookupError("No family of the village is like this.")


def _husband(family: MadeFamily) -> Member | None:
    adults = [member for member, _born, relation in people_of(family) if relation == "spouse"]
    return adults[0] if adults else None


def _pupils(family: MadeFamily) -> list[tuple[Member, int]]:
    return [(one, born) for one, born, _relation in people_of(family) if born in GOES_TO_SCHOOL]


def _earned(number: int, family: MadeFamily, chance: Chance) -> Iterator[Saying]:
    work, source, riel, note = VENTURES[number % len(VENTURES)]
    wages = chance.between(18, 32) * 10_000
    about: dict[str, Any] = {"household": family.id}
    before = about | {"told_on": BEFORE}
    yield _said(family, "income", circumstances.income(**before, source="wages", riel=wages))
    began = about | {"told_on": AFTER, "since_on": Day(2025, 3, 1)}
    yield _said(family, "livelihood", circumstances.livelihood(**began, work=work, note=note))
    after = about | {"told_on": AFTER}
    yield _said(family, "income", circumstances.income(**after, source=source, riel=riel))
    garden = circumstances.income(**after, source="vegetables", riel=60_000, own=True)
    yield _said(family, "income", garden, word="own")


def _owed(number: int, family: MadeFamily, chance: Chance) -> Iterator[Saying]:
    """Two of three families owed a money lender; some of these have paid it all back since."""
    if number % 3 == 2:
        return
    riel = chance.between(8, 30) * 100_000
    since = Day(2023, chance.between(1, 12), 10)
    content = circumstances.debt(household=family.id, told_on=BEFORE, since_on=since, riel=riel)
    yield _said(family, "debt", content)
    left = 0 if number % 2 else riel // 4
    debt = _key(family, "debt", content, "")
    content = circumstances.debt_state(
        household=family.id, told_on=AFTER, debt=debt, outstanding=left, paid=riel - left
    )
    yield _said(family, "debt_state", content)


def _schooled(family: MadeFamily, chance: Chance) -> Iterator[Saying]:
    for number, (pupil, born) in enumerate(_pupils(family)):
        size = chance.between(28, 44)
        content = circumstances.schooling(
            household=family.id,
            told_on=AFTER,
            member=pupil,
            school_year=SCHOOL_YEAR,
            grade=FIRST_GRADE_BORN - born + 1,
            rank=(RANK_MONTH, chance.between(1, size), size),
        )
        yield _said(family, "schooling", content, word=str(number))


def _travelled(family: MadeFamily) -> Iterator[Saying]:
    mother = next(people_of(family))[0]
    children = [child for child, _born in _pupils(family)]
    for went, taken, months in ((WITH_CHILDREN, children[:2], 0), (HELD, [], HELD_MONTHS)):
        content = circumstances.detained(
            household=family.id,
            told_on=BEFORE,
            went=went,
            members=[mother],
            children=taken,
            months=months,
        )
        yield _said(family, "trip", content, word=str(months))


def _sends_money(family: MadeFamily) -> Iterator[Saying]:
    about: dict[str, Any] = {"household": family.id, "told_on": BEFORE}
    about["member"] = _husband(family)
    content = circumstances.every_two_months(**about, from_on=HUSBAND_SINCE)
    yield _said(family, "absence", content)
    yield _said(family, "remittance", circumstances.remittance(**about, riel=SENT_RIEL))


def _said(family: MadeFamily, kind: str, content: dict[str, Any], *, word: str = "") -> Saying:
    day = Day.fromisoformat(content["told_on"])
    return Saying(
        received_at=moment(day, 18),
        by=family.worker,
        kind=kind,
        id=_key(family, kind, content, word),
        content=content,
    )


def _key(family: MadeFamily, kind: str, content: dict[str, Any], word: str) -> Any:
    return made_id(kind, family.code, content["told_on"], word)
