"""Meetings: what is booked, and what is refused in one sentence with nothing booked."""

from typing import Any

import pytest
from django.utils import translation

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.groups import chart
from sahakum.groups.models import Meeting
from sahakum.groups.tests.world import Village, a_group, everybody, saved, send, sentences_of
from sahakum.journal.verify import verify
from sahakum.ledger.models import Transfer
from sahakum.places.models import Place


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    return a_group(bopha, village)


def test_a_meeting_books_savings_social_fund_and_fines(group: Village) -> None:
    lines = everybody(savings="10.000", social="១.០០០") | {
        4: {"presence": "late", "savings": "5000", "fine": "500"}
    }
    group.meet("2/2/2025", lines, counted="49.500")
    assert group.holds(chart.BOX) == 49_500
    assert group.holds(chart.SOCIAL) == 4_000
    assert group.saved_by(0) == 10_000
    assert group.saved_by(4) == 5_000
    assert group.holds(chart.FINES) == 500
    assert not list(verify())


def test_a_loan_is_given_by_the_rules_and_paid_back(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    assert group.owed_by(0) == 30_000
    # A fifth of the principal and 2 % of 30,000 for one month.
    group.meet("2/4/2025", {0: {"repaid": "6600"}}, counted="26600")
    assert group.owed_by(0) == 24_000
    assert group.holds(chart.INTEREST) == 600
    assert not list(verify())


def test_paying_off_early_costs_interest_of_the_running_month_only(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    group.meet("20/3/2025", {0: {"repaid": "30600"}}, counted="50600")
    assert group.owed_by(0) == 0
    refused = send("meeting", group.content("2/4/2025", {0: {"repaid": "1"}}), by=group.by)
    assert refused.word is not Word.SAVED


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("holds", {"lines": {0: {"withdrawn": "90000"}}, "counted": "0"}),
    ("owes nothing", {"lines": {1: {"repaid": "500"}}, "counted": "20500"}),
    ("owes 30,600", {"lines": {0: {"repaid": "90000"}}, "counted": "110000"}),
    ("at most 30,000", {"lines": {1: {"lent": "30001"}}, "counted": "0"}),
    ("may owe at most", {"lines": {0: {"lent": "1000"}}, "counted": "19000"}),
    ("should be there", {"lines": {0: {"savings": "1000"}}, "counted": "20000"}),
    ("smallest part", {"lines": {0: {"savings": "1000.5"}}, "counted": "20000"}),
    ("not a number", {"lines": {0: {"savings": "10 USD"}}, "counted": "20000"}),
    ("begins on", {"day": "1/1/2025", "counted": "20000"}),
    ("count what is in the box", {}),
    ("what was paid for", {"expense": "500", "counted": "19500"}),
    ("notes come to", {"counts": [{"value": "500", "number": "2"}], "counted": "20000"}),
    ("Three members", {"attested": [], "counted": "20000"}),
]


@pytest.mark.parametrize(("words", "said"), REFUSED, ids=[words for words, _ in REFUSED])
def test_what_cannot_be_is_one_sentence_and_nothing_is_booked(
    group: Village, words: str, said: dict[str, Any]
) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    before = Transfer.objects.count()
    more = dict(said)
    content = group.content(more.pop("day", "3/3/2025"), more.pop("lines", None), **more)
    with translation.override("en"):
        answer = send("meeting", content, by=group.by)
    assert answer.word is Word.NEEDS_ATTENTION
    assert words in sentences_of(answer)
    assert Transfer.objects.count() == before


def test_a_difference_is_booked_openly_when_it_is_named(group: Village) -> None:
    lines = everybody(savings="10000")
    group.meet("2/2/2025", lines, counted="49000", difference_reason="ភ្លេចកត់ត្រា")
    assert group.holds(chart.BOX) == 49_000
    assert chart.accounts_of(group.fund)[chart.DIFFERENCE].balance == 1_000
    assert not list(verify())


def test_a_sheet_keyed_twice_is_one_meeting(group: Village) -> None:
    content = group.content("2/2/2025", everybody(savings="10000"), counted="50000")
    number = send("meeting", content, by=group.by).id
    again = send("meeting", content, by=group.by, number=number)
    other = send("meeting", content | {"counted": "49000"}, by=group.by, number=number)
    elsewhere = send("meeting", content, by=group.by)
    assert (again.word, other.word) == (Word.SAVED, Word.REFUSED)
    assert elsewhere.word is Word.NEEDS_ATTENTION
    assert Meeting.objects.count() == 1
    assert group.holds(chart.BOX) == 50_000


def test_without_quorum_no_loan_is_decided(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    away = {place: {"presence": "absent"} for place in (2, 3, 4)}
    content = group.content("2/3/2025", {0: {"lent": "1000"}} | away, counted="49000")
    content["attested"] = content["attested"][:2]
    with translation.override("en"):
        answer = send("meeting", content, by=group.by)
    assert answer.word is Word.NEEDS_ATTENTION
    content["lines"] = content["lines"][:3]
    content["lines"][2]["presence"] = "present"
    assert send("meeting", content, by=group.by).word is Word.NEEDS_ATTENTION


def test_a_voided_meeting_leaves_no_trace_in_balances(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    lent = group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    paid = group.meet("2/4/2025", {0: {"repaid": "6600"}}, counted="26600")
    refused = send("void", {"operation": str(lent), "reason": "x"}, by=group.by)
    assert refused.word is Word.NEEDS_ATTENTION
    for number in (paid, lent):
        saved("void", {"operation": str(number), "reason": "ច្រឡំ"}, by=group.by)
    assert (group.holds(chart.BOX), group.owed_by(0)) == (50_000, 0)
    assert not list(verify())


def test_a_late_sheet_is_judged_by_its_own_day(group: Village) -> None:
    first = group.content("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", everybody(savings="10000"), counted="50000")
    saved("meeting", first, by=group.by)
    assert group.holds(chart.BOX) == 100_000


def test_another_organisation_sees_no_such_fund(group: Village, chantha: User) -> None:
    content = group.content("2/2/2025", everybody(savings="10000"), counted="50000")
    answer = send("meeting", content, by=chantha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert not Meeting.objects.exists()


def test_a_book_of_a_group_has_a_name_in_every_language(group: Village) -> None:
    for language in ("km", "en"):
        with translation.override(language):
            assert str(group.fund.book) == group.group.name_km
