"""Payments: figures that others published or that are worked out by hand, and laws."""

import datetime
import json
from argparse import Namespace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahakum.lending import command
from sahakum.lending.account import PARTS
from sahakum.lending.practice import Payment
from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_payments, read_practice
from sahakum.lending.reading_reschedules import renewed
from sahakum.lending.segments import changed, cost, whole
from sahakum.lending.servicing import Loan
from sahakum.lending.tests.test_schedule import MONTHLY
from sahakum.lib.checked import TermsError

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


def test_what_pays_it_off_in_the_middle_of_a_month() -> None:
    """Published with Apache Fineract's tests: 83.81 to the day, 84.06 to the end of the period."""
    loan = paid(("2024-02-01", 1701))
    assert loan.quote(Day(2024, 2, 15), to_period_end=False).total == 8381
    assert loan.quote(Day(2024, 2, 15), to_period_end=True).total == 8406


def test_paid_to_the_day_nothing_is_left() -> None:
    loan = paid(("2024-02-01", 1701), ("2024-02-15", 8381), prepayment="term")
    assert loan.principal_owed() == 0
    assert sum(row.unpaid() for row in loan.rows) == 0
    assert loan.taken[1].excess == 0
    assert loan.quote(Day(2024, 2, 15), to_period_end=False).total == 0


def test_a_part_pays_late_fees_then_fees_then_interest_then_principal() -> None:
    late = {"amount": 500, "after_days": 3}
    loan = paid(("2024-02-10", 20_000), said=VILLAGE, late_fee=late)
    assert loan.taken[0].went == {
        "late_fee": 500,
        "fee": 0,
        "interest": 6_000,
        "principal": 13_500,
    }
    assert [row.number for row in loan.overdue(Day(2024, 2, 11))] == [1]
    assert loan.overdue(Day(2024, 2, 11))[0].unpaid() == 36_500


def test_no_late_fee_within_the_days_allowed() -> None:
    loan = paid(("2024-02-04", 56_000), said=VILLAGE, late_fee={"amount": 500, "after_days": 3})
    assert loan.taken[0].went["late_fee"] == 0
    assert loan.overdue(Day(2024, 2, 20)) == []


def test_another_order_pays_principal_first() -> None:
    order = ["principal", "interest", "fee", "late_fee"]
    loan = paid(("2024-02-01", 52_000), said=VILLAGE, order=order)
    assert (loan.taken[0].went["principal"], loan.taken[0].went["interest"]) == (50_000, 2_000)


def test_row_by_row_or_part_by_part() -> None:
    """Two rows late, 60,000 paid: the whole first row, or the interest of both first."""
    rows = paid(("2024-03-01", 60_000), said=VILLAGE)
    assert [row.unpaid() for row in rows.rows[1:3]] == [0, 51_000]
    parts = paid(("2024-03-01", 60_000), said=VILLAGE, across="parts")
    assert [row.unpaid("interest") for row in parts.rows[1:3]] == [0, 0]
    assert [row.unpaid("principal") for row in parts.rows[1:3]] == [1_000, 50_000]


def test_early_money_pays_the_next_rows() -> None:
    loan = paid(("2024-02-01", 56_000 + 55_000 + 10_000), said=VILLAGE)
    assert dues(loan, "principal") == [50_000] * 6
    assert [row.unpaid() for row in loan.rows[1:4]] == [0, 0, 44_000]


def test_early_money_makes_instalments_smaller() -> None:
    """100,000 before its day on the first due day: 150,000 over five rows, 2 % of what is owed."""
    loan = paid(("2024-02-01", 156_000), said=VILLAGE, prepayment="amount")
    assert dues(loan, "principal")[1:] == [30_000] * 5
    assert dues(loan, "interest")[1:] == [3_000, 2_400, 1_800, 1_200, 600]


def test_early_money_makes_the_loan_shorter() -> None:
    loan = paid(("2024-02-01", 156_000), said=VILLAGE, prepayment="term")
    assert dues(loan, "principal")[1:] == [50_000, 50_000, 50_000, 0, 0]
    assert dues(loan, "interest")[1:] == [3_000, 2_000, 1_000, 0, 0]


