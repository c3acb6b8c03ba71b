"""Sayings of assessments and plans: whom one knows well, and of whom one knows too little.

Who waits to be enrolled was assessed soon after being registered. Of those in family support few
were assessed: some this year, some of them before as well, some long ago, and most never: so that
the targeting monitor has something to tell. Plans were drawn up with those who joined of late.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from sahakum.assessments import demo as assessments
from sahakum.demonstration.days import TODAY, WEEK, moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.members import FirstTask
from sahakum.demonstration.sayings import Saying
from sahakum.lib.chance import Chance, made_id
from sahakum.support import demo as support

LONG_AGO = datetime.date(2024, 3, 4)
LAST_YEAR = datetime.date(2025, 5, 5)
THIS_YEAR = datetime.date(2026, 2, 2)
# Teams go out in three rounds, four weeks apart.
ROUNDS = 3
BETWEEN_ROUNDS = 4 * WEEK
# By the place in the order of joining: when a family was assessed.
ASSESSED = ((THIS_YEAR,), (LAST_YEAR, THIS_YEAR), (LONG_AGO,))
# Of so many who joined one after the other the first are assessed, the rest never were.
OF = 15
PLANNED = 150
SOON_AFTER = datetime.timedelta(weeks=3)
ROUND_OF_PLANS = datetime.date(2026, 11, 9)
A_MONTH = datetime.timedelta(weeks=4)


def assessed(supported: Sequence[MadeFamily], waiting: Sequence[MadeFamily]) -> Iterator[Saying]:
    """All assessments of an office."""
    for number, family in enumerate(supported):
        campaigns = ASSESSED[number % OF] if number % OF < len(ASSESSED) else ()
        for began in campaigns:
            day = began + number // OF % ROUNDS * BETWEEN_ROUNDS
            if family.registered_on + SOON_AFTER < day < (family.left_on or TODAY):
                yield _assessment(family, day)
    for number, family in enumerate(waiting):
        day = family.registered_on + SOON_AFTER
        yield _assessment(family, day, "in_need" if number % 3 == 0 else "")


def _assessment(family: MadeFamily, day: datetime.date, standing: str = "") -> Saying:
    return Saying(
        received_at=moment(day, 17),
        by=family.worker,
        kind="assessment",
        id=made_id("assessment", family.code, day),
        content=assessments.social_economic(
            chance=Chance("assessment", family.code, day),
            household=family.id,
            assessed_on=day,
            standing=standing,
        ),
        recorded_at=moment(day, 15),
    )


def planned(supported: Sequence[MadeFamily]) -> Iterator[Saying]:
    """Plans drawn up with the families that joined of late, three weeks after joining; of every
    other plan the first task was done a month later, as was told in one round of this month."""
    for number, family in enumerate(supported[-PLANNED:]):
        day = (family.enrolled_on or family.registered_on) + SOON_AFTER
        if day < TODAY:
            chance = Chance("plan", family.code)
            content = support.plan(chance=chance, household=family.id, drawn_on=day)
            yield _of_plan(family, "plan", day, content)
        if number % 2 == 0 and day + A_MONTH < ROUND_OF_PLANS:
            done_on = (day + A_MONTH).isoformat()
            done = {"task": FirstTask(household=family.id), "said_on": done_on}
            yield _of_plan(family, "task_done", ROUND_OF_PLANS, done)


def _of_plan(family: MadeFamily, kind: str, day: datetime.date, content: dict[str, Any]) -> Saying:
    return Saying(
        received_at=moment(day, 17),
        by=family.worker,
        kind=kind,
        id=made_id(kind, family.code),
        content=content,
        recorded_at=moment(day, 16),
    )
