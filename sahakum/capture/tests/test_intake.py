"""The one door: words, repetition, held content, bad input. Each through ``take_in``."""

import datetime
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.utils import timezone

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.capture import holding
from sahakum.capture.intake import Submission, Word, take_in
from sahakum.capture.models import HeldContent
from sahakum.journal.models import Fact, Operation
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household, Person
from sahakum.support.models import HomeVisit, VisitState


def visit(household: UUID, /, **changes: Any) -> dict[str, Any]:
    content = {
        "household": str(household),
        "visited_on": "10/11/2026",
        "met": "head",
        "progress": "better",
        "obstacles": ["house", "illness"],
    }
    return content | changes


def test_a_visit_is_stored_with_its_operation_fact_and_due_day(
    household_id: UUID, bopha: User, take: Take
) -> None:
    answer = take("home_visit", visit(household_id), by=bopha)
    assert answer.word is Word.SAVED
    stored = HomeVisit.objects.get()
    assert stored.visited_on == datetime.date(2026, 11, 10)
    assert stored.obstacles == ["illness", "house"]
    assert Operation.objects.get(pk=answer.id).happened_on == stored.visited_on
    assert Fact.objects.get(kind="home_visit").subject_id == household_id
    assert VisitState.objects.get().next_due_on == datetime.date(2026, 11, 17)


def test_the_same_operation_again_answers_saved_and_stores_nothing(
    household_id: UUID, bopha: User, take: Take
) -> None:
    first = take("home_visit", visit(household_id), by=bopha)
    again = take("home_visit", visit(household_id), by=bopha, id=first.id)
    assert again.word is Word.SAVED
    assert HomeVisit.objects.count() == 1
    assert VisitState.objects.get().visits == 1


def test_a_used_id_with_other_content_is_refused_loudly(
    household_id: UUID, bopha: User, take: Take
) -> None:
    first = take("home_visit", visit(household_id), by=bopha)
    other = take("home_visit", visit(household_id, note="other"), by=bopha, id=first.id)
    assert other.word is Word.REFUSED
    assert HomeVisit.objects.get().note == ""


def test_somebody_elses_id_is_refused_even_with_the_same_content(
    household_id: UUID, bopha: User, dara: User, take: Take
) -> None:
    first = take("home_visit", visit(household_id), by=bopha)
    assert take("home_visit", visit(household_id), by=dara, id=first.id).word is Word.REFUSED


