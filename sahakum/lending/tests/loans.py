"""Loans that tests tell: the payments that were made, and a group's loan with new terms."""

import datetime
from typing import Any

from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_payments, read_practice
from sahakum.lending.reading_reschedules import renewed
from sahakum.lending.servicing import Loan
from sahakum.lending.tests.test_schedule import MONTHLY

Day = datetime.date
VILLAGE = MONTHLY | {
    "principal": 300_000,
    "rate": "2",
    "rate_period": "month",
    "amortisation": "equal_principal",
    "commodity": "KHR",
}


def paid(*payments: tuple[str, int], said: dict[str, Any] = MONTHLY, **practice: Any) -> Loan:
    terms = read_terms(said)
    loan = Loan(terms, read_practice(practice, terms))
    for payment in read_payments([{"on": on, "amount": amount} for on, amount in payments], terms):
        loan.pay(payment)
    return loan


def dues(loan: Loan, part: str) -> list[int]:
    return [row.due[part] for row in loan.rows[1:]]


def given_new_terms(
    loan: Loan, said: dict[str, Any], on: Day, interest: str, **changes: Any
) -> dict[str, Any]:
    """Gives what is owed of a loan new terms; the terms as they are said from then on."""
    loan.reach(on)
    anew = renewed(said, changes, principal=loan.principal_owed(), on=on)
    loan.renew(read_terms(anew), on=on, interest=interest)
    return anew
