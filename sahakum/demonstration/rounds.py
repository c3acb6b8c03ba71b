"""Sayings of home visits: the last twelve months of every worker's rounds.

The newest families of each worker are visited every week, the others once in 13 weeks. On the
day of the demonstration, a Monday, some of the day's visits are done, some are due, and some of
last week's were missed and are overdue. The very newest families still wait for a first visit.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sahakum.demonstration.days import TODAY, WEEK, moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.sayings import Saying
from sahakum.lib.chance import Chance, made_id
from sahakum.support import demo as support

WEEKS = 52
FIRST_MONDAY = TODAY - WEEKS * WEEK
LAST_WEEK = WEEKS - 1
EVERY_WEEK_FROM = 44
SELDOM = 13
WORKDAYS = 5
WAITING_FOR_FIRST = 2
MISSED_LAST_WEEK = frozenset({3, 7, 14, 63})
SHARE_MISSED = 0.05
SETTLING = datetime.timedelta(days=5)


@dataclass(frozen=True, kw_only=True)
class Round:
    """One family on a worker's list: its place there, and the weeks between two visits."""

    family: MadeFamily
    place: int
    weeks: int


def visits(families: Iterable[MadeFamily], *, weekly: int) -> Iterator[Saying]:
    """The visits to families, of which each worker sees ``weekly`` every week."""
    by_worker = sorted(families, key=lambda family: family.worker)
    for _, found in groupby(by_worker, key=lambda family: family.worker):
        for one in _rounds(list(found), weekly):
            yield from _visits(one)


def _rounds(families: Sequence[MadeFamily], weekly: int) -> Iterator[Round]:
    newest_first = list(families)[::-1][WAITING_FOR_FIRST:]
    for place, family in enumerate(newest_first):
        yield Round(family=family, place=place, weeks=1 if place < weekly else SELDOM)


def _visits(one: Round) -> Iterator[Saying]:
    chance = Chance("visits", one.family.code)
    first = 0 if one.weeks == 1 else one.place // WORKDAYS % SELDOM
    began = (one.family.enrolled_on or one.family.registered_on) + SETTLING
    for week in range(first, WEEKS + 1, one.weeks):
        day = FIRST_MONDAY + week * WEEK + datetime.timedelta(days=one.place % WORKDAYS)
        if began <= day <= (one.family.left_on or TODAY) and not _missed(one, week, chance):
            yield _visit(one, day, chance)


def _missed(one: Round, week: int, chance: Chance) -> bool:
    if week == WEEKS:
        # Half of today's visits are still to be made.
        return one.place % (2 * WORKDAYS) != 0
    if week == LAST_WEEK:
        return one.place in MISSED_LAST_WEEK
    return one.weeks == 1 and chance.happens(SHARE_MISSED)


def _visit(one: Round, day: datetime.date, chance: Chance) -> Saying:
    return Saying(
        received_at=_received_at(day),
        by=one.family.worker,
        kind="home_visit",
        id=made_id("home_visit", one.family.code, day),
        content=support.visit(
            chance=chance,
            household=one.family.id,
            visited_on=day,
            next_visit_on=day + one.weeks * WEEK,
        ),
        recorded_at=moment(day, 8 + one.place % 3, 10 * (one.place % 6)),
    )


def _received_at(day: datetime.date) -> datetime.datetime:
    """Phones sent every second Friday, of late every Friday; today what was done so far."""
    if day == TODAY:
        return moment(day, 11)
    week = (day - FIRST_MONDAY) // WEEK
    if week < EVERY_WEEK_FROM:
        week += 1 - week % 2
    return moment(FIRST_MONDAY + week * WEEK + datetime.timedelta(days=4), 17)
