"""Rates: what each comes to, that parts add up, and that nothing is hidden or mixed."""

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sahakum.accounts.models import User
from sahakum.groups.tests.world import Village, a_group, everybody, saved
from sahakum.indicators.definitions import Area, Period
from sahakum.indicators.rates.answering import Answer, answer_rates
from sahakum.indicators.rates.declarations import ALL, BY_CODE
from sahakum.indicators.rates.definitions import Question, Scope
from sahakum.indicators.rates.receipts import RateReceipt, receipt_of_rate
from sahakum.indicators.tests.worlds import World
from sahakum.journal.sealing import last_position, seal_soon
from sahakum.lending.models import Loan
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place

YEAR = Period(first=datetime.date(2025, 1, 1), last=datetime.date(2025, 12, 31))


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    """Fifty thousand saved; thirty thousand lent on 2 March for five months at 2 %."""
    group = a_group(bopha, village)
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    return group


def day(text: str) -> datetime.date:
    return datetime.datetime.strptime(text, "%d/%m/%Y").date()


def between(first: str, last: str) -> Period:
    return Period(first=day(first), last=day(last))


def asked(code: str, period: Period = YEAR, **more: object) -> Answer:
    question = Question(period=period, **more)  # type: ignore[arg-type]
    return answer_rates([BY_CODE[code]], question).answers[0]


def sides(code: str, period: Period = YEAR, **more: object) -> tuple[Any, Any]:
    whole = asked(code, period, **more).whole
    return whole.numerator, whole.denominator


def test_who_pays_on_the_day_pays_all_of_it(group: Village) -> None:
    group.meet("2/4/2025", {0: {"repaid": "6600"}}, counted="26600")
    april = between("1/4/2025", "30/4/2025")
    assert sides("repayment_riel", april) == (6_600, 6_600)
    assert asked("on_time_riel", april).value == 1
    assert asked("par30_riel", april).value == 0


def test_old_debts_that_come_in_take_the_repayment_rate_over_the_whole(group: Village) -> None:
    # Of April 6,600 and of May 6,480 are due; May brings 10,000.
    group.meet("2/5/2025", {0: {"repaid": "10000"}}, counted="30000")
    assert sides("repayment_riel", between("1/4/2025", "30/4/2025")) == (0, 6_600)
    assert sides("repayment_riel", between("1/5/2025", "31/5/2025")) == (10_000, 6_480)
    assert sides("on_time_riel", between("1/4/2025", "31/5/2025")) == (3_400, 13_080)


def test_what_is_paid_before_its_time_counts_in_its_own_time(group: Village) -> None:
    # Pays off a month before the first instalment: all principal is a prepayment.
    group.meet("20/3/2025", {0: {"repaid": "30600"}}, counted="50600")
    assert sides("repayment_riel", between("1/3/2025", "31/3/2025")) == (0, 0)
    assert asked("repayment_riel", between("1/3/2025", "31/3/2025")).value is None
    assert sides("repayment_riel", between("1/4/2025", "30/4/2025")) == (0, 0)
    # Of a period that holds both days, all was paid by its day.
    assert sides("on_time_riel", between("1/3/2025", "30/4/2025")) == (6_600, 6_600)


def test_at_risk_is_the_whole_loan_and_arrears_only_what_was_due(group: Village) -> None:
    may = between("1/5/2025", "10/5/2025")
    # The row of 2 April is 38 days late, that of 2 May 8 days.
    assert sides("par30_riel", may) == (30_000, 30_000)
    assert sides("arrears_riel", may) == (12_000, 30_000)
    assert asked("par30_riel", between("1/4/2025", "2/5/2025")).value == 0


def test_putting_off_hides_nothing(group: Village) -> None:
    said = {"fund": str(group.fund.pk), "decided_on": "5/4/2025", "months": "6"}
    saved("loan_postponement", said | {"minutes": "ទឹកជំនន់"}, by=group.by)
    may = between("1/5/2025", "10/5/2025")
    assert asked("par30_riel", may).value == 0
    assert asked("par30_unmoved_riel", may).value == 1


