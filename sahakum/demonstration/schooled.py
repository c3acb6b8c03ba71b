"""Sayings of schooling: in which grade the supported children are, who left and who came back.

It was told in the week before school began, and shortly after it.
"""

import datetime
from collections.abc import Iterator, Sequence

from sahakum.circumstances import demo as circumstances
from sahakum.demonstration.days import moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.members import Member
from sahakum.demonstration.sayings import Saying
from sahakum.lib.chance import made_id

TOLD_ON = datetime.date(2026, 11, 9)
LEFT_ON = datetime.date(2026, 3, 16)
BACK_ON = datetime.date(2026, 11, 2)
SCHOOL_YEAR = 2026
# Who is born in this year is in grade 1, the elder in the grades above it.
FIRST_GRADE_BORN = 2020
# Of so many children one had left school and came back, and one left.
OF = 19


def schooled(pupils: Sequence[tuple[MadeFamily, Member, int]]) -> Iterator[Saying]:
    """What was told of each supported child."""
    for number, (family, pupil, born) in enumerate(pupils):
        if family.registered_on < TOLD_ON:
            yield _saying(family, pupil, born, number % OF)


def _saying(family: MadeFamily, pupil: Member, born: int, place: int) -> Saying:
    attending, changed_on = {0: ("back", BACK_ON), 1: ("left", LEFT_ON)}.get(place, ("yes", None))
    return Saying(
        received_at=moment(TOLD_ON, 17),
        by=family.worker,
        kind="schooling",
        id=made_id("schooling", family.code),
        content=circumstances.schooling(
            household=family.id,
            told_on=TOLD_ON,
            member=pupil,
            school_year=SCHOOL_YEAR,
            grade=FIRST_GRADE_BORN - born + 1,
            attending=attending,
            changed_on=changed_on,
        ),
    )
