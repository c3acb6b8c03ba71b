"""How well loans come back: arrears by age, portfolio at risk, and the rate of arrears.

*Portfolio at risk* (PAR30) is the whole principal owed on loans of which a row has been due for
more than 30 days, over all principal owed. The *rate of arrears* is only the principal that was
due, over the same; some programs print it under the other's name. Loans with new terms are counted
apart, since new days make a loan look better than it is. Source: CGAP, Microfinance Consensus
Guidelines (2003), "Portfolio at risk".
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from sahakum.lending.courses import Course

Day = datetime.date
# The last day of each age of arrears; more than the last is the oldest age.
AGES = (0, 30, 60, 90, 180)


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """Principal in the smallest unit; ``by_age`` is the principal owed by days late.

    ``rescheduled`` is the part of it that is owed on loans with new terms, again by days late under
    those; ``recovered`` was paid of loans that had been given up.
    """

    loans: int
    borrowers: int
    owed: int
    overdue: int
    at_risk: int
    by_age: tuple[int, ...]
    rescheduled_by_age: tuple[int, ...]
    written_off: int
    recovered: int

    @property
    def rescheduled(self) -> int:
        """Principal owed on loans with new terms."""
        return sum(self.rescheduled_by_age)

    @property
    def par30_with_rescheduled(self) -> Fraction | None:
        """Portfolio at risk, if every loan with new terms is counted as at risk."""
        on_time = sum(self.rescheduled_by_age[: age_of(31)])
        return Fraction(self.at_risk + on_time, self.owed) if self.owed else None

    @property
    def par30(self) -> Fraction | None:
        """Portfolio at risk; none where nothing is owed."""
        return Fraction(self.at_risk, self.owed) if self.owed else None

    @property
    def arrears_rate(self) -> Fraction | None:
        """Rate of arrears; none where nothing is owed."""
        return Fraction(self.overdue, self.owed) if self.owed else None


def portfolio_of(courses: Iterable[Course], *, on: Day) -> Portfolio:
    """Loans that are still owed on a day."""
    known = list(courses)
    open_ones = [course for course in known if course.owed]
    ages = _by_age(open_ones, on)
    return Portfolio(
        loans=len(open_ones),
        borrowers=len({course.loan.member_id for course in open_ones}),
        owed=sum(ages),
        overdue=sum(course.overdue(on) for course in open_ones),
        at_risk=sum(ages[age_of(31) :]),
        by_age=ages,
        rescheduled_by_age=_by_age((one for one in open_ones if one.rescheduled), on),
        written_off=sum(one.written_off.principal for one in known if one.written_off),
        recovered=sum(one.recovered for one in known),
    )


def _by_age(courses: Iterable[Course], on: Day) -> tuple[int, ...]:
    ages = [0] * (len(AGES) + 1)
    for course in courses:
        ages[age_of(course.days_late(on))] += course.owed
    return tuple(ages)


def age_of(days: int) -> int:
    """Which age so many days late belong to: 0 is not late."""
    return sum(days > last for last in AGES)
