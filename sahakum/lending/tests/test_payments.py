"""Payments: figures that others published or that are worked out by hand."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from sahakum.lending import command
from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_practice
from sahakum.lending.tests.loans import VILLAGE, Day, dues, paid
from sahakum.lending.tests.test_schedule import MONTHLY
from sahakum.lib.checked import TermsError


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
