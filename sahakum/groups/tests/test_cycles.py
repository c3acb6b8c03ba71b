"""Paper books taken over, share-outs, floods, and loans given up."""

import pytest
from django.utils import translation

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.collectives.models import Member
from sahakum.groups import chart
from sahakum.groups.models import ShareOutLine
from sahakum.groups.tests.world import RULES, Village, a_group, everybody, saved, send, sentences_of
from sahakum.journal.verify import verify
from sahakum.ledger.models import Transfer
from sahakum.lending.arrears import portfolio_of
from sahakum.lending.courses import courses_of
from sahakum.lending.models import Loan
from sahakum.lib.dates import parse_day
from sahakum.places.models import Place

RICE = RULES | {
    "saving": "20",
    "social": "",
    "rate": "20",
    "rate_period": "period",
    "amortisation": "bullet",
    "unit": "harvest",
    "harvest_month": "12",
    "instalments": "1",
    "multiple": "",
    "payout_unit": "1",
    "most_times": "",
}


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    return a_group(bopha, village)


@pytest.fixture
def rice(bopha: User, village: Place) -> Village:
    return a_group(bopha, village, commodity="RICE.FOOD", rules=RICE)


def opening(group: Village, **more: object) -> dict[str, object]:
    """What the paper book says: 20,000 saved by each, and the first owes 30,000."""
    lines = [
        {"member": str(member.pk), "savings": "20000", "owes": "" if place else "30000"}
        for place, member in enumerate(group.members)
    ]
    said = {"fund": str(group.fund.pk), "held_on": "10/1/2025", "box": "80000", "social": "8000"}
    return said | {"lines": lines, "minutes": "បញ្ជីចាស់"} | more


def shared(group: Village, day: str, *, how: str = "pay") -> dict[str, str]:
    """The members share on a day."""
    return {"fund": str(group.fund.pk), "day": day, "how": how, "share_social": "no"}


def test_a_paper_book_is_taken_over_once_and_kept_apart(group: Village) -> None:
    saved("group_opening", opening(group), by=group.by)
    assert group.holds(chart.BOX) == 80_000
    assert (group.saved_by(0), group.owed_by(0)) == (20_000, 30_000)
    # Two thousand more than members' savings and the social fund: earned before.
    assert group.holds(chart.TAKEN_OVER) == 2_000
    assert send("group_opening", opening(group), by=group.by).word is Word.NEEDS_ATTENTION
    group.meet("10/2/2025", {0: {"repaid": "6600"}}, counted="86600")
    assert not list(verify())


def test_a_share_out_pays_everybody_to_the_riel_and_nets_loans(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000", social="1000"), counted="55000")
    group.meet("2/3/2025", {0: {"lent": "10000"}, 1: {"lent": "10000"}}, counted="35000")
    group.meet("2/4/2025", {0: {"repaid": "2200"}, 1: {"repaid": "10200"}}, counted="47400")
    saved("share_out", shared(group, "2/4/2025"), by=group.by)
    lines = {line.member_id: line for line in ShareOutLine.objects.all()}
    first, last = (lines[group.members[place].pk] for place in (0, 4))
    # 400 were earned: 80 for each of five equal savers; nothing below 100 can be paid.
    assert (first.surplus, first.netted, first.paid, first.stays) == (80, 8_000, 2_000, 80)
    assert (last.surplus, last.netted, last.paid, last.stays) == (80, 0, 10_000, 80)
    assert (group.saved_by(0), group.owed_by(0), group.saved_by(4)) == (80, 0, 80)
    assert group.holds(chart.BOX) == 5_000 + 5 * 80
    assert not list(verify())


def test_a_box_that_cannot_pay_everybody_shares_nothing(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}, 1: {"lent": "20000"}}, counted="0")
    before = Transfer.objects.count()
    with translation.override("en"):
        answer = send("share_out", shared(group, "2/3/2025"), by=group.by)
    assert "more would have to be paid out" in sentences_of(answer)
    assert Transfer.objects.count() == before
    saved("share_out", shared(group, "2/3/2025", how="roll_over"), by=group.by)
    assert not list(verify())


