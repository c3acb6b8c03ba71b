"""Rates of groups worked out by hand: new terms, share-outs, rice, orders of paying."""

import datetime
from fractions import Fraction

import pytest

from sahakum.accounts.models import User
from sahakum.groups.tests.test_cycles import RICE
from sahakum.groups.tests.world import RULES, Village, a_group, everybody, saved
from sahakum.indicators.rates.answering import answer_records
from sahakum.indicators.rates.declarations import OF_ONE_GROUP
from sahakum.indicators.rates.definitions import Question, Scope
from sahakum.indicators.rates.receipts import receipt_of_rate
from sahakum.indicators.tests.test_rates import asked, between, sides
from sahakum.journal.sealing import last_position, seal_soon
from sahakum.lending.models import Loan
from sahakum.places.models import Place

OF_ONE = {rate.code: rate for rate in OF_ONE_GROUP}


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    """Fifty thousand saved; thirty thousand lent on 2 March for five months at 2 %."""
    group = a_group(bopha, village)
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    return group


def test_new_terms_are_at_risk_only_where_one_asks_so(group: Village) -> None:
    """On 10 May the row of April was 38 days late; the new first row is due in June."""
    said = {"loan": str(Loan.objects.get().pk), "decided_on": "8/5/2025", "instalments": "10"}
    said |= {"unit": "month", "first_due_on": "8/6/2025", "interest": "added"}
    saved("loan_reschedule", said | {"minutes": "ទឹកជំនន់"}, by=group.by)
    before, after = between("1/5/2025", "7/5/2025"), between("1/5/2025", "10/5/2025")
    assert sides("par30_riel", before) == sides("par30_renewed_riel", before) == (30_000, 30_000)
    assert sides("par30_riel", after) == (0, 30_000)
    assert sides("par30_renewed_riel", after) == (30_000, 30_000)


def test_a_share_out_leaves_nothing_earned(group: Village) -> None:
    """600 of interest and a fine of 1,000 until 2 April; the social fund is no part of it."""
    lines = {0: {"repaid": "6600"}, 1: {"fine": "1000"}, 2: {"social": "500"}}
    group.meet("2/4/2025", lines, counted="28100")
    april = between("1/4/2025", "30/4/2025")
    assert sides("return_on_savings_riel", april) == (1_600, 50_000)
    assert sides("fund_in_use_riel", april) == (24_000, 51_600)
    said = {"fund": str(group.fund.pk), "day": "30/4/2025", "how": "earnings_paid"}
    saved("share_out", said | {"share_social": "no"}, by=group.by)
    # 320 for each of five; what no note of 100 can pay stays as savings: 20 each.
    assert sides("return_on_savings_riel", april) == (0, 50_100)
    assert sides("fund_in_use_riel", april) == (24_000, 50_100)
    assert sides("savings_each_riel", april) == (50_100, 5)


def test_what_is_missing_in_a_store_and_what_is_found(bopha: User, village: Place) -> None:
    bank = a_group(bopha, village, commodity="RICE.FOOD", rules=RICE)
    bank.meet("2/2/2025", gift="1000", gift_from="ភូមិស្រស់", counted="1000")
    bank.meet("2/3/2025", counted="989.5", difference_cause="rats")
    assert sides("gap_food_paddy", between("1/3/2025", "31/3/2025")) == (10_500, 1_000_000)
    bank.meet("2/4/2025", counted="990", difference_reason="រាប់ខុស")
    # Of both counts: 1,000 and 989.5 by the book, 10 missing in all.
    assert sides("gap_food_paddy", between("1/3/2025", "30/4/2025")) == (10_000, 1_989_500)
    assert asked("gap_food_paddy", between("1/4/2025", "30/4/2025")).value < 0  # type: ignore[operator]


