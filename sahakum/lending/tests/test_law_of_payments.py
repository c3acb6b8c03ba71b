"""Laws that hold whatever is paid, put off and agreed anew."""

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sahakum.lending.account import PARTS
from sahakum.lending.practice import Payment
from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_practice
from sahakum.lending.servicing import Loan
from sahakum.lending.tests.loans import Day, given_new_terms, paid
from sahakum.lending.tests.test_schedule import MONTHLY

METHODS = st.sampled_from(["none", "flat", "declining"])
KINDS = st.sampled_from(["equal_instalments", "equal_principal", "bullet"])
PAYMENTS = st.lists(
    st.tuples(st.dates(Day(2024, 1, 1), Day(2025, 1, 1)).map(str), st.integers(1, 9_000)),
    max_size=9,
)


@given(
    METHODS,
    KINDS,
    PAYMENTS,
    st.sampled_from(["next", "coming", "amount", "term"]),
    st.sampled_from(["rows", "parts"]),
    st.integers(0, 2),
    st.sampled_from([1, 50]),
)
def test_what_holds_after_any_payments(
    method: str,
    amortisation: str,
    payments: list[tuple[str, int]],
    prepayment: str,
    across: str,
    grace: int,
    multiple: int,
) -> None:
    said = MONTHLY | {"method": method, "amortisation": amortisation, "multiple": multiple}
    said |= {"grace": {"principal": grace}, "fees": [{"amount": 7, "at": "each"}]}
    late = {"percent": "5", "after_days": 4}
    loan = paid(*payments, said=said, prepayment=prepayment, across=across, late_fee=late)
    for row in loan.rows:
        assert all(0 <= row.paid[part] <= row.due[part] for part in PARTS), row
    went = {part: sum(taken.went[part] for taken in loan.taken) for part in PARTS}
    assert sum(went.values()) + sum(taken.excess for taken in loan.taken) == sum(
        amount for _, amount in payments
    )
    assert all(taken.excess >= 0 for taken in loan.taken)
    assert loan.principal_owed() + went["principal"] == 10_000
    quotes = [loan.quote(Day(2025, 1, 1), to_period_end=end) for end in (False, True)]
    assert all(quote.total >= loan.principal_owed() for quote in quotes)
    if any(taken.excess for taken in loan.taken):
        assert loan.principal_owed() == 0


EVENTS = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.sampled_from(["pay", "pay", "kept", "added", "postpone"]),
        st.integers(1, 4_000),
    ),
    max_size=10,
)


def happened(loan: Loan, said: dict[str, Any], event: tuple[int, str, int]) -> dict[str, Any]:
    """A payment, new terms or days put off; the terms as they are said after it."""
    day, what, size = event
    on = Day(2024, 1, 1) + datetime.timedelta(days=day)
    if what == "pay":
        loan.pay(Payment(on=on, amount=size))
    elif what == "postpone":
        loan.postpone(1 + size % 6, on=on)
    elif loan.principal_owed():
        first = on + datetime.timedelta(days=1 + size % 40)
        changes = {"number": 1 + size % 7, "first_due_on": first.isoformat()}
        said = given_new_terms(loan, said, on, what, **changes)
    return said


@given(
    METHODS,
    KINDS,
    EVENTS,
    st.sampled_from(["next", "coming", "amount", "term"]),
    st.sampled_from(["none", "day"]),
    st.sampled_from(["each", "sum"]),
)
def test_what_holds_through_new_terms_days_put_off_and_payments(
    method: str,
    amortisation: str,
    events: list[tuple[int, str, int]],
    prepayment: str,
    late_interest: str,
    segments: str,
) -> None:
    said = MONTHLY | {"method": method, "amortisation": amortisation}
    said |= {"fees": [{"amount": 7, "at": "each"}], "rounding": {"segments": segments}}
    practice = {"prepayment": prepayment, "late_fee": {"amount": 9, "after_days": 4}}
    practice |= {"late_interest": late_interest if method == "declining" else "none"}
    terms = read_terms(said)
    loan = Loan(terms, read_practice(practice, terms))
    for event in sorted(events, key=lambda one: one[0]):
        said = happened(loan, said, event)
        paid_back = sum(taken.went["principal"] for taken in loan.taken)
        assert loan.principal_owed() + paid_back == 10_000
        for row in loan.all_rows:
            assert all(0 <= row.paid[part] <= row.due[part] for part in PARTS), row
        for taken in loan.taken:
            assert sum(taken.went.values()) + taken.excess == taken.payment.amount
            assert taken.excess >= 0
    late_on = Day(2026, 1, 1)
    loan.reach(late_on)
    for end in (False, True):
        assert loan.quote(late_on, to_period_end=end).total >= loan.principal_owed()
    left = loan.quote(late_on, to_period_end=False).total
    if prepayment != "next" and left:
        loan.pay(Payment(on=late_on, amount=left))
        assert not loan.is_open()
