"""Sayings of families that left support, and of the visits that look in on them later."""

import datetime
from collections.abc import Iterator, Sequence

from sahakum.demonstration.days import TODAY, moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.sayings import Saying
from sahakum.lib.chance import Chance, made_id
from sahakum.programmes import demo as programmes
from sahakum.support import demo as support

# In turn: most stand on their own feet, others moved, refused or were transferred.
REASONS = ("self_sufficient", "moved", "self_sufficient", "refused", "transferred")
HALF_A_YEAR = datetime.timedelta(days=183)


def leavers(supported: Sequence[MadeFamily]) -> Iterator[Saying]:
    """Who left, why, and the follow-up that was made with every second of them."""
    left = [family for family in supported if family.left_on is not None]
    for number, family in enumerate(left):
        assert family.left_on is not None
        yield _leaving(family, family.left_on, REASONS[number % len(REASONS)])
        day = family.left_on + HALF_A_YEAR
        if number % 2 == 0 and day < TODAY:
            yield _follow_up(family, day)


def _leaving(family: MadeFamily, day: datetime.date, reason: str) -> Saying:
    return Saying(
        received_at=moment(day, 18),
        by=family.worker,
        kind="leaving",
        id=made_id("leaving", family.code),
        content=programmes.leaving(
            household=family.id, programme=programmes.FAMILY_SUPPORT, left_on=day, reason=reason
        ),
    )


def _follow_up(family: MadeFamily, day: datetime.date) -> Saying:
    return Saying(
        received_at=moment(day, 18),
        by=family.worker,
        kind="home_visit",
        id=made_id("home_visit", family.code, "follow up"),
        content=support.visit(
            chance=Chance("follow up", family.code),
            household=family.id,
            visited_on=day,
            next_visit_on=day + HALF_A_YEAR,
        ),
    )
