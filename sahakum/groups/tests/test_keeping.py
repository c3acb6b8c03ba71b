"""A bank beside the box, shares, parts of what was earned, who leaves, and who approves."""

from typing import Any

import pytest
from django.utils import translation

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.groups import chart
from sahakum.groups.models import Approval, Leaving, Meeting, MeetingLine, ShareOutLine
from sahakum.groups.tests.test_cycles import opening, shared
from sahakum.groups.tests.test_rice import refused
from sahakum.groups.tests.world import RULES, Village, a_group, everybody, saved, send, sentences_of
from sahakum.journal.verify import verify
from sahakum.lending.models import Loan
from sahakum.places.models import Place


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    return a_group(bopha, village)


def keeping(group: Village, **more: Any) -> dict[str, Any]:
    said = {"fund": str(group.fund.pk), "from_on": "5/1/2025", "bank": "no", "saved_in": "free"}
    return said | {"approval": "no"} | more


def shares(group: Village, **more: str) -> dict[str, Any]:
    said = {"saved_in": "shares", "share_price": "5000", "least_shares": "1", "most_shares": "5"}
    return keeping(group, **(said | more))


def leaves(group: Village, place: int, day: str) -> dict[str, str]:
    return {"member": str(group.members[place].pk), "left_on": day}


def test_money_goes_to_the_bank_and_back_and_the_box_is_only_the_box(group: Village) -> None:
    early = group.content("2/2/2025", everybody(savings="10000"), counted="20000", banked="30000")
    refused("meeting", early, "no bank account", by=group.by)
    saved("fund_keeping", keeping(group, bank="yes", bank_name="វីង"), by=group.by)
    group.meet("2/2/2025", everybody(savings="10000"), counted="20000", banked="30000")
    assert (group.holds(chart.BOX), group.holds(chart.BANK)) == (20_000, 30_000)
    over = group.content("2/3/2025", {}, counted="60000", unbanked="40000")
    refused("meeting", over, "Bank account", by=group.by)
    more = {"unbanked": "10000", "bank_interest": "500", "bank_fee": "200"}
    group.meet("2/3/2025", {}, counted="30000", **more)
    meeting = Meeting.objects.latest("held_on")
    assert (meeting.box, meeting.bank) == (30_000, 20_300)
    assert not list(verify())


def test_a_share_out_counts_the_bank_and_pays_out_of_the_box(group: Village) -> None:
    saved("fund_keeping", keeping(group, bank="yes"), by=group.by)
    group.meet("2/2/2025", everybody(savings="10000"), counted="20000", banked="30000")
    refused("share_out", shared(group, "2/2/2025"), "30,000 riel of it is in the bank", by=group.by)
    group.meet("2/3/2025", {}, counted="50000", unbanked="30000")
    saved("share_out", shared(group, "2/3/2025"), by=group.by)
    assert (group.holds(chart.BOX), group.holds(chart.BANK)) == (0, 0)
    assert not list(verify())


def test_a_paper_book_has_money_in_the_bank(group: Village) -> None:
    refused("group_opening", opening(group, bank="50000"), "no bank account", by=group.by)
    saved("fund_keeping", keeping(group, bank="yes"), by=group.by)
    saved("group_opening", opening(group, bank="50000"), by=group.by)
    assert group.holds(chart.BANK) == 50_000
    assert not list(verify())


def test_a_bank_is_kept_from_one_rule_to_the_next(group: Village) -> None:
    first = saved("fund_keeping", keeping(group, bank="yes"), by=group.by)
    again = keeping(group, bank="yes", from_on="1/2/2025")
    second = saved("fund_keeping", again, by=group.by)
    refused("fund_keeping", again, "changed on this day before", by=group.by)
    void = {"operation": str(first), "reason": "ច្រឡំ"}
    assert send("void", void, by=group.by).word is Word.NEEDS_ATTENTION
    saved("void", void | {"operation": str(second)}, by=group.by)
    saved("void", void, by=group.by)
    saved("fund_keeping", again, by=group.by)
    assert group.holds(chart.BANK) == 0