def test_early_money_stands_for_the_coming_row() -> None:
    """Of 251,000 owed 5,000 riel is paid on 15 February: the row stays 55,000.

    Its interest is 2 % on 251,000 for 14 of 29 days and on 246,000 for 15: 5,020 becomes 4,968.
    """
    said = VILLAGE | {"amortisation": "equal_instalments", "instalment": 55_000}
    on_time = paid(("2024-02-01", 55_000), said=said)
    early = paid(("2024-02-01", 55_000), ("2024-02-15", 5_000), said=said, prepayment="coming")
    assert (dues(on_time, "interest")[1], dues(on_time, "principal")[1]) == (5_020, 49_980)
    assert (dues(early, "interest")[1], dues(early, "principal")[1]) == (4_968, 50_032)
    assert early.rows[2].unpaid() == 50_000
    assert [sum(row.due.values()) for row in early.rows[1:6]] == [55_000] * 5


def test_more_than_the_coming_row_makes_later_ones_smaller() -> None:
    """Of 250,000 in 5 parts 90,000 is paid ten days before its day: 160,000 is left in 4 parts."""
    loan = paid(("2024-02-01", 56_000), ("2024-02-20", 90_000), said=VILLAGE, prepayment="coming")
    assert dues(loan, "principal") == [50_000, 90_000, 40_000, 40_000, 40_000, 40_000]
    assert loan.rows[2].unpaid("principal") == 0
    on_the_day = paid(("2024-02-01", 106_000), said=VILLAGE, prepayment="coming")
    assert dues(on_the_day, "principal") == [50_000] + [40_000] * 5


def test_shorter_with_equal_instalments() -> None:
    """After 50.00 more on the first due day 33.57 is owed: two rows of 17.01 or less."""
    loan = paid(("2024-02-01", 1701 + 5000), prepayment="term")
    assert dues(loan, "principal")[1:] == [1681, 1676, 0, 0, 0]
    assert dues(loan, "interest")[1:] == [20, 10, 0, 0, 0]


def test_in_the_middle_of_a_period_each_balance_bears_its_days() -> None:
    """29 days of February: 14 on 83.57, 15 on 33.57, at 7 % a year: 0.2355 + 0.1014 = 0.34."""
    loan = paid(("2024-02-01", 1701), ("2024-02-15", 5000), prepayment="amount")
    assert dues(loan, "interest")[1] == 34
    assert loan.principal_owed() == 3357


def test_more_than_is_owed_is_named() -> None:
    loan = paid(("2024-02-01", 99_999))
    assert loan.taken[0].excess == 99_999 - 10_205
    assert loan.principal_owed() == 0


