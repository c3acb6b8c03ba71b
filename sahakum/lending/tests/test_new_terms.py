"""What is late bears interest, and loans that get new terms: published or worked out by hand."""

import json
from argparse import Namespace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from sahakum.lending import command
from sahakum.lending.practice import Payment
from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_practice
from sahakum.lending.segments import changed, cost, whole
from sahakum.lending.servicing import Loan
from sahakum.lending.tests.loans import VILLAGE, Day, dues, given_new_terms, paid
from sahakum.lending.tests.test_schedule import MONTHLY


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
    given_new_terms(loan, VILLAGE, on, interest, **changes)
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
    given_new_terms(loan, said, on, "kept", number=2, first_due_on="2024-08-15")
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