def test_savings_are_shares_at_their_price(group: Village) -> None:
    saved("fund_keeping", shares(group), by=group.by)
    group.meet("2/2/2025", everybody(shares="៣"), counted="75000")
    assert (group.saved_by(0), MeetingLine.objects.first().shares) == (15_000, 3)  # type: ignore[union-attr]
    for line, words in (
        ({"shares": "6"}, "bought 6 shares; by the rules it is 1 to 5"),
        ({"savings": "5000"}, "save in shares"),
        ({"shares": "1", "savings": "4000"}, "cost 5,000 riel, and 4,000"),
        ({"withdrawn": "7000"}, "whole shares of 5,000"),
    ):
        content = group.content("2/3/2025", {0: line}, counted="75000")
        refused("meeting", content, words, by=group.by)
    group.meet("2/3/2025", {0: {"withdrawn": "5000"}}, counted="70000")
    assert not list(verify())


def test_who_keeps_no_shares_buys_none(group: Village) -> None:
    content = group.content("2/2/2025", {0: {"shares": "1"}}, counted="5000")
    refused("meeting", content, "not kept in shares", by=group.by)


def test_a_share_has_one_price_in_a_cycle(group: Village) -> None:
    saved("fund_keeping", shares(group), by=group.by)
    group.meet("2/2/2025", everybody(shares="1"), counted="25000")
    dearer = shares(group, from_on="3/2/2025", share_price="6000")
    refused("fund_keeping", dearer, "changes only after a share-out", by=group.by)
    saved("share_out", shared(group, "2/2/2025"), by=group.by)
    saved("fund_keeping", dearer, by=group.by)
    group.meet("2/3/2025", {0: {"shares": "1"}}, counted="6000")


def test_ten_thirty_sixty_of_what_was_earned(bopha: User, village: Place) -> None:
    group = a_group(bopha, village, rules=RULES | {"group_percent": "30"})
    parts = {"administration_percent": "10", "social_percent": "5"}
    saved("fund_keeping", keeping(group, **parts), by=group.by)
    lines = everybody(savings="10000") | {0: {"savings": "10000", "fine": "10000"}}
    group.meet("2/2/2025", lines, counted="60000")
    saved("share_out", shared(group, "2/2/2025", how="roll_over"), by=group.by)
    found = [group.holds(one) for one in (chart.CAPITAL, chart.SET_ASIDE, chart.SOCIAL)]
    assert found == [3_000, 1_000, 500]
    assert group.saved_by(0) == 10_000 + 5_500 // 5
    # What is set aside pays for the group, and is not shared again.
    more = {"expense": "600", "expense_for": "សៀវភៅ", "expense_set_aside": "600"}
    group.meet("2/3/2025", {}, counted="59400", **more)
    assert group.holds(chart.SET_ASIDE) == 400
    over = group.content("2/4/2025", {}, counted="58400", **(more | {"expense_set_aside": "900"}))
    refused("meeting", over, "more than was paid", by=group.by)
    too_much = keeping(group, from_on="3/3/2025", administration_percent="80")
    refused("fund_keeping", too_much, "more than all of it", by=group.by)
    assert not list(verify())