def test_one_id_twice_in_a_batch_is_stored_once(household_id: UUID, bopha: User) -> None:
    number = uuid7()
    same = Submission(id=number, kind="home_visit", content=visit(household_id))
    other = Submission(id=number, kind="home_visit", content=visit(household_id, note="other"))
    words = [answer.word for answer in take_in([same, same, other], by=bopha)]
    assert words == [Word.SAVED, Word.SAVED, Word.REFUSED]
    assert HomeVisit.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("visited_on", "31/2/2026"),
        ("visited_on", "2/11/26"),
        ("visited_on", "1/1/2569"),
        ("visited_on", "1/1/2999"),
        ("visited_on", ["1/1/2026"]),
        ("visited_on", "9" * 10_000),
        ("visited_on", None),
        ("note", ["a", "list"]),
        ("note", {"an": "object"}),
        ("note", "x" * 10_000_000),
        ("note", "smÞ½n RKÜsar"),
        ("obstacles", "house"),
        ("obstacles", ["unheard of"]),
        ("met", True),
        ("met", "x"),
        ("household", "not an id"),
        ("household", 17),
        ("next_visit_on", "1/1/2026"),
    ],
)
def test_a_bad_answer_needs_attention_and_is_held(
    field: str, value: object, household_id: UUID, bopha: User, take: Take
) -> None:
    answer = take("home_visit", visit(household_id, **{field: value}), by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert list(answer.sentences) == [field]
    assert HomeVisit.objects.count() == 0
    held = HeldContent.objects.get()
    assert holding.opened(held).content[field] == value


def test_days_are_read_day_first_and_in_khmer_digits(
    household_id: UUID, bopha: User, take: Take
) -> None:
    for text in ("11/10/2026", "១១/១០/២០២៦", "2026-10-11", "\u200b11.10.2026"):
        assert take("home_visit", visit(household_id, visited_on=text), by=bopha).word is Word.SAVED
    days = set(HomeVisit.objects.values_list("visited_on", flat=True))
    assert days == {datetime.date(2026, 10, 11)}


@pytest.mark.parametrize("content", [None, [], "text", 7, {"unknown": 1}, {"note": "\ud800"}])
def test_content_of_the_wrong_shape_stores_nothing(
    content: object, household_id: UUID, bopha: User, take: Take
) -> None:
    answer = take("home_visit", content, by=bopha)
    assert answer.word in (Word.NEEDS_ATTENTION, Word.REFUSED)
    assert [text for texts in answer.sentences.values() for text in texts]
    assert HomeVisit.objects.count() == 0


def test_corrected_content_comes_again_under_the_same_id(
    household_id: UUID, bopha: User, take: Take
) -> None:
    wrong = take("home_visit", visit(household_id, visited_on="tomorrow"), by=bopha)
    right = take("home_visit", visit(household_id), by=bopha, id=wrong.id)
    assert right.word is Word.SAVED
    assert HeldContent.objects.count() == 0


def test_held_content_is_seen_by_recorder_and_supervisor_only(
    household_id: UUID, bopha: User, dara: User, sreymom: User, chantha: User, take: Take
) -> None:
    take("home_visit", visit(household_id, met=""), by=bopha)
    assert [holding.held_for(user).count() for user in (bopha, dara, sreymom, chantha)] == [
        1,
        1,
        0,
        0,
    ]


def test_what_is_held_is_unreadable_in_the_database(
    household_id: UUID, bopha: User, take: Take
) -> None:
    take("home_visit", visit(household_id, met="", note="a secret told"), by=bopha)
    assert b"secret" not in bytes(HeldContent.objects.get().sealed)


def test_a_family_outside_the_area_looks_like_a_missing_one(
    household_id: UUID, sreymom: User, chantha: User, bopha: User, take: Take
) -> None:
    missing = take("home_visit", visit(uuid7()), by=bopha)
    for other in (sreymom, chantha):
        answer = take("home_visit", visit(household_id), by=other)
        assert (answer.word, answer.sentences) == (missing.word, missing.sentences)


def test_a_role_without_the_right_is_refused(household_id: UUID, rithy: User, take: Take) -> None:
    assert take("home_visit", visit(household_id), by=rithy).word is Word.REFUSED


def test_a_wrong_row_does_not_hold_back_the_others(household_id: UUID, bopha: User) -> None:
    contents = [visit(household_id), visit(household_id, met="?"), visit(household_id)]
    answers = take_in(
        [Submission(id=uuid7(), kind="home_visit", content=c) for c in contents], by=bopha
    )
    assert [answer.word for answer in answers] == [Word.SAVED, Word.NEEDS_ATTENTION, Word.SAVED]
    assert VisitState.objects.get().visits == 2


def test_a_locked_database_says_try_again_and_stores_nothing(
    household_id: UUID, bopha: User, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("sahakum.support.services.commit", locked)
    assert take("home_visit", visit(household_id), by=bopha).word is Word.TRY_AGAIN
    assert (HomeVisit.objects.count(), HeldContent.objects.count()) == (0, 0)


def test_a_family_is_registered_with_members_versions_and_consent(
    household_id: UUID, village: Place
) -> None:
    household = Household.objects.get(pk=household_id)
    assert (household.name, household.members, household.village) == ("ម៉ៅ ស្រីមុំ", 3, village)
    assert household.consents.count() == household.versions.count() == 1
    assert Person.objects.get(given_name="វិចិត្រ").born_precision == "year"


def test_a_person_cannot_live_in_two_families(
    household_id: UUID, bopha: User, village: Place, take: Take
) -> None:
    person = Person.objects.get(given_name="ស្រីមុំ")
    known = {"person": str(person.pk), "relation": "head", "sex": "female"}
    answer = take("household", family(village, members=[known]), by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert "ម៉ៅ ស្រីមុំ" in answer.sentences["members"][0]
    assert Household.objects.count() == 1


def test_a_family_needs_one_head_and_names(bopha: User, village: Place, take: Take) -> None:
    two_heads = [member("ក", "ខ", "head"), member("គ", "ឃ", "head")]
    for members in ([], two_heads, [member("ក", "", "head")], "text", [1]):
        answer = take("household", family(village, members=members), by=bopha)
        assert list(answer.sentences) == ["members"], members
    assert Household.objects.count() == 0


def test_a_family_number_is_used_once_in_an_organisation(
    bopha: User, chantha: User, village: Place, take: Take
) -> None:
    numbered = family(village, code="KR-0001")
    assert take("household", numbered, by=bopha).word is Word.SAVED
    assert list(take("household", numbered, by=bopha).sentences) == ["code"]
    assert take("household", numbered, by=chantha).word is Word.SAVED


def test_voiding_a_visit_puts_the_due_day_back(household_id: UUID, bopha: User, take: Take) -> None:
    take("home_visit", visit(household_id, visited_on="3/11/2026"), by=bopha)
    wrong = take("home_visit", visit(household_id), by=bopha)
    voided = take("void", {"operation": str(wrong.id), "reason": "wrong family"}, by=bopha)
    assert voided.word is Word.SAVED
    state = VisitState.objects.get()
    assert (state.visits, state.last_visited_on) == (1, datetime.date(2026, 11, 3))
    again = take("void", {"operation": str(wrong.id), "reason": "wrong family"}, by=bopha)
    assert again.word is Word.NEEDS_ATTENTION


def test_a_family_with_living_visits_cannot_be_voided(
    household_id: UUID, bopha: User, take: Take
) -> None:
    take("home_visit", visit(household_id), by=bopha)
    answer = take("void", {"operation": str(household_id), "reason": "typed twice"}, by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert Household.objects.get().voided_by_id is None


def test_after_a_week_only_the_supervisor_voids(
    household_id: UUID, bopha: User, dara: User, chantha: User, take: Take
) -> None:
    answer = take("home_visit", visit(household_id), by=bopha)
    Operation.objects.filter(pk=answer.id).update(
        received_at=timezone.now() - datetime.timedelta(days=8)
    )
    said = {"operation": str(answer.id), "reason": "wrong day"}
    assert take("void", said, by=bopha).word is Word.NEEDS_ATTENTION
    assert take("void", said, by=chantha).word is Word.NEEDS_ATTENTION
    assert take("void", said, by=dara).word is Word.SAVED


def test_a_right_lost_before_the_lock_is_refused(
    household_id: UUID, bopha: User, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object, **__: object) -> None:
        raise PermissionDenied

    monkeypatch.setattr("sahakum.support.services.check_right", lost)
    assert take("home_visit", visit(household_id), by=bopha).word is Word.REFUSED
    assert HomeVisit.objects.count() == 0


def test_a_family_that_moves_takes_its_members_along_and_back(
    household_id: UUID, bopha: User, neighbour_village: Place, village: Place, take: Take
) -> None:
    moved = {"household": str(household_id), "from_on": "1/6/2026", "phone": "011 222 333"}
    answer = take("household_change", moved | {"village": str(neighbour_village.pk)}, by=bopha)
    assert answer.word is Word.SAVED
    people = Person.objects.filter(memberships__household=household_id)
    assert set(people.values_list("village_id", flat=True)) == {neighbour_village.pk}
    take("void", {"operation": str(answer.id), "reason": "another family"}, by=bopha)
    household = Household.objects.get(pk=household_id)
    assert (household.village_id, household.phone) == (village.pk, "012345678")
    assert set(people.values_list("village_id", flat=True)) == {village.pk}