def test_two_share_outs_and_meetings_before_one_are_refused(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    saved("share_out", shared(group, "3/2/2025"), by=group.by)
    with translation.override("en"):
        for content, words in (
            (shared(group, "4/2/2025"), "nothing new"),
            (shared(group, "2/2/2025"), "nothing new"),
        ):
            assert words in sentences_of(send("share_out", content, by=group.by))
        early = group.content("2/2/2025", everybody(savings="1"), counted="50005")
        assert "has closed" in sentences_of(send("meeting", early, by=group.by))


def test_what_stays_with_the_group_is_not_shared_again(bopha: User, village: Place) -> None:
    group = a_group(bopha, village, rules=RULES | {"group_percent": "40"})
    lines = everybody(savings="10000") | {0: {"savings": "10000", "fine": "1000"}}
    group.meet("2/2/2025", lines, counted="51000")
    saved("share_out", shared(group, "3/2/2025", how="roll_over"), by=group.by)
    assert group.holds(chart.CAPITAL) == 400
    group.meet("4/2/2025", {}, counted="51000")
    saved("share_out", shared(group, "5/2/2025", how="roll_over"), by=group.by)
    assert group.holds(chart.CAPITAL) == 400
    assert group.saved_by(0) == 10_120


def test_rice_is_lent_until_the_harvest_and_a_flood_puts_it_off(rice: Village) -> None:
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    rice.meet("2/6/2025", {0: {"lent": "150.5"}}, counted="349.5")
    loan = Loan.objects.get()
    assert loan.terms["due_on"] == ["2025-12-31"]
    assert rice.owed_by(0) == 150_500
    flood = {"fund": str(rice.fund.pk), "decided_on": "1/11/2025", "months": "12"}
    saved("loan_postponement", flood | {"minutes": "ទឹកជំនន់"}, by=rice.by)
    later = parse_day("15/3/2026").date
    known = courses_of([loan])
    assert portfolio_of(known, on=later).par30 == 0
    without = portfolio_of(courses_of([loan], postponed=False), on=later)
    assert without.par30 == 1
    # 150.5 kilos and a fifth of them.
    rice.meet("20/3/2026", {0: {"repaid": "180.6"}}, counted="530.1")
    assert rice.owed_by(0) == 0
    assert not list(verify())


def test_rice_that_the_store_does_not_hold_is_not_lent(rice: Village) -> None:
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    content = rice.content("2/6/2025", {0: {"lent": "600"}}, counted="0")
    with translation.override("en"):
        answer = send("meeting", content, by=rice.by)
    assert "Rice store" in sentences_of(answer)


def test_a_loan_is_given_up_once_and_takes_no_payment_after(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    given_up = {"loan": str(Loan.objects.get().pk), "day": "1/8/2025", "minutes": "ស្លាប់"}
    saved("loan_write_off", given_up, by=group.by)
    assert group.owed_by(0) == 0
    assert send("loan_write_off", given_up, by=group.by).word is Word.NEEDS_ATTENTION
    content = group.content("2/8/2025", {0: {"repaid": "500"}}, counted="20500")
    with translation.override("en"):
        assert "owes nothing" in sentences_of(send("meeting", content, by=group.by))
    assert not list(verify())


def test_arrears_and_portfolio_at_risk_are_two_figures(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "20000"}, 1: {"lent": "20000"}}, counted="10000")
    group.meet("2/4/2025", {1: {"repaid": "4400"}}, counted="14400")
    found = portfolio_of(courses_of(Loan.objects.all()), on=parse_day("5/5/2025").date)
    assert (found.loans, found.borrowers, found.owed) == (2, 2, 36_000)
    assert found.at_risk == 20_000
    # Two rows of the first loan and one of the second are due.
    assert found.overdue == 12_000


def test_a_member_leaves_when_nothing_is_left_in_her_name(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    leaves = {"member": str(group.members[4].pk), "from_on": "5/3/2025", "standing": "left"}
    with translation.override("en"):
        answer = send("group_step", leaves, by=group.by)
        assert "Savings or a loan remain" in sentences_of(answer)
        group.meet("2/3/2025", {4: {"withdrawn": "10000"}}, counted="40000")
        saved("group_step", leaves, by=group.by)
        content = group.content("2/4/2025", {}, counted="40000")
        assert "was not a member" in sentences_of(send("meeting", content, by=group.by))


def test_who_joins_later_has_accounts_in_every_fund(group: Village) -> None:
    rice = {"group": str(group.group.pk), "commodity": "RICE.FOOD", "opened_on": "1/3/2025"}
    saved("group_fund", rice, by=group.by)
    assert send("group_fund", rice, by=group.by).word is Word.NEEDS_ATTENTION
    joins = {"group": str(group.group.pk), "name": "អ៊ុំ ចាន់ណា", "sex": "female"}
    number = saved(
        "group_member", joins | {"joined_on": "1/4/2025", "standing": "trainee"}, by=group.by
    )
    member = Member.objects.get(pk=number)
    assert member.number == 6
    assert member.accounts.count() == 2


def test_nothing_is_kept_before_the_book_of_the_group_begins(group: Village) -> None:
    early = {"group": str(group.group.pk), "commodity": "USD", "opened_on": "4/1/2025"}
    with translation.override("en"):
        answer = send("group_fund", early, by=group.by)
        assert "begins on 05/01/2025" in sentences_of(answer)
    saved("group_fund", early | {"opened_on": "5/1/2025"}, by=group.by)


def test_what_was_put_off_is_not_voided_under_payments_that_followed(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    flood = {"fund": str(group.fund.pk), "decided_on": "1/4/2025", "months": "6", "minutes": "ទឹក"}
    moved = saved("loan_postponement", flood, by=group.by)
    paid = group.meet("2/4/2025", {0: {"repaid": "6000"}}, counted="26000")
    void = {"operation": str(moved), "reason": "ច្រឡំ"}
    with translation.override("en"):
        assert "became of one of these loans" in sentences_of(send("void", void, by=group.by))
    assert not list(verify())
    for number in (paid, moved):
        saved("void", {"operation": str(number), "reason": "ច្រឡំ"}, by=group.by)
    assert not list(verify())


def test_savings_that_were_lent_on_are_not_voided(group: Village) -> None:
    first = group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    before = Transfer.objects.count()
    answer = send("void", {"operation": str(first), "reason": "ច្រឡំ"}, by=group.by)
    assert answer.word is Word.NEEDS_ATTENTION
    assert Transfer.objects.count() == before
    assert group.holds(chart.BOX) == 20_000


def test_a_loan_takes_one_payment_a_day_so_that_its_course_has_one_order(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    group.meet("2/4/2025", {0: {"repaid": "3000"}}, counted="23000")
    again = group.content("2/4/2025", {0: {"repaid": "3600"}}, counted="26600")
    with translation.override("en"):
        assert "was recorded for 02/04/2025" in sentences_of(send("meeting", again, by=group.by))
    flood = {"fund": str(group.fund.pk), "decided_on": "2/4/2025", "months": "1", "minutes": "ទឹក"}
    saved("loan_postponement", flood, by=group.by)
    assert send("loan_postponement", flood, by=group.by).word is Word.NEEDS_ATTENTION
    assert not list(verify())
