"""What is corrected or changes of a person: names, sex, birth; the former names are kept."""

from uuid import UUID

import pytest

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.journal.sealing import seal
from sahakum.journal.verify import verify
from sahakum.registry.models import FormerValue, Household, Membership, Person
from sahakum.registry.searching import search_households


@pytest.fixture
def head(household_id: UUID) -> Person:
    rows = Membership.objects.filter(household=household_id, relation="head")
    return rows.select_related("person").get().person


def change(person: Person, day: str = "2/3/2026", **said: str) -> dict[str, str]:
    return {"person": str(person.pk), "from_on": day} | said


def test_a_corrected_name_is_found_and_is_the_familys(
    head: Person, household_id: UUID, bopha: User, take: Take
) -> None:
    done = take("person_change", change(head, given_name="បុប្ផា"), by=bopha)
    assert done.word is Word.SAVED, done.sentences
    assert Household.objects.get(pk=household_id).name == "ម៉ៅ បុប្ផា"
    assert [one.household.pk for one in search_households(bopha, "បុប្ផា")] == [household_id]
    assert search_households(bopha, "ស្រីមុំ") == []
    assert FormerValue.objects.get(record_id=head.pk).value == "ស្រីមុំ"
    take("void", {"operation": str(done.id), "reason": "ខុស"}, by=bopha)
    assert Household.objects.get(pk=household_id).name == "ម៉ៅ ស្រីមុំ"
    assert [one.household.pk for one in search_households(bopha, "ស្រីមុំ")] == [household_id]
    seal()
    assert list(verify()) == []


def test_what_was_said_last_by_day_holds_in_whatever_order(
    head: Person, bopha: User, take: Take
) -> None:
    take("person_change", change(head, "5/3/2026", born="1991"), by=bopha)
    late = take("person_change", change(head, "2/3/2026", born="6/1985", sex="male"), by=bopha)
    head.refresh_from_db()
    assert (head.born_on.year if head.born_on else None, head.sex) == (1991, "male")
    take("void", {"operation": str(late.id), "reason": "ខុស"}, by=bopha)
    head.refresh_from_db()
    assert (head.born_on.year if head.born_on else None, head.sex) == (1991, "female")


def test_something_must_be_said(head: Person, bopha: User, take: Take) -> None:
    assert list(take("person_change", change(head), by=bopha).sentences) == [""]


def test_nobody_changes_whom_they_may_not_see(
    head: Person, chantha: User, sreymom: User, take: Take
) -> None:
    for stranger in (chantha, sreymom):
        answer = take("person_change", change(head, given_name="បុប្ផា"), by=stranger)
        assert list(answer.sentences) == ["person"]
    head.refresh_from_db()
    assert head.given_name == "ស្រីមុំ"
