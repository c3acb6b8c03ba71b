"""What in a group needs somebody who comes by: each finding, and how much it presses."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sahakum.groups.watching import Watched

Day = datetime.date


class Sort(StrEnum):
    """What was found; what presses most stands first."""

    BELOW_ZERO = "below_zero"
    AT_RISK = "at_risk"
    QUIET = "quiet"
    NEVER_MET = "never_met"
    LATE = "late"
    DIFFERENCE = "difference"
    IDLE = "idle"
    DUE_SOON = "due_soon"


# How much each presses. What presses less never outweighs what presses more by being many.
PRESSES = {
    Sort.BELOW_ZERO: 128,
    Sort.AT_RISK: 64,
    Sort.QUIET: 32,
    Sort.NEVER_MET: 32,
    Sort.LATE: 16,
    Sort.DIFFERENCE: 8,
    Sort.IDLE: 4,
    Sort.DUE_SOON: 1,
}


@dataclass(frozen=True, kw_only=True)
class Usual:
    """For how many days it is usual that a group does not meet, and lends nothing."""

    quiet: int
    idle: int


# Groups that save money meet once a month or more often; a rice bank meets at lending and harvest.
USUAL = {"money": Usual(quiet=45, idle=60), "rice": Usual(quiet=200, idle=300)}
OTHER = Usual(quiet=200, idle=300)
# From this share of the loan fund on, in percent, what lies in the box is worth a word.
IDLE_PERCENT = 50
SOON = 30


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One finding of a fund, with the day it is about."""

    sort: Sort
    watched: Watched
    day: Day | None = None

    @property
    def presses(self) -> int:
        """How much it presses."""
        return PRESSES[self.sort]


def findings_of(watched: Watched, *, on: Day) -> list[Finding]:
    """What was found of a fund, what presses most first."""
    found = (Finding(sort=sort, watched=watched, day=day) for sort, day in _found(watched, on))
    return sorted(found, key=lambda one: -one.presses)


def _found(watched: Watched, on: Day) -> Iterator[tuple[Sort, Day | None]]:
    usual = USUAL.get(watched.fund.commodity.sort, OTHER)
    met_on, due = watched.met_on, watched.next_due_on
    if watched.below_zero:
        yield Sort.BELOW_ZERO, watched.below_zero
    if watched.portfolio.at_risk:
        yield Sort.AT_RISK, None
    elif watched.late:
        yield Sort.LATE, None
    if met_on is None:
        yield Sort.NEVER_MET, None
    elif (on - met_on).days > usual.quiet:
        yield Sort.QUIET, met_on
    if watched.difference:
        yield Sort.DIFFERENCE, met_on
    if _is_idle(watched, usual, on):
        yield Sort.IDLE, watched.lent_on
    if due is not None and (due - on).days <= SOON:
        yield Sort.DUE_SOON, due


def _is_idle(watched: Watched, usual: Usual, on: Day) -> bool:
    if watched.idle is None or watched.idle * 100 < IDLE_PERCENT:
        return False
    since = watched.lent_on or watched.fund.opened_on
    return (on - since).days > usual.idle
