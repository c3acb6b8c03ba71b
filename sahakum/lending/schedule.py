"""The schedule of a loan from its terms: exact inside, whole numbers in every row."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from sahakum.lending.plans import PLANS
from sahakum.lending.terms import Fee, Terms


@dataclass(frozen=True, kw_only=True)
class Row:
    """One due day. Row 0 is the day of disbursement, with the fees taken at the start.

    ``accrued`` is the interest that the period before the day bears; ``interest`` is what of it is
    due on the day, which differs where interest waits.
    """

    number: int
    due_on: datetime.date
    principal: int
    interest: int
    fee: int
    balance: int
    accrued: int = 0

    @property
    def due(self) -> int:
        """What is to be paid on the day."""
        return self.principal + self.interest + self.fee


def rows_of(terms: Terms) -> list[Row]:
    """The whole schedule. Principal adds up to what was lent; the last balance is zero."""
    parts, accrued = PLANS[terms.amortisation, terms.method == "declining"](terms)
    interest = _deferred(accrued, terms.grace.interest_payment)
    start = Row(
        number=0,
        due_on=terms.disbursed_on,
        principal=0,
        interest=0,
        fee=fee_of(terms, 0),
        balance=terms.principal,
    )
    return [start, *_rows(terms, parts, interest, accrued)]


def _rows(terms: Terms, parts: list[int], interest: list[int], accrued: list[int]) -> Iterator[Row]:
    balance = terms.principal
    for number, part in enumerate(parts, 1):
        balance -= part
        yield Row(
            number=number,
            due_on=terms.due_on[number - 1],
            principal=part,
            interest=interest[number - 1],
            fee=fee_of(terms, number),
            balance=balance,
            accrued=accrued[number - 1],
        )


def fee_of(terms: Terms, number: int) -> int:
    """All fees of a row."""
    return sum(_fee(terms, fee, number) for fee in terms.fees)


def _fee(terms: Terms, fee: Fee, number: int) -> int:
    applies = fee.row == number or (fee.row is None and number > 0)
    return terms.in_unit(fee.amount + fee.share * terms.principal) if applies else 0


def _deferred(interest: list[int], waits: int) -> list[int]:
    """Interest of the first rows is paid with the first row that has no such grace."""
    if not waits:
        return interest
    return [0] * waits + [sum(interest[: waits + 1])] + interest[waits + 1 :]
