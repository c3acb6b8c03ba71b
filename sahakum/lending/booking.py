"""What a loan and its payments move in a book: rows for the journal, nothing is stored here."""

import datetime
from dataclasses import dataclass

from sahakum.ledger.models import Account, Transfer
from sahakum.ledger.opening import new_transfer
from sahakum.lending.courses import Course, Key, key_of_payment, service_of
from sahakum.lending.models import Loan, LoanPayment
from sahakum.lending.practice import Payment

Day = datetime.date


@dataclass(frozen=True, kw_only=True)
class Till:
    """Where money or rice comes from and goes to: the box, and what was earned."""

    box: Account
    interest: Account
    fees: Account


class TooMuch(Exception):
    """More was paid than what would pay the loans off."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class Earlier(Exception):
    """What became of the loan on that day or later was recorded before."""

    def __init__(self, last_on: Day) -> None:
        super().__init__(last_on)
        self.last_on = last_on


def disbursed(loan: Loan, till: Till) -> list[Transfer]:
    """The principal goes out of the box; fees at the start are kept back."""
    moves = [
        new_transfer(
            into=loan.account, out_of=till.box, amount=loan.principal, day=loan.disbursed_on
        )
    ]
    fee = kept_back(loan)
    if fee:
        moves.append(
            new_transfer(into=till.box, out_of=till.fees, amount=fee, day=loan.disbursed_on)
        )
    return moves


def kept_back(loan: Loan) -> int:
    """Fees at the start, which are kept back of what is paid out."""
    return service_of(loan).rows[0].due["fee"]


def paid(
    courses: list[Course],
    amount: int,
    *,
    on: Day,
    till: Till,
    how: str = LoanPayment.How.PAID,
) -> list[LoanPayment | Transfer]:
    """An amount for all loans of a member, the oldest loan first.

    Raises:
        TooMuch: nothing is owed for a part of it.
        Earlier: a payment or decision of that day or a later one is known.
    """
    rows: list[LoanPayment | Transfer] = []
    left = amount
    for course in sorted(courses, key=lambda one: (one.loan.disbursed_on, one.loan.pk)):
        part = min(left, course.most(on))
        if part:
            _refuse_earlier(course, key_of_payment(on, how))
            rows += _payment(course, part, on, till, how)
            left -= part
    if left:
        raise TooMuch(amount - left)
    return rows


def _refuse_earlier(course: Course, key: Key) -> None:
    if course.last >= key:
        raise Earlier(course.last[0])


def _payment(
    course: Course, amount: int, on: Day, till: Till, how: str
) -> list[LoanPayment | Transfer]:
    went = course.service.pay(Payment(on=on, amount=amount)).went
    row = LoanPayment(loan=course.loan, paid_on=on, how=how, amount=amount, **went)
    sources = (
        (course.loan.account, went["principal"]),
        (till.interest, went["interest"]),
        (till.fees, went["fee"] + went["late_fee"]),
    )
    moves = [
        new_transfer(into=till.box, out_of=account, amount=part, day=on)
        for account, part in sources
        if part
    ]
    return [row, *moves]