def test_rice_of_an_earlier_season_takes_the_recovery_over_the_whole(
    bopha: User, village: Place
) -> None:
    """100 kilos of 2024 come in with 50 of the next season's 50."""
    bank = a_group(bopha, village, commodity="RICE.FOOD", rules=RICE)
    bank.meet("2/2/2025", gift="1000", gift_from="ភូមិស្រស់", counted="1000")
    bank.meet("1/6/2025", {0: {"lent": "100"}}, counted="900")
    bank.meet("1/2/2026", {1: {"lent": "50"}}, counted="850")
    bank.meet("1/3/2026", {0: {"repaid": "120"}}, counted="970")
    season = between("1/1/2025", "31/12/2025")
    assert sides("recovery_food_paddy", season) == (0, 100_000)
    spring = between("1/1/2026", "30/6/2026")
    # Nothing fell due in spring, so there is no rate; the rice that came in is not lost.
    assert sides("recovery_food_paddy", spring) == (100_000, 0)
    assert sides("fund_in_use_food_paddy", spring) == (50_000, 1_020_000)
    assert sides("turnover_food_paddy", spring) == (50_000, 900_000)


def test_interest_that_is_paid_after_all_principal_counts_too(bopha: User, village: Place) -> None:
    """Where principal is paid first, a loan without principal still has interest that falls due."""
    rules = RULES | {"method": "flat", "order": "principal_first", "across": "parts"}
    group = a_group(bopha, village, rules=rules | {"prepayment": "next"})
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    # All principal, and the 600 of interest that are due on the day.
    group.meet("2/4/2025", {0: {"repaid": "30600"}}, counted="50600")
    group.meet("2/5/2025", {0: {"repaid": "600"}}, counted="51200")
    assert group.owed_by(0) == 0
    assert sides("repayment_riel", between("1/5/2025", "31/5/2025")) == (600, 600)
    assert sides("repayment_riel", between("1/6/2025", "30/6/2025")) == (0, 600)


def test_drop_out_counts_who_came_back_as_staying(group: Village) -> None:
    group.meet("2/5/2025", {4: {"withdrawn": "10000"}}, counted="10000")
    member = {"member": str(group.members[4].pk)}
    saved("group_step", member | {"standing": "left", "from_on": "10/5/2025"}, by=group.by)
    saved("group_step", member | {"standing": "member", "from_on": "20/6/2025"}, by=group.by)
    assert sides("drop_out", between("1/5/2025", "31/5/2025")) == (1, 5)
    assert sides("drop_out", between("1/5/2025", "30/6/2025")) == (0, 5)
    assert sides("drop_out", between("1/6/2025", "30/6/2025")) == (0, 4)


def test_attendance_of_one_group_is_that_of_its_village_told_by_records(
    group: Village, bopha: User
) -> None:
    """Fifteen times on the sheet, once late, twice away; a voided meeting counts in neither."""
    away = {place: {"presence": "absent"} for place in (3, 4)}
    group.meet("2/4/2025", {2: {"presence": "late"}} | away, counted="20000")
    wrong = group.meet("9/4/2025", {4: {"presence": "absent"}}, counted="20000")
    known = sealed()
    saved("void", {"operation": str(wrong), "reason": "ច្រឡំ"}, by=bopha)
    spring, one = between("1/2/2025", "30/4/2025"), Scope(group=group.group.pk)
    rate = OF_ONE["attendance_riel"]
    for position, found in ((None, (13, 15)), (known, (17, 20))):
        told = answer_records(rate, Question(period=spring, scope=one, known=position)).whole
        assert [told.numerator, told.denominator] == list(map(Fraction, found))
        assert sides("attendance", spring, known=position) == found
    receipt = receipt_of_rate(rate, Question(period=spring, scope=one), by=bopha)
    assert [row.row.day for row in receipt.page] == [
        datetime.date(2025, month, 2) for month in (4, 3, 2)
    ]
    assert [row.numerator for row in receipt.page] == [3, 5, 5]
    assert [row.denominator for row in receipt.page] == [5, 5, 5]


def sealed() -> int:
    """The position of all that was told until now."""
    seal_soon()
    return last_position()
