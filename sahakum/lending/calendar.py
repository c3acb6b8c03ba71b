"""Days on which instalments fall due, and how many years lie between two days."""

import calendar
import datetime
from collections.abc import Callable
from fractions import Fraction

from sahakum.lib.dates import add_months

Day = datetime.date


def due_days(*, first: Day, number: int, every: int, unit: str) -> tuple[Day, ...]:
    """The due days of a loan: ``first`` and then every so many days, weeks or months.

    Months are counted from the first day, so that the 31st falls on the last of shorter months and
    comes back to the 31st.
    """
    if unit == "month":
        return tuple(add_months(first, every * count) for count in range(number))
    days = every * (7 if unit == "week" else 1)
    return tuple(first + datetime.timedelta(days=days * count) for count in range(number))


def years_between(start: Day, end: Day, *, day_count: str) -> Fraction:
    """The exact share of a year between two days, by one of ``DAY_COUNTS``."""
    return DAY_COUNTS[day_count](start, end)


def _thirty(start: Day, end: Day) -> Fraction:
    """30/360, bond basis: ISDA 2006 Definitions, section 4.16(f)."""
    first = min(start.day, 30)
    last = 30 if end.day == 31 and first == 30 else end.day
    days = 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first
    return Fraction(days, 360)


def _actual(days_in_year: int) -> Callable[[Day, Day], Fraction]:
    return lambda start, end: Fraction((end - start).days, days_in_year)


def _actual_actual(start: Day, end: Day) -> Fraction:
    """Actual/actual: days in leap years over 366, others over 365; ISDA 2006, section 4.16(b)."""
    total = Fraction(0)
    for year in range(start.year, end.year + 1):
        begun = max(start, Day(year, 1, 1))
        ended = min(end, Day(year + 1, 1, 1))
        total += Fraction(max((ended - begun).days, 0), 365 + calendar.isleap(year))
    return total


DAY_COUNTS: dict[str, Callable[[Day, Day], Fraction]] = {
    "30/360": _thirty,
    "actual/360": _actual(360),
    "actual/364": _actual(364),
    "actual/365": _actual(365),
    "actual/actual": _actual_actual,
}