def test_a_fee_at_the_start_is_kept_back() -> None:
    fees = [{"percent": "1", "at": "start"}]
    loan = paid(("2024-02-01", 1701), said=MONTHLY | {"fees": fees})
    assert loan.taken[0].went["fee"] == 0
    assert loan.rows[0].paid["fee"] == 100


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


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ({"payments": [{"on": "2023-12-31", "amount": 5}]}, "payments: 2023-12-31 lies before"),
        ({"payments": [{"on": "2024-02-01", "amount": 0}]}, "amount: a whole number from 1"),
        ({"payments": [{"on": "2024-02-01", "amount": 1.5}]}, "amount: a whole number"),
        ({"payments": {}}, "payments: a list"),
        ({"practice": {"order": ["principal"]}}, "practice.order"),
        ({"practice": {"prepayment": "never"}}, "prepayment: one of"),
        ({"practice": {"late_fee": {}}}, "practice.late_fee"),
        (
            {"practice": {"prepayment": "term"}, "grace": {"interest_payment": 1}},
            "practice.prepayment",
        ),
        (
            {"payments": [{"on": "2024-02-01", "amount": 5}], "as_of": "2024-01-05"},
            "as_of: 2024-01-05 lies before",
        ),
        ({"practice": {"late_interest": "day"}, "method": "flat"}, "practice.late_interest"),
        ({"reschedules": {}}, "reschedules: a list"),
        ({"reschedules": [{"on": "2023-12-31"}]}, "reschedules: 2023-12-31 lies before"),
        ({"reschedules": [{"on": "2024-03-01", "principal": 5}]}, "reschedules: there is no value"),
        ({"reschedules": [{"on": "2024-03-01"}]}, "number: this is missing"),
        ({"reschedules": [{"on": "2024-03-01"}] * 2}, "reschedules: there is one for a day"),
        ({"rounding": {"segments": "none"}}, "segments: one of"),
    ],
)
def test_what_means_nothing_is_named(
    said: dict[str, Any], start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "terms.json"
    file.write_text(json.dumps(MONTHLY | said))
    assert command.run(Namespace(terms=file, json=True)) == 2
    assert capsys.readouterr().err.startswith(start)


def test_the_command_says_how_the_loan_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    payments = [{"on": "2024-02-01", "amount": "១៧០១"}]
    file = tmp_path / "terms.json"
    file.write_text(json.dumps(MONTHLY | {"payments": payments, "as_of": "2024-03-05"}))
    assert command.run(Namespace(terms=file, json=True)) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["arrears"] == {
        "late_fee": 0,
        "fee": 0,
        "interest": 49,
        "principal": 1652,
        "days_late": 4,
    }
    assert printed["standing"][1]["completed_on"] == "2024-02-01"
    assert command.run(Namespace(terms=file, json=False)) == 0
    assert "principal owed: 8357" in capsys.readouterr().out


def test_a_practice_is_an_object() -> None:
    with pytest.raises(TermsError, match="practice"):
        read_practice([], read_terms(MONTHLY))


def late(as_of: str, *payments: tuple[str, int], said: dict[str, Any] = MONTHLY) -> Loan:
    loan = paid(*payments, said=said, late_interest="day")
    loan.reach(Day.fromisoformat(as_of))
    return loan


def test_late_principal_bears_interest_and_the_last_row_takes_it() -> None:
    """Published with Apache Fineract's tests, "Interest recalculation", S1 to S3."""
    nothing = late("2024-07-15")
    assert dues(nothing, "interest") == [58] * 6
    assert dues(nothing, "principal") == [1643] * 5 + [1785]
    two_late = late("2024-03-10")
    assert dues(two_late, "interest") == [58, 58, 45, 30, 20, 10]
    assert dues(two_late, "principal") == [1643, 1643, 1656, 1671, 1681, 1706]
    one_late = late("2024-03-10", ("2024-02-01", 1701))
    assert dues(one_late, "interest") == [58, 49, 42, 29, 20, 10]
    assert dues(one_late, "principal") == [1643, 1652, 1659, 1672, 1681, 1693]


def test_each_segment_of_a_period_is_rounded_or_their_sum() -> None:
    """Fineract's RP04: four days on 5,000.00, 27 on 4,187.32: 6.58 + 37.17, or 43.74 at once."""
    begun, paid_on, ended = Day(2022, 12, 1), Day(2022, 12, 5), Day(2023, 1, 1)
    segments = changed(whole(begun, ended, 418_732), 81_268, begun=begun, ended=paid_on)
    share = Fraction(12, 100) * Fraction(31, 365)
    for rule, interest in (("each", 4375), ("sum", 4374)):
        terms = read_terms(MONTHLY | {"rounding": {"segments": rule}})
        assert cost(terms, segments, share) == interest


def test_late_interest_is_worked_out_once_however_often_one_looks() -> None:
    looked = late("2024-02-10")
    for day in range(11, 29):
        looked.reach(Day(2024, 2, day))
    assert dues(late("2024-02-28"), "interest") == dues(looked, "interest")


def renewed_loan(interest: str) -> Loan:
    """Of 300,000 riel one part is paid; new terms from 16 April on, 10 parts at 1 % a month."""
    loan = paid(("2024-02-01", 56_000), said=VILLAGE)
    on = Day(2024, 4, 16)
    changes = {"rate": "1", "number": 10, "first_due_on": "2024-05-16"}
    said = renewed(VILLAGE, changes, principal=loan.principal_owed(), on=on)
    loan.renew(read_terms(said), on=on, interest=interest)
    return loan


def test_new_terms_for_what_is_owed_and_interest_until_then_stays_due() -> None:
    """Two rows of interest late, 5,000 and 4,000; of the third 15 of 30 days: 1,500."""
    loan = renewed_loan("kept")
    assert loan.principal_owed() == 250_000
    assert [row.due["principal"] for row in loan.rows[1:]] == [25_000] * 10
    assert [row.due["interest"] for row in loan.rows[1:3]] == [2_500, 2_250]
    assert [row.unpaid() for row in loan.overdue(Day(2024, 4, 17))] == [5_000, 4_000, 1_500]
    assert loan.quote(Day(2024, 4, 16), to_period_end=False).total == 260_500
    loan.pay(Payment(on=Day(2024, 5, 16), amount=10_500 + 27_500))
    assert loan.overdue(Day(2024, 5, 17)) == []
    assert loan.principal_owed() == 225_000


def test_interest_until_new_terms_is_added_to_the_first_new_row() -> None:
    loan = renewed_loan("added")
    assert loan.overdue(Day(2024, 4, 17)) == []
    first = loan.rows[1].due
    assert (first["fee"], first["interest"], first["principal"]) == (10_500, 2_500, 25_000)
    # No pay-off lets it go.
    assert loan.quote(Day(2024, 4, 16), to_period_end=False).total == 260_500


def test_who_pays_all_that_is_due_owes_no_fee_of_rows_that_fell_away() -> None:
    """With 1,665 paid at once the sixth row has no principal any more: five rows of 1,667."""
    said = MONTHLY | {"method": "none", "fees": [{"amount": 7, "at": "each"}]}
    terms = read_terms(said)
    loan = Loan(terms, read_practice({"prepayment": "term"}, terms))
    loan.pay(Payment(on=Day(2024, 1, 1), amount=1_665))
    loan.pay(Payment(on=loan.rows[5].due_on, amount=5 * (1_667 + 7)))
    assert not loan.is_open()


@pytest.mark.parametrize("method", ["none", "flat", "declining"])
def test_a_pay_off_asks_for_what_is_owed_of_old_terms_and_was_put_off(method: str) -> None:
    """Of six rows with a fee of 7 each, the last is put off beyond the day of the pay-off."""
    said = MONTHLY | {"method": method, "fees": [{"amount": 7, "at": "each"}]}
    terms = read_terms(said)
    loan = Loan(terms, read_practice({"prepayment": "amount"}, terms))
    on = Day(2024, 7, 15)
    changes = {"number": 2, "first_due_on": "2024-08-15"}
    anew = renewed(said, changes, principal=loan.principal_owed(), on=on)
    loan.renew(read_terms(anew), on=on, interest="kept")
    loan.postpone(3, on=Day(2024, 7, 16))
    quote = loan.quote(Day(2024, 9, 15), to_period_end=False)
    assert (quote.principal, quote.fee) == (10_000, 6 * 7)
    loan.pay(Payment(on=Day(2024, 9, 15), amount=quote.total))
    assert not loan.is_open()


def test_new_terms_stand_in_the_file_of_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    anew = {"on": "2024-04-16", "number": 10, "rate": "1", "first_due_on": "2024-05-16"}
    said = VILLAGE | {"reschedules": [anew], "payments": [{"on": "2024-02-01", "amount": 56_000}]}
    file = tmp_path / "terms.json"
    file.write_text(json.dumps(said))
    assert command.run(Namespace(terms=file, json=True)) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["principal_owed"] == 250_000
    assert printed["pay_off"]["to_day"]["total"] == 260_500
    assert [row["number"] for row in printed["standing"]] == list(range(15))


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
        loan.reach(on)
        said = renewed(said, changes, principal=loan.principal_owed(), on=on)
        loan.renew(read_terms(said), on=on, interest=what)
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