def test_what_was_earned_is_paid_while_savings_and_loans_go_on(group: Village) -> None:
    lines = everybody(savings="10000") | {0: {"savings": "10000", "fine": "5000"}}
    group.meet("2/2/2025", lines, counted="55000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="25000")
    saved("share_out", shared(group, "2/3/2025", how="earnings_paid"), by=group.by)
    line = ShareOutLine.objects.order_by("member__number").first()
    assert line is not None
    assert (line.surplus, line.netted, line.paid, line.stays) == (1_000, 0, 1_000, 10_000)
    assert (group.owed_by(0), group.saved_by(0), group.holds(chart.BOX)) == (30_000, 10_000, 20_000)
    group.meet("2/4/2025", {0: {"repaid": "6600"}}, counted="26600")
    saved("share_out", shared(group, "2/4/2025", how="earnings_saved"), by=group.by)
    assert [group.saved_by(place) for place in range(5)] == [10_120] * 5
    assert not list(verify())


def test_each_leaves_first_savings_of_the_next_cycle(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    saved("share_out", shared(group, "2/2/2025") | {"keep": "4000"}, by=group.by)
    assert (group.saved_by(0), group.holds(chart.BOX)) == (4_000, 20_000)
    group.meet("2/3/2025", {}, counted="20000")
    saved("share_out", shared(group, "2/3/2025") | {"keep_percent": "50"}, by=group.by)
    assert group.saved_by(0) == 2_000
    assert not list(verify())


def test_who_leaves_gets_her_savings_and_by_rule_a_part_of_what_was_earned(group: Village) -> None:
    saved("fund_keeping", keeping(group, leaver_percent="50"), by=group.by)
    lines = everybody(savings="10000") | {0: {"savings": "10000", "fine": "1100"}}
    group.meet("2/2/2025", lines, counted="51100")
    refused("member_leaving", leaves(group, 4, "1/2/2025"), "is counted", by=group.by)
    number = saved("member_leaving", leaves(group, 4, "10/2/2025"), by=group.by)
    left = Leaving.objects.get()
    # Her fifth of 1,100 are 220, half of it 110; ten riel cannot be paid.
    assert (left.savings, left.surplus, left.paid, left.rest) == (10_000, 110, 10_100, 10)
    assert (group.saved_by(4), group.holds(chart.BOX)) == (0, 41_000)
    refused("member_leaving", leaves(group, 4, "11/2/2025"), "has left before", by=group.by)
    late = group.content("9/2/2025", {4: {"savings": "500"}}, counted="51600")
    refused("meeting", late, "was paid what was hers by then", by=group.by)
    content = group.content("2/3/2025", {}, counted="41000")
    refused("meeting", content, "was not a member", by=group.by)
    assert not list(verify())
    saved("void", {"operation": str(number), "reason": "ច្រឡំ"}, by=group.by)
    assert (group.saved_by(4), group.holds(chart.BOX)) == (10_000, 51_100)
    assert not list(verify())


def test_nobody_leaves_with_a_loan_or_out_of_an_empty_box(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}, 1: {"lent": "15000"}}, counted="5000")
    refused("member_leaving", leaves(group, 0, "3/3/2025"), "owes 30,000", by=group.by)
    refused("member_leaving", leaves(group, 4, "3/3/2025"), "Cash box", by=group.by)


def test_officers_approve_by_name_where_the_rules_want_it(group: Village) -> None:
    rows = [{"member": str(member.pk)} for member in group.members]
    plain = keeping(group, approval="yes", approved=[rows[4]])
    refused("fund_keeping", plain, "no officer", by=group.by)
    saved("fund_keeping", keeping(group, approval="yes", approved=rows[:2]), by=group.by)
    assert {one.standing for one in Approval.objects.all()} == {"leader", "treasurer"}
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    one_only = shared(group, "2/2/2025") | {"approved": rows[:1]}
    refused("share_out", one_only, group.members[1].name, by=group.by)
    group.meet("2/3/2025", {0: {"lent": "10000"}}, counted="40000")
    given_up = {"loan": str(Loan.objects.get().pk), "day": "1/8/2025", "minutes": "ស្លាប់"}
    refused("loan_write_off", given_up, "approve this", by=group.by)
    saved("loan_write_off", given_up | {"approved": rows[:2]}, by=group.by)
    rules = {"fund": str(group.fund.pk), "from_on": "3/8/2025"} | RULES
    refused("bylaws", rules, "approve this", by=group.by)
    saved("bylaws", rules | {"approved": rows[:2]}, by=group.by)


def test_much_is_taken_out_only_with_minutes(group: Village) -> None:
    saved("fund_keeping", keeping(group, withdrawal_limit="5000"), by=group.by)
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    content = group.content("2/3/2025", {0: {"withdrawn": "6000"}}, counted="44000")
    refused("meeting", content, "only with minutes", by=group.by)
    saved("meeting", content | {"minutes": "ជំងឺ"}, by=group.by)


def test_nothing_is_shared_while_a_sheet_waits(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    content = group.content("2/3/2025", everybody(savings="10000"), counted="99000")
    waits = send("meeting", content, by=group.by)
    assert waits.word is Word.NEEDS_ATTENTION
    refused("share_out", shared(group, "2/3/2025"), "Sheet 2 of this fund waits", by=group.by)
    refused("member_leaving", leaves(group, 4, "3/3/2025"), "Sheet 2", by=group.by)
    send("meeting", content | {"counted": "100000"}, by=group.by, number=waits.id)
    saved("share_out", shared(group, "2/3/2025"), by=group.by)
    with translation.override("en"):
        again = send("share_out", shared(group, "3/3/2025"), by=group.by)
    assert "nothing new" in sentences_of(again)
