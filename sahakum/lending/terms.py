"""The terms of a loan, as they are frozen on it."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

from sahakum.lending.rounding import rounded

# Principal and interest of each row.
Plan = tuple[list[int], list[int]]

# Rates are said for one of these; a year has so many of them.
IN_A_YEAR = {"year": 1, "month": 12, "week": 52, "day": 365}


@dataclass(frozen=True, kw_only=True)
class Rounding:
    """To which multiple, in which mode, which row takes the rest, and what is rounded at once.

    ``rest``: ``last`` or ``first`` row; ``nearest``: the last one, after the instalment was moved
    to the multiple that makes it differ least; ``level``: instalments are worked out anew for each
    row from what is still owed. ``interest``: ``each`` row alone; or so that rows add up to the
    rounded ``sum`` at any time, or at the end (the ``last`` one takes what is missing).
    ``segments``: where the balance changes within a period, ``each`` of its segments is rounded
    alone, or their ``sum``.
    """

    unit: int = 1
    mode: str = "half_up"
    rest: str = "last"
    interest: str = "each"
    segments: str = "sum"


@dataclass(frozen=True, kw_only=True)
class Grace:
    """For how many of the first periods principal waits, interest waits, or none is charged."""

    principal: int = 0
    interest_payment: int = 0
    interest_free: int = 0


@dataclass(frozen=True, kw_only=True)
class Fee:
    """An amount, or a share of the principal, at the start (0), with one row, or with each."""

    amount: int = 0
    share: Fraction = Fraction(0)
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What was agreed. Amounts in the smallest unit; ``rate`` is a share, 2 % is 1/50.

    ``rate_period`` is ``year``, ``month``, ``week``, ``day``, or ``period``: each time between two
    due days, such as a season. ``by`` says whether months and weeks are counted whole (``period``)
    or days by the ``day_count``; then a rate of a month is a twelfth of the yearly one.
    ``multiple`` is what instalments (or equal parts of principal) are rounded to. ``instalment`` is
    what was agreed to be paid with each row, 0 where it follows from the rest.
    """

    principal: int
    commodity: str
    rate: Fraction
    rate_period: str
    method: str
    amortisation: str
    disbursed_on: datetime.date
    due_on: tuple[datetime.date, ...]
    every: int
    unit: str
    by: str = "period"
    day_count: str = "actual/365"
    multiple: int = 1
    instalment: int = 0
    rounding: Rounding = Rounding()
    grace: Grace = Grace()
    fees: tuple[Fee, ...] = ()

    @property
    def number(self) -> int:
        """How many instalments there are."""
        return len(self.due_on)

    def in_unit(self, value: Fraction | int) -> int:
        """Rounded as single amounts are."""
        return rounded(value, unit=self.rounding.unit, mode=self.rounding.mode)

    def in_multiple(self, value: Fraction | int) -> int:
        """Rounded as instalments are."""
        unit = max(self.multiple, self.rounding.unit)
        return rounded(value, unit=unit, mode=self.rounding.mode)
