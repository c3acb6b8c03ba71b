"""Families that were merged are one family for leaving, pairing, rhythm and who looks after it."""

import datetime
from uuid import UUID

import pytest

from conftest import Take, family
from sahakum.accounts.models import User
from sahakum.assessments.models import Response
from sahakum.assessments.tests.samples import SOCIAL, said
from sahakum.capture.intake import Word
from sahakum.places.models import Place
from sahakum.programmes.models import Programme
from sahakum.registry.models import Household
from sahakum.support.models import VisitState
from sahakum.support.overdue import workers_of
from sahakum.support.plan_selectors import pairings_of
from sahakum.support.selectors import due_visits, first_visits

ABOUT = {"programme": "family_support"}
LATE = datetime.date(2026, 9, 1)


@pytest.fixture
def twin_id(bopha: User, village: Place, take: Take, household_id: UUID) -> UUID:
    """The same family, registered a second time."""
    return take("household", family(village, phone=""), by=bopha).id


def merge(into: UUID, other: UUID, *, by: User, take: Take) -> None:
    pair = {"sort": "household", "into": str(into), "merged": str(other)}
    answer = take("merge", pair, by=by)
    assert answer.word is Word.SAVED, answer


def visited(household: UUID, day: str, *, by: User, take: Take) -> None:
    content = {"household": str(household), "visited_on": day, "met": "nobody"}
    assert take("home_visit", content, by=by).word is Word.SAVED


def test_who_left_under_the_other_id_is_not_waited_for(
    household_id: UUID,
    twin_id: UUID,
    bopha: User,
    dara: User,
    take: Take,
    family_support: Programme,
) -> None:
    visited(household_id, "10/3/2026", by=bopha, take=take)
    about = ABOUT | {"household": str(twin_id)}
    assert take("enrolment", about | {"from_on": "2/2/2026"}, by=bopha).word is Word.SAVED
    moved = about | {"left_on": "1/4/2026", "reason": "moved"}
    assert take("leaving", moved, by=bopha).word is Word.SAVED
    assert [one.household.pk for one in due_visits(bopha, on=LATE)] == [household_id]
    merge(household_id, twin_id, by=dara, take=take)
    assert due_visits(bopha, on=LATE) == []


def test_who_stays_under_the_other_id_is_waited_for(
    household_id: UUID,
    twin_id: UUID,
    bopha: User,
    dara: User,
    take: Take,
    family_support: Programme,
) -> None:
    about = ABOUT | {"household": str(twin_id), "from_on": "2/2/2026"}
    assert take("enrolment", about, by=bopha).word is Word.SAVED
    merge(household_id, twin_id, by=dara, take=take)
    assert [one.pk for one in first_visits(bopha)] == [household_id]
    again = take("enrolment", about | {"household": str(household_id)}, by=bopha)
    assert list(again.sentences) == ["household"]


def test_pairings_follow_the_merge(
    household_id: UUID, twin_id: UUID, village: Place, bopha: User, dara: User, take: Take
) -> None:
    other = take("household", family(village, phone=""), by=bopha).id
    pair = {"household": str(twin_id), "other": str(other), "from_on": "1/3/2026", "why": "ជិតគ្នា"}
    assert take("pairing", pair, by=bopha).word is Word.SAVED
    merge(household_id, twin_id, by=dara, take=take)
    shown = Household.objects.get(pk=household_id)
    assert len(pairings_of(bopha, shown)) == 1
    assert len(pairings_of(bopha, Household.objects.get(pk=other))) == 1
    again = take("pairing", pair | {"household": str(household_id)}, by=bopha)
    assert list(again.sentences) == ["other"]
    merge(household_id, other, by=dara, take=take)
    assert pairings_of(bopha, Household.objects.get(pk=household_id)) == []


def test_the_band_of_the_other_id_decides_the_rhythm(
    household_id: UUID, twin_id: UUID, bopha: User, dara: User, take: Take
) -> None:
    content = said(twin_id, "social_economic", SOCIAL, assessed_on="1/3/2026")
    assert take("assessment", content, by=bopha).word is Word.SAVED
    Response.objects.update(band="low")
    merge(household_id, twin_id, by=dara, take=take)
    visited(household_id, "10/3/2026", by=bopha, take=take)
    assert VisitState.objects.get().next_due_on == datetime.date(2026, 4, 9)


def test_who_visited_under_the_other_id_looks_after_the_family(
    household_id: UUID, twin_id: UUID, bopha: User, dara: User, take: Take
) -> None:
    visited(twin_id, "10/3/2026", by=dara, take=take)
    merge(household_id, twin_id, by=dara, take=take)
    assert workers_of([household_id]) == {household_id: dara.pk}