def test_what_was_given_up_is_over_the_mean_of_what_was_owed(group: Village) -> None:
    loan = Loan.objects.get()
    said = {"loan": str(loan.pk), "day": "10/6/2025", "minutes": "ផ្លាស់ទីលំនៅ"}
    saved("loan_write_off", said, by=group.by)
    assert sides("given_up_riel", between("1/6/2025", "30/6/2025")) == (30_000, 15_000)
    assert asked("par30_riel", between("1/6/2025", "30/6/2025")).value is None


def test_earnings_the_loan_fund_and_savings_of_a_member(group: Village) -> None:
    group.meet("2/4/2025", {0: {"repaid": "6600"}} | {1: {"social": "1000"}}, counted="27600")
    april = between("1/4/2025", "30/4/2025")
    assert sides("return_on_savings_riel", april) == (600, 50_000)
    assert sides("fund_in_use_riel", april) == (24_000, 50_600)
    assert sides("savings_each_riel", april) == (50_000, 5)
    assert asked("savings_each_riel", april).said == 10_000
    # As of a day before the repayment nothing is earned.
    assert sides("return_on_savings_riel", between("1/3/2025", "31/3/2025")) == (0, 50_000)


def test_who_comes_and_who_leaves(group: Village) -> None:
    away = {place: {"presence": "absent"} for place in (3, 4)}
    group.meet("2/4/2025", {2: {"presence": "late"}} | away, counted="20000")
    assert sides("attendance", between("1/4/2025", "30/4/2025")) == (3, 5)
    left = {"member": str(group.members[4].pk), "standing": "left", "from_on": "10/5/2025"}
    group.meet("2/5/2025", {4: {"withdrawn": "10000"}}, counted="10000")
    saved("group_step", left, by=group.by)
    assert sides("drop_out", between("1/5/2025", "31/5/2025")) == (1, 5)
    assert sides("drop_out", between("1/6/2025", "30/6/2025")) == (0, 4)
    assert sides("savings_each_riel", between("1/6/2025", "30/6/2025")) == (40_000, 4)


def test_what_is_missing_at_counts(group: Village) -> None:
    group.meet("2/4/2025", counted="19000", difference_reason="ភ្លេចកត់ត្រា")
    april = between("1/4/2025", "30/4/2025")
    assert sides("gap_riel", april) == (1_000, 20_000)


def test_rice_that_is_lent_and_comes_back(bopha: User, village: Place) -> None:
    rules = {
        "method": "flat",
        "rate": "20",
        "rate_period": "period",
        "amortisation": "bullet",
        "unit": "harvest",
        "harvest_month": "12",
        "instalments": "1",
        "surplus": "savings",
    }
    bank = a_group(bopha, village, commodity="RICE.FOOD", rules=rules)
    bank.meet("2/2/2025", gift="1000", gift_from="ភូមិស្រស់", counted="1000")
    bank.meet("2/6/2025", {0: {"lent": "400.5"}, 1: {"lent": "200"}}, counted="399.5")
    bank.meet("20/12/2025", {0: {"repaid": "480.6"}}, counted="880.1")
    season = between("1/6/2025", "31/12/2025")
    assert sides("turnover_food_paddy", season) == (600_500, 1_000_000)
    assert sides("recovery_food_paddy", season) == (400_500, 600_500)
    assert sides("recovery_interest_food_paddy", season) == (80_100, 120_100)
    assert asked("repayment_riel", season).value is None


def test_dollars_and_riel_stay_apart(group: Village, bopha: User) -> None:
    saved(
        "group_fund",
        {"group": str(group.group.pk), "commodity": "USD", "opened_on": "1/2/2025"},
        by=bopha,
    )
    assert sides("fund_in_use_riel") == (30_000, 50_000)
    assert asked("fund_in_use_dollars").value is None


