"""A paper book beside the books: every count agrees, whatever loans cost and when one begins."""

import datetime
from random import Random
from typing import Any
from uuid import UUID

import pytest

from sahakum.accounts.models import User
from sahakum.groups import chart
from sahakum.groups.paper_book import PaperBook
from sahakum.groups.tests.world import RULES, Village, a_group, saved
from sahakum.journal.verify import verify
from sahakum.lending.courses import courses_of
from sahakum.lending.models import Loan
from sahakum.lib.dates import add_months
from sahakum.places.models import Place

DEAR: dict[str, Any] = RULES | {"quorum": "", "most_times": ""}
FEES = (
    {"start_fee_percent": "2"},
    {"start_fee": "500", "row_fee": "200"},
    {"row_fee_percent": "0.5", "late_fee": "300", "late_after_days": "3"},
    {"start_fee_percent": "1", "late_fee_percent": "5", "pay_off": "day", "prepayment": "next"},
)


def a_book(group: Village, rules: dict[str, Any]) -> PaperBook:
    keys = [member.pk for member in group.members]
    return PaperBook(fund=group.fund.pk, commodity="KHR", rules=rules, members=keys)


def months(group: Village, book: PaperBook, chance: Random) -> None:
    """Eight meetings: all save, some borrow, most pay what is due; each must be stored."""
    for number in range(1, 9):
        day = add_months(datetime.date(2025, 2, 2), number)
        lines: dict[UUID, dict[str, Any]] = {}
        for key in book.members:
            due = book.due(key, day)
            pays = {"repaid": due} if due and chance.random() < 0.8 else {}
            lines[key] = {"presence": "present", "savings": 10_000} | pays
        borrower = chance.choice(list(book.members))
        if not book.owes(borrower):
            lines[borrower]["lent"] = 20_000
        saved("meeting", book.meet(day, lines), by=group.by)


@pytest.mark.parametrize("fees", FEES)
def test_what_loans_cost_is_in_the_count(fees: dict[str, str], bopha: User, village: Place) -> None:
    rules = DEAR | fees
    group = a_group(bopha, village, rules=rules)
    book = a_book(group, rules)
    months(group, book, Random(7))
    assert book.box == group.holds(chart.BOX)
    for place, key in enumerate(book.members):
        assert book.owes(key) == group.owed_by(place)
    assert group.holds(chart.FINES) > 0
    assert not list(verify())


def test_a_loan_taken_over_pays_no_fee_at_its_start_again(bopha: User, village: Place) -> None:
    rules = DEAR | {"start_fee": "500", "row_fee": "200"}
    group = a_group(bopha, village, rules=rules)
    lines = [
        {"member": str(member.pk), "savings": "20000", "owes": "" if place else "30000"}
        for place, member in enumerate(group.members)
    ]
    said = {"fund": str(group.fund.pk), "held_on": "10/1/2025", "box": "80000", "social": "0"}
    saved("group_opening", said | {"lines": lines, "minutes": "ចាស់"}, by=bopha)
    taken_over = Loan.objects.get()
    assert [fee["at"] for fee in taken_over.terms["fees"]] == ["each"]
    [course] = courses_of([taken_over])
    assert course.service.rows[0].due["fee"] == 0
    # 6,000 of principal, 600 of interest, 200 with the row: no 500 of the start.
    assert course.due(datetime.date(2025, 2, 10)) == 6_800
    group.meet("10/2/2025", {0: {"repaid": "6800"}, 1: {"lent": "10000"}}, counted="77300")
    assert group.holds(chart.FINES) == 200 + 500
    assert not list(verify())
