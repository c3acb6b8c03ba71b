"""How payments are taken, and what became of one."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

from sahakum.lending.account import PARTS

Day = datetime.date


@dataclass(frozen=True, kw_only=True)
class LateFee:
    """An amount, or a share of what is unpaid of the row, once a row is so many days late."""

    amount: int = 0
    share: Fraction = Fraction(0)
    after_days: int = 0


@dataclass(frozen=True, kw_only=True)
class Payment:
    """What was paid on a day."""

    on: Day
    amount: int


@dataclass(frozen=True, kw_only=True)
class Practice:
    """How payments are taken.

    ``order`` and ``across``: see ``account.settle``. ``prepayment``: what is paid before it is due
    pays the ``next`` rows as they stand, or lowers the principal: that of the ``coming`` row, or
    that of all, and then the remaining instalments (``amount``) or their number (``term``). With
    all but ``next`` a payment that pays the loan off ends it, with interest ``to_period_end`` or to
    the day. ``late_interest``: principal that is late bears ``none``, or declining interest to the
    ``day`` on which it is paid.
    """

    order: tuple[str, ...] = PARTS
    across: str = "rows"
    prepayment: str = "next"
    to_period_end: bool = False
    late_fee: LateFee | None = None
    late_interest: str = "none"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A payment and where it went; ``excess`` is what nothing was owed for.

    ``ahead`` is the part of its principal that was due in no row yet: it lowered what all rows to
    come are worked out from.
    """

    payment: Payment
    went: dict[str, int]
    excess: int
    ahead: int = 0


@dataclass(frozen=True, kw_only=True)
class Quote:
    """What pays the loan off: by its parts."""

    principal: int
    interest: int
    fee: int
    late_fee: int

    @property
    def total(self) -> int:
        """All of it together."""
        return self.principal + self.interest + self.fee + self.late_fee
