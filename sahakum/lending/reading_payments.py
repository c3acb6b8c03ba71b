"""Payments, and how they are taken, out of JSON."""

import datetime
from collections.abc import Mapping
from typing import Any

from sahakum.lending.account import PARTS
from sahakum.lending.practice import LateFee, Payment, Practice
from sahakum.lending.terms import Terms
from sahakum.lib.checked import (
    TermsError,
    a_choice,
    a_day,
    a_percent,
    a_whole,
    an_object,
)
from sahakum.lib.quantities import MOST_AMOUNT

MOST_PAYMENTS = 5000
PREPAYMENTS = ("next", "coming", "amount", "term")
NAMES = frozenset({"order", "across", "prepayment", "pay_off", "late_fee", "late_interest"})


def read_practice(said: Any, terms: Terms) -> Practice:
    """How payments are taken.

    Raises:
        TermsError: something is unknown or of the wrong type, or the two rules do not go together.
    """
    known = an_object(said, "practice", NAMES)
    prepayment = a_choice(known, "prepayment", PREPAYMENTS, default="next")
    if prepayment != "next" and terms.grace.interest_payment:
        raise TermsError(
            "practice.prepayment: where interest waits, payments before their day pay the next"
            " rows; say next."
        )
    return Practice(
        order=_order(known),
        across=a_choice(known, "across", ("rows", "parts"), default="rows"),
        prepayment=prepayment,
        to_period_end=a_choice(known, "pay_off", ("day", "period"), default="day") == "period",
        late_fee=_late_fee(known["late_fee"]) if "late_fee" in known else None,
        late_interest=_late_interest(known, terms),
    )


def _late_interest(known: Mapping[str, Any], terms: Terms) -> str:
    late = a_choice(known, "late_interest", ("none", "day"), default="none")
    if late != "none" and (terms.method != "declining" or terms.grace.interest_payment):
        raise TermsError(
            "practice.late_interest: only declining interest that does not wait can be borne by"
            " late principal; say none."
        )
    return late


def _order(known: Mapping[str, Any]) -> tuple[str, ...]:
    said = known.get("order", list(PARTS))
    if not isinstance(said, list) or sorted(map(str, said)) != sorted(PARTS):
        raise TermsError(f"practice.order: each of {', '.join(PARTS)} is wanted once.")
    return tuple(said)


def _late_fee(said: Any) -> LateFee:
    known = an_object(said, "practice.late_fee", frozenset({"amount", "percent", "after_days"}))
    if ("amount" in known) == ("percent" in known):
        raise TermsError("practice.late_fee: either an amount or a percent is wanted.")
    return LateFee(
        amount=a_whole(known, "amount", least=0, most=MOST_AMOUNT, default=0),
        share=a_percent(known, "percent", default="0"),
        after_days=a_whole(known, "after_days", least=0, most=3660, default=0),
    )


def read_payments(said: Any, terms: Terms) -> list[Payment]:
    """Payments in order of their days.

    Raises:
        TermsError: one is of the wrong type, or from before the loan.
    """
    if not isinstance(said, list) or len(said) > MOST_PAYMENTS:
        raise TermsError(f"payments: a list of at most {MOST_PAYMENTS} is wanted.")
    return sorted((_payment(one, terms) for one in said), key=lambda payment: payment.on)


def _payment(said: Any, terms: Terms) -> Payment:
    known = an_object(said, "payments", frozenset({"on", "amount"}))
    payment = Payment(
        on=a_day(known, "on"), amount=a_whole(known, "amount", least=1, most=MOST_AMOUNT)
    )
    if payment.on < terms.disbursed_on:
        raise TermsError(f"payments: {payment.on} lies before the loan, {terms.disbursed_on}.")
    return payment


def read_as_of(known: Mapping[str, Any], last: datetime.date | None) -> datetime.date | None:
    """The day as of which arrears and quotes are wanted; the last thing's, if none is said.

    Raises:
        TermsError: it is no day, or something came after it.
    """
    if "as_of" not in known:
        return last
    day = a_day(known, "as_of")
    if last is not None and day < last:
        raise TermsError(f"as_of: {day} lies before what came on {last}.")
    return day
