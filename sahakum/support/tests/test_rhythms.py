"""How often a family is visited by its risk band, and who waits too long, in travel order."""

import datetime
from typing import Any
from uuid import UUID

import pytest

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.assessments.models import Response
from sahakum.assessments.tests.samples import SOCIAL
from sahakum.capture.intake import Word
from sahakum.places.models import Place
from sahakum.support import selectors
from sahakum.support.models import VisitState
from sahakum.support.overdue import Overdue, overdue_by_village, overdue_counts
from sahakum.support.selectors import due_visits, first_visits

MARCH = datetime.date(2026, 3, 31)


def visited(household_id: UUID, *, by: User, take: Take, **changes: Any) -> None:
    said = {"household": str(household_id), "visited_on": "10/3/2026", "met": "nobody"}
    assert take("home_visit", said | changes, by=by).word is Word.SAVED


def due_days(household_id: UUID) -> int:
    due: datetime.date = VisitState.objects.get(pk=household_id).next_due_on
    return (due - datetime.date(2026, 3, 10)).days


@pytest.fixture
def assessed(household_id: UUID, bopha: User, take: Take) -> UUID:
    """A family with a social-economic result, whose band a test sets."""
    version = {"version": "social_economic", "assessed_on": "1/3/2026", "answers": SOCIAL}
    answer = take("assessment", version | {"household": str(household_id)}, by=bopha)
    assert answer.word is Word.SAVED, answer
    return household_id


@pytest.mark.parametrize(("band", "days"), [("high", 7), ("medium", 14), ("low", 30)])
def test_the_rhythm_follows_the_band(
    band: str, days: int, assessed: UUID, bopha: User, take: Take
) -> None:
    Response.objects.update(band=band)
    visited(assessed, by=bopha, take=take)
    assert due_days(assessed) == days


def test_without_a_result_visits_are_weekly(household_id: UUID, bopha: User, take: Take) -> None:
    visited(household_id, by=bopha, take=take)
    assert due_days(household_id) == 7


def test_a_result_after_the_visit_or_kept_apart_changes_nothing(
    assessed: UUID, bopha: User, take: Take
) -> None:
    Response.objects.update(band="low", assessed_on=datetime.date(2026, 3, 11))
    visited(assessed, by=bopha, take=take)
    assert due_days(assessed) == 7
    Response.objects.update(assessed_on=datetime.date(2026, 3, 1), kept_apart=True)
    visited(assessed, by=bopha, take=take, visited_on="11/3/2026")
    assert due_days(assessed) == 8


def test_overdue_is_listed_by_worker_and_by_village_in_travel_order(
    household_id: UUID,
    village: Place,
    neighbour_village: Place,
    bopha: User,
    dara: User,
    chantha: User,
    take: Take,
) -> None:
    beyond = _family(neighbour_village, bopha, take)
    later = _family(village, bopha, take)
    visited(household_id, by=bopha, take=take, visited_on="12/3/2026")
    visited(beyond, by=dara, take=take, visited_on="1/3/2026")
    visited(later, by=bopha, take=take, visited_on="2/3/2026")
    found = overdue_counts(dara, on=MARCH)
    assert found.by_worker == {
        bopha.pk: Overdue(visits=2, days=22),
        dara.pk: Overdue(visits=1, days=23),
    }
    assert list(found.by_worker) == [bopha.pk, dara.pk]
    assert found.by_village[village.pk] == Overdue(visits=2, days=22)
    assert [
        (place, [one.household.pk for one in here.visits])
        for place, here in overdue_by_village(dara, on=MARCH).items()
    ] == [(village.pk, [later, household_id]), (neighbour_village.pk, [beyond])]
    assert overdue_counts(chantha, on=MARCH).by_worker == {}


def test_an_area_shows_its_own_also_where_others_wait_longer(
    household_id: UUID,
    village: Place,
    neighbour_village: Place,
    bopha: User,
    dara: User,
    take: Take,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    longest = _family(neighbour_village, bopha, take)
    visited(household_id, by=bopha, take=take, visited_on="12/3/2026")
    visited(longest, by=bopha, take=take, visited_on="1/3/2026")
    monkeypatch.setattr(selectors, "MOST_COUNTED", 1)
    assert list(overdue_counts(dara, on=MARCH).by_village) == [neighbour_village.pk]
    assert list(overdue_counts(dara, on=MARCH, area=village).by_village) == [village.pk]


def _family(village: Place, by: User, take: Take) -> UUID:
    members = [member("ព្រំ", f"ធារី{'ក' * village.pk.bit_length()}", "head")]
    answer = take("household", family(village, members=members), by=by)
    assert answer.word is Word.SAVED, answer
    return answer.id


def test_who_left_support_is_not_due(
    household_id: UUID, bopha: User, take: Take, family_support: object
) -> None:
    about = {"household": str(household_id), "programme": "family_support"}
    take("enrolment", about | {"from_on": "2/2/2026"}, by=bopha)
    assert [one.pk for one in first_visits(bopha)] == [household_id]
    visited(household_id, by=bopha, take=take)
    assert [one.household.pk for one in due_visits(bopha, on=MARCH)] == [household_id]
    left = take("leaving", about | {"left_on": "12/3/2026", "reason": "moved"}, by=bopha)
    assert left.word is Word.SAVED
    assert due_visits(bopha, on=MARCH) == []
    take("void", {"operation": str(left.id), "reason": "ខុសគ្រួសារ"}, by=bopha)
    assert len(due_visits(bopha, on=MARCH)) == 1
