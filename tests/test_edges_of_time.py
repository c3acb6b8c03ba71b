"""Days at the edges: midnight, 29 February, ends of months, one day, days before all the others."""

import datetime
import html
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import example, given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.circumstances.stopped import has_stopped
from sahakum.indicators.definitions import Period
from sahakum.journal import clock
from sahakum.journal.models import Operation
from sahakum.journal.sealing import seal
from sahakum.journal.selectors import last_position, position_known_on
from sahakum.lib.dates import add_months
from sahakum.programmes.models import LeavingRule, Programme, Target
from sahakum.support import rhythms
from sahakum.support.follow_ups import follow_ups_due
from sahakum.support.models import HomeVisit, Rhythm, VisitState

SignIn = Callable[[User], Client]
UTC = datetime.UTC
ABOUT = {"programme": "family_support"}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the clock of the computer to a moment in UTC."""

    def set_clock(moment: str) -> None:
        now = datetime.datetime.fromisoformat(moment).replace(tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: now)
        clock.forget()

    return set_clock


def visit(household: UUID, on: str, **changes: Any) -> dict[str, Any]:
    return {"household": str(household), "visited_on": on, "met": "nobody"} | changes


def test_the_day_begins_at_midnight_in_phnom_penh(
    at: Callable[[str], None], household_id: UUID, bopha: User, take: Take
) -> None:
    at("2027-02-28T16:59:59")
    assert clock.today() == day("2027-02-28")
    early = take("home_visit", visit(household_id, "1/3/2027"), by=bopha)
    assert (early.word, list(early.sentences)) == (Word.NEEDS_ATTENTION, ["visited_on"])
    assert "២៨/០២/២០២៧" in early.sentences["visited_on"][0]
    at("2027-02-28T17:00:00")
    assert clock.today() == day("2027-03-01")
    again = take("home_visit", visit(household_id, "1/3/2027"), by=bopha, id=early.id)
    assert again.word is Word.SAVED
    assert Operation.objects.get(pk=early.id).happened_on == day("2027-03-01")


def test_what_was_known_on_a_day_ends_at_midnight_in_phnom_penh(
    at: Callable[[str], None], household_id: UUID, bopha: User, take: Take
) -> None:
    at("2027-02-28T16:59:00")
    seal()
    before = last_position()
    at("2027-02-28T17:01:00")
    take("home_visit", visit(household_id, "1/3/2027"), by=bopha)
    seal()
    assert before < last_position()
    assert position_known_on(day("2027-02-28")) == before
    assert position_known_on(day("2027-03-01")) == last_position()


@pytest.mark.parametrize(
    ("text", "saved"),
    [
        ("29/2/2024", True),
        ("២៩/០២/២០២៤", True),
        ("29/2/2025", False),
        ("29/2/2100", False),
        ("31/4/2026", False),
        ("14/4/2026", True),
        ("14/4/2570", False),
        ("1/1/1990", True),
        ("31/12/1989", False),
    ],
)
def test_days_that_are_none_get_one_sentence(
    text: str, saved: bool, household_id: UUID, bopha: User, take: Take
) -> None:
    for language in ("km", "en"):
        with translation.override(language):
            answer = take("home_visit", visit(household_id, text), by=bopha)
        assert (answer.word is Word.SAVED) is saved
        assert saved or len(answer.sentences["visited_on"]) == 1


def test_a_visit_before_the_family_was_registered_is_kept_and_changes_nothing_later(
    household_id: UUID, bopha: User, take: Take, signed_in: SignIn
) -> None:
    """Much was done before it was typed: registered on 1 February, visited in January."""
    assert take("home_visit", visit(household_id, "3/2/2026"), by=bopha).word is Word.SAVED
    due = VisitState.objects.get().next_due_on
    assert take("home_visit", visit(household_id, "5/1/2026"), by=bopha).word is Word.SAVED
    assert VisitState.objects.get().next_due_on == due
    assert HomeVisit.objects.count() == 2
    assert signed_in(bopha).get(reverse("family", args=[household_id])).status_code == 200


def test_a_rhythm_that_changes_within_a_week_holds_for_visits_from_its_day_on(
    household_id: UUID, bopha: User, take: Take
) -> None:
    Rhythm.objects.create(from_on="2026-03-11", days=10, source="លិខិត")
    rhythms.forget()
    days = []
    # Said in any order: what counts is the day of the visit.
    for on in ("12/3/2026", "10/3/2026", "11/3/2026", "9/3/2026"):
        answer = take("home_visit", visit(household_id, on), by=bopha)
        days.append(HomeVisit.objects.get(pk=answer.id).next_visit_on)
    assert days == [*map(day, ("2026-03-22", "2026-03-17", "2026-03-21", "2026-03-16"))]
    assert VisitState.objects.get().next_due_on == day("2026-03-22")


def left(household: UUID, on: str, take: Take, by: User) -> None:
    about = ABOUT | {"household": str(household)}
    assert take("enrolment", about | {"from_on": "1/1/2023"}, by=by).word is Word.SAVED
    gone = about | {"left_on": on, "reason": "moved"}
    assert take("leaving", gone, by=by).word is Word.SAVED


@pytest.mark.parametrize(
    ("on", "first", "second"),
    [
        ("31/8/2025", "2026-03-01", "2026-08-31"),
        ("29/2/2024", "2024-08-29", "2025-02-28"),
        ("31/8/2023", "2024-02-29", "2024-08-30"),
    ],
)
def test_follow_ups_come_by_days_whatever_the_length_of_the_months(
    on: str,
    first: str,
    second: str,
    household_id: UUID,
    bopha: User,
    take: Take,
    family_support: Programme,
) -> None:
    left(household_id, on, take, bopha)
    eve = day(first) - datetime.timedelta(days=1)
    assert follow_ups_due(bopha, on=eve) == []
    assert [one.due_on for one in follow_ups_due(bopha, on=day(first))] == [day(first)]
    assert [one.due_on for one in follow_ups_due(bopha, on=day(second))] == [day(second)]


def test_a_visit_before_the_family_left_is_no_follow_up(
    household_id: UUID, bopha: User, take: Take, family_support: Programme
) -> None:
    LeavingRule.objects.create(
        from_on="2025-01-01",
        income_a_day=10_000,
        first_follow_up_days=14,
        second_follow_up_days=365,
        source="លិខិត",
    )
    assert take("home_visit", visit(household_id, "28/8/2025"), by=bopha).word is Word.SAVED
    left(household_id, "31/8/2025", take, bopha)
    assert [one.due_on for one in follow_ups_due(bopha, on=day("2025-09-14"))] == [
        day("2025-09-14")
    ]
    assert take("home_visit", visit(household_id, "1/9/2025"), by=bopha).word is Word.SAVED
    assert follow_ups_due(bopha, on=day("2025-09-14")) == []


@pytest.mark.parametrize(
    ("back", "on", "stopped"),
    [
        ("2024-02-29", "2025-02-28", False),
        ("2024-02-29", "2025-03-01", True),
        ("2027-02-28", "2028-02-28", True),
        ("2027-03-01", "2028-02-29", False),
        ("2027-03-01", "2028-03-01", True),
        ("2025-08-31", "2026-08-30", False),
        ("2025-08-31", "2026-08-31", True),
    ],
)
def test_twelve_months_after_the_end_of_a_month(back: str, on: str, stopped: bool) -> None:
    trip = (day("2024-01-01"), day(back))
    assert has_stopped([trip], on=day(on), months=12) is stopped


DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))


@given(DAYS, st.integers(1, 36))
@example(datetime.date(2024, 2, 29), 12)
@example(datetime.date(2025, 8, 31), 6)
def test_whoever_stopped_stays_stopped(back: datetime.date, months: int) -> None:
    first = next(
        day
        for day in (add_months(back, months) + datetime.timedelta(days=n) for n in range(5))
        if has_stopped([(back, back)], on=day, months=months)
    )
    for n in range(40):
        later = first + datetime.timedelta(days=n)
        assert has_stopped([(back, back)], on=later, months=months)


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_period_that_runs_backwards_is_said_and_one_day_is_a_period(
    language: str,
    vuthy: User,
    family_support: Programme,
    signed_in: SignIn,
    settings: Settings,
    tmp_path: Any,
) -> None:
    settings.STORE_DIRECTORY = tmp_path / "store"
    browser = signed_in(vuthy)
    browser.cookies["django_language"] = language
    address = reverse("report", args=["family_support"])
    turned: Any = browser.get(address, {"first": "2/3/2026", "last": "1/3/2026"})
    sentence = {"km": "ថ្ងៃចុងក្រោយ", "en": "The last day is before the first."}[language]
    assert sentence in html.unescape(turned.content.decode())
    single: Any = browser.get(address, {"first": "29/2/2024", "last": "29/2/2024"})
    assert single.status_code == 200
    assert single.context["choice"].period == Period(
        first=day("2024-02-29"), last=day("2024-02-29")
    )


@pytest.mark.parametrize(
    ("first", "last", "saved"),
    [
        ("29/2/2028", "29/2/2028", True),
        ("2/3/2026", "1/3/2026", False),
        ("1/1/2026", "", False),
        ("", "31/12/2026", False),
    ],
)
def test_a_target_is_for_a_period_that_runs_forward(
    first: str, last: str, saved: bool, vuthy: User, family_support: Programme, take: Take
) -> None:
    said = ABOUT | {"indicator": "families_enrolled", "value": "7", "sort": "total"}
    answer = take("target", said | {"from_on": first, "to_on": last}, by=vuthy)
    assert (answer.word is Word.SAVED) is saved
    assert saved or [len(texts) for texts in answer.sentences.values()] == [1]
    assert Target.objects.count() == int(saved)
