"""Trips are kept apart; a member lives in one place at a time; what was ended opens again."""

import datetime
from uuid import UUID

import pytest

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.circumstances import models, selectors
from sahakum.circumstances.projections import compare
from sahakum.circumstances.tests import said
from sahakum.circumstances.tests.test_recording import sentence, void
from sahakum.registry.models import Household, Membership

TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "seen"),
    [("bopha", 1), ("dara", 1), ("vuthy", 0), ("chantha", 0), ("rithy", 0), ("sreymom", 0)],
)
def test_a_trip_is_seen_by_its_recorder_and_the_supervisor(
    name: str,
    seen: int,
    household_id: UUID,
    bopha: User,
    take: Take,
    request: pytest.FixtureRequest,
) -> None:
    assert take("trip", said.trip(household_id), by=bopha).word is Word.SAVED
    user = request.getfixturevalue(name)
    assert models.Trip.objects.visible_to(user).count() == seen


def returned(household_id: UUID, trip_id: UUID, **changes: str) -> said.Content:
    content = {"household": str(household_id), "told_on": said.TOLD, "trip": str(trip_id)}
    return content | {"returned_on": "1/10/2026", "how": "freely"} | changes


def test_an_open_trip_ends_once_and_opens_again_when_the_end_was_wrong(
    household_id: UUID, bopha: User, take: Take
) -> None:
    trip = take("trip", said.open_trip(household_id), by=bopha)
    early = take("trip_return", returned(household_id, trip.id, returned_on="1/1/2024"), by=bopha)
    assert sentence(early, "returned_on")
    back = take("trip_return", returned(household_id, trip.id), by=bopha)
    assert back.word is Word.SAVED
    assert models.Trip.objects.get().to_on == datetime.date(2026, 10, 1)
    assert sentence(take("trip_return", returned(household_id, trip.id), by=bopha), "trip")
    assert void(trip, take, bopha).word is Word.NEEDS_ATTENTION
    assert void(back, take, bopha).word is Word.SAVED
    assert models.Trip.objects.get().to_on is None
    assert list(compare()) == []
    assert void(trip, take, bopha).word is Word.SAVED


def test_compare_finds_a_wrong_last_day(household_id: UUID, bopha: User, take: Take) -> None:
    take("trip", said.trip(household_id), by=bopha)
    models.Trip.objects.update(to_on=None)
    assert len(list(compare())) == 1


def test_who_is_away_stays_a_member(household_id: UUID, bopha: User, take: Take) -> None:
    assert take("absence", said.absence(household_id), by=bopha).word is Word.SAVED
    assert Household.objects.get(pk=household_id).members == 3
    assert Membership.objects.filter(household=household_id, to_on__isnull=True).count() == 3


def test_one_lives_in_one_place_at_a_time(household_id: UUID, bopha: User, take: Take) -> None:
    first = take("absence", said.absence(household_id), by=bopha)
    second = said.absence(household_id, country="TH", from_on="1/5/2026")
    assert sentence(take("absence", second, by=bopha), "from_on")
    before = said.absence(household_id, from_on="1/1/2026", returned_on="1/3/2026")
    assert take("absence", before, by=bopha).word is Word.SAVED
    into = said.absence(household_id, from_on="1/1/2026", returned_on="2/3/2026")
    assert sentence(take("absence", into, by=bopha), "from_on")
    end = {"household": str(household_id), "told_on": said.TOLD, "absence": str(first.id)}
    ended = take("absence_end", end | {"returned_on": "1/5/2026"}, by=bopha)
    assert ended.word is Word.SAVED
    assert sentence(take("absence_end", end | {"returned_on": "2/5/2026"}, by=bopha), "absence")
    assert take("absence", second, by=bopha).word is Word.SAVED
    # Undone, the member would live in two places at once.
    assert void(ended, take, bopha).word is Word.NEEDS_ATTENTION
    assert list(compare()) == []


def stopped(user: User, on: datetime.date = TODAY) -> list[UUID]:
    return [family.pk for family in selectors.stopped_taking_children(user, on=on)]


def test_a_family_stopped_twelve_months_after_the_last_trip_with_children(
    household_id: UUID, bopha: User, vuthy: User, take: Take
) -> None:
    assert stopped(bopha) == []
    take("trip", said.trip(household_id), by=bopha)
    assert stopped(bopha) == [household_id]
    assert stopped(bopha, datetime.date(2026, 6, 9)) == []
    assert stopped(bopha, datetime.date(2026, 6, 10)) == [household_id]
    assert stopped(vuthy) == []
    again = take("trip", said.open_trip(household_id, from_on="1/11/2026"), by=bopha)
    assert stopped(bopha) == []
    void(again, take, bopha)
    assert stopped(bopha) == [household_id]


@pytest.mark.parametrize("changes", [{"children": []}, {"country": "KH"}])
def test_trips_without_children_or_inside_the_country_are_none_to_stop(
    changes: dict[str, object], household_id: UUID, bopha: User, take: Take
) -> None:
    take("trip", said.trip(household_id, **changes), by=bopha)
    assert stopped(bopha) == []


def test_the_rule_is_a_dated_setting(household_id: UUID, bopha: User, take: Take) -> None:
    take("trip", said.trip(household_id), by=bopha)
    models.StoppedRule.objects.create(from_on="2026-01-01", months=24, source="an office")
    assert stopped(bopha) == []
