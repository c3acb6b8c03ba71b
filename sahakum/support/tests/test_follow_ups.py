"""Families that left are looked in on after six and twelve months."""

import datetime
from uuid import UUID

import pytest

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.support.follow_ups import follow_ups_due

LEFT = datetime.date(2026, 2, 10)


def after(days: int) -> datetime.date:
    return LEFT + datetime.timedelta(days=days)


@pytest.fixture
def left(household_id: UUID, bopha: User, take: Take, family_support: object) -> UUID:
    """A family that moved away on 10 February 2026."""
    _leave(household_id, bopha, take, "moved")
    return household_id


def _leave(household_id: UUID, by: User, take: Take, reason: str) -> None:
    about = {"household": str(household_id), "programme": "family_support"}
    assert take("enrolment", about | {"from_on": "2/2/2026"}, by=by).word is Word.SAVED
    said = about | {"left_on": "10/2/2026", "reason": reason}
    assert take("leaving", said, by=by).word is Word.SAVED


@pytest.mark.parametrize(("days", "late"), [(181, []), (182, [0]), (200, [18]), (370, [5])])
def test_the_day_of_the_follow_up(days: int, late: list[int], left: UUID, bopha: User) -> None:
    assert [one.days_late for one in follow_ups_due(bopha, on=after(days))] == late


def test_a_visit_is_the_follow_up_and_the_second_comes_all_the_same(
    left: UUID, bopha: User, take: Take
) -> None:
    said = {"household": str(left), "visited_on": after(160), "met": "nobody"}
    shown = said | {"visited_on": after(160).strftime("%d/%m/%Y")}
    assert take("home_visit", shown, by=bopha).word is Word.SAVED
    assert follow_ups_due(bopha, on=after(200)) == []
    assert len(follow_ups_due(bopha, on=after(365))) == 1


def test_nobody_looks_in_on_the_dead_or_on_families_of_others(
    household_id: UUID, bopha: User, chantha: User, take: Take, family_support: object
) -> None:
    _leave(household_id, bopha, take, "died")
    assert follow_ups_due(bopha, on=after(200)) == []


def test_families_of_others_are_not_listed(left: UUID, chantha: User, dara: User) -> None:
    assert follow_ups_due(chantha, on=after(200)) == []
    assert len(follow_ups_due(dara, on=after(200))) == 1