def test_villages_are_added_and_percents_never_averaged(
    group: Village, bopha: User, neighbour_village: Place, village: Place
) -> None:
    other = a_group(bopha, neighbour_village)
    other.meet("2/2/2025", everybody(savings="20000"), counted="100000")
    whole = asked("fund_in_use_riel")
    assert whole.villages[village.pk].value == Fraction(30_000, 50_000)
    assert whole.villages[neighbour_village.pk].value == 0
    assert whole.value == Fraction(30_000, 150_000)
    one = Scope(areas=(Area(first=village.pk, last=village.pk),))
    assert asked("fund_in_use_riel", scope=one).value == Fraction(3, 5)
    of_group = Scope(group=other.group.pk)
    assert asked("fund_in_use_riel", scope=of_group).value == 0


def test_a_rate_is_as_it_was_known(group: Village) -> None:
    seal_soon()
    before = last_position()
    paid = group.meet("2/4/2025", {0: {"repaid": "6600"}}, counted="26600")
    april = between("1/4/2025", "30/4/2025")
    seal_soon()
    after = last_position()
    saved("void", {"operation": str(paid), "reason": "ច្រឡំ"}, by=group.by)
    codes = ("repayment_riel", "fund_in_use_riel", "attendance")
    now = [sides(code, april) for code in codes]
    assert now == [(0, 6_600), (30_000, 50_000), (0, 0)]
    assert [sides(code, april, known=before) for code in codes] == now
    then = [sides(code, april, known=after) for code in codes]
    assert then == [(6_600, 6_600), (24_000, 50_600), (5, 5)]


def test_every_rate_can_be_asked_together(group: Village) -> None:
    found = answer_rates(ALL, Question(period=YEAR))
    assert [one.rate for one in found.answers] == list(ALL)
    assert len({rate.code for rate in ALL}) == len(ALL)


def test_a_mean_is_worked_out_from_sums(db: None) -> None:
    world = World()
    home, far = world.household(), world.household(village=1)
    for place, months in ((0, 12), (0, 13), (1, 20)):
        world.happens(
            (home, far)[place],
            kind="animal_birth_interval",
            item="COW",
            quantity=Decimal(months),
            village=place,
        )
    found = asked("calving_interval")
    assert found.said == 15
    assert [part.value for part in found.villages.values()] == [Fraction(25, 2), 20]


def test_grants_are_counted_once_however_many_parts_were_paid(db: None) -> None:
    world = World()
    home, first, second = world.household(), uuid7(), uuid7()
    for grant, kind, days in (
        (first, "business_grant_paid", 100),
        (first, "business_grant_paid", 50),
        (second, "business_grant_paid", 80),
        (first, "business_grant_verified", 12),
    ):
        about = {"subject_kind": "business_grant", "subject_id": grant, "item": "USD"}
        world.happens(home, kind=kind, quantity=Decimal(days), **about)
    assert sides("grants_proven") == (1, 2)
    assert asked("grant_days_to_proof").said == 12


def _receipt(code: str, by: User, **more: object) -> RateReceipt:
    return receipt_of_rate(BY_CODE[code], Question(period=YEAR), by=by, **more)  # type: ignore[arg-type]


def test_a_receipt_leads_to_the_loans_within_sight(
    group: Village, bopha: User, sreymom: User, chantha: User
) -> None:
    found = _receipt("par30_riel", bopha)
    assert [one.row.member for one in found.page] == [group.members[0].pk]
    assert found.page[0].numerator == found.page[0].denominator == 30_000
    assert (found.records, found.outside) == (1, 0)
    for stranger in (sreymom, chantha):
        hidden = _receipt("par30_riel", stranger)
        assert (hidden.page, hidden.records, hidden.outside) == ((), 1, 1)
        assert hidden.part == found.part


def test_a_receipt_of_facts_leads_to_the_meetings(group: Village, bopha: User) -> None:
    found = _receipt("attendance", bopha, village=group.group.village_id)
    assert [one.receipt.records for one in found.counted] == [10, 10]
    assert [one.of_numerator for one in found.counted] == [True, False]
    assert found.part.numerator == found.part.denominator == 10
    elsewhere = _receipt("attendance", bopha, village=group.group.village_id + 1)
    assert elsewhere.part.value is None
