"""Versions of questionnaires: published once, replaced, closed; old scores stay explained."""

from typing import Any
from uuid import UUID

import pytest

from conftest import Take
from sahakum.accounts.models import User
from sahakum.assessments.models import Questionnaire, QuestionnaireVersion, Response
from sahakum.assessments.selectors import explained, offered_versions
from sahakum.assessments.shipping import load_shipped
from sahakum.assessments.tests.samples import HUNGER, own, published, said
from sahakum.capture import holding, intake
from sahakum.capture.intake import Word
from sahakum.capture.models import HeldContent
from sahakum.journal.verify import verify

ANSWERS = {"well": "no", "hours": "2"}


def shortened() -> dict[str, Any]:
    """The next version, from which one question was removed."""
    document = own()
    document["sections"][0]["questions"].pop()
    return document


@pytest.fixture
def first(vuthy: User, take: Take) -> UUID:
    answer = take("questionnaire", published(own()), by=vuthy)
    assert answer.word is Word.SAVED, answer
    return answer.id


def test_shipped_questionnaires_are_there_once(db: None, bopha: User) -> None:
    codes = sorted(Questionnaire.objects.values_list("code", flat=True))
    assert codes == [
        "food_coping",
        "functioning",
        "household_hunger",
        "migration_screening",
        "social_economic",
        "village_risk",
    ]
    assert load_shipped() == 0
    assert QuestionnaireVersion.objects.count() == len(codes)


def test_a_changed_file_becomes_a_new_version(bopha: User) -> None:
    QuestionnaireVersion.objects.filter(questionnaire__code="household_hunger").update(digest="old")
    assert load_shipped() == 1
    numbers = QuestionnaireVersion.objects.filter(questionnaire__code="household_hunger")
    assert sorted(numbers.values_list("number", flat=True)) == [1, 2]
    offered = [one.number for one in offered_versions(bopha, subject="household")]
    assert sorted(offered) == [1, 1, 1, 2]


def test_a_version_replaces_and_the_old_one_stays_answerable(
    first: UUID, household_id: UUID, bopha: User, vuthy: User, take: Take
) -> None:
    second = take("questionnaire", published(shortened()), by=vuthy).id
    offered = {one.pk for one in offered_versions(bopha, subject="household")}
    assert second in offered
    assert first not in offered
    begun = take("assessment", said(household_id, str(first), ANSWERS), by=bopha)
    assert begun.word is Word.SAVED
    by_code = take("assessment", said(household_id, "own_check", {"well": "no"}), by=bopha)
    versions = [Response.objects.get(pk=one.id).version_id for one in (begun, by_code)]
    assert versions == [first, second]


def test_a_score_whose_item_was_removed_is_explained_by_its_own_version(
    first: UUID, household_id: UUID, bopha: User, vuthy: User, take: Take
) -> None:
    old = take("assessment", said(household_id, str(first), ANSWERS), by=bopha).id
    take("questionnaire", published(shortened()), by=vuthy)
    new = said(household_id, "own_check", {"well": "no"}, assessed_on="11/11/2026")
    newest = explained(bopha, take("assessment", new, by=bopha).id)
    found = explained(bopha, old)
    brought = {item.question.name: item.points for item in found.result.items}
    assert brought == {"well": 2, "hours": 6}
    assert found.response.score == found.result.score == 8
    assert (newest.before, newest.response.score) == (found.response, 2)
    assert list(verify()) == []


def test_a_closed_version_refuses_with_one_sentence_and_loses_nothing(
    first: UUID, household_id: UUID, bopha: User, vuthy: User, take: Take
) -> None:
    closing = {"version": str(first), "closed_on": "1/11/2026", "reason": "replaced"}
    assert take("questionnaire_closing", closing, by=vuthy).word is Word.SAVED
    content = said(household_id, str(first), ANSWERS | {"hours": "wrong as well"})
    answer = take("assessment", content, by=bopha)
    assert (answer.word, list(answer.sentences)) == (Word.NEEDS_ATTENTION, ["version"])
    assert len(answer.sentences["version"]) == 1
    assert holding.opened(HeldContent.objects.get(pk=answer.id)).content == content
    assert offered_versions(bopha, subject="household") == [
        one
        for one in offered_versions(bopha, subject="household")
        if one.questionnaire.code != "own_check"
    ]
    again = take("questionnaire_closing", closing, by=vuthy)
    assert (again.word, list(again.sentences)) == (Word.NEEDS_ATTENTION, ["version"])


def test_a_version_closed_between_form_and_store_refuses_too(
    first: UUID,
    household_id: UUID,
    bopha: User,
    vuthy: User,
    take: Take,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = intake._store_together
    closing = {"version": str(first), "closed_on": "1/11/2026"}

    def close_first(*parts: Any) -> None:
        monkeypatch.setattr(intake, "_store_together", store)
        take("questionnaire_closing", closing, by=vuthy)
        store(*parts)

    monkeypatch.setattr(intake, "_store_together", close_first)
    answer = take("assessment", said(household_id, str(first), ANSWERS), by=bopha)
    assert (answer.word, list(answer.sentences)) == (Word.NEEDS_ATTENTION, ["version"])
    assert Response.objects.count() == 0


def test_a_shipped_version_is_closed_for_one_organisation_only(
    household_id: UUID, bopha: User, vuthy: User, chantha: User, take: Take
) -> None:
    version = QuestionnaireVersion.objects.get(questionnaire__code="household_hunger")
    closing = {"version": "household_hunger", "closed_on": "1/11/2026"}
    take("questionnaire_closing", closing, by=vuthy)
    assert version not in offered_versions(bopha, subject="household")
    assert version in offered_versions(chantha, subject="household")
    answer = take("assessment", said(household_id, "household_hunger", HUNGER), by=bopha)
    assert list(answer.sentences) == ["version"]


def test_another_organisations_questionnaire_is_not_there(
    first: UUID, household_id: UUID, chantha: User, take: Take
) -> None:
    assert first not in {one.pk for one in offered_versions(chantha, subject="household")}
    answer = take("assessment", said(household_id, str(first), ANSWERS), by=chantha)
    assert set(answer.sentences) == {"version", "household"}


def test_an_unanswered_version_is_withdrawn_and_an_answered_one_is_not(
    first: UUID, household_id: UUID, bopha: User, vuthy: User, dara: User, take: Take
) -> None:
    second = take("questionnaire", published(shortened()), by=vuthy).id
    assert take("void", {"operation": str(second), "reason": "early"}, by=vuthy).word is Word.SAVED
    take("assessment", said(household_id, "own_check", ANSWERS), by=bopha)
    assert Response.objects.get().version_id == first
    void = take("void", {"operation": str(first), "reason": "late"}, by=vuthy)
    assert void.word is Word.NEEDS_ATTENTION
    assert list(verify()) == []


@pytest.mark.parametrize("name", ["bopha", "dara", "chantha", "rithy"])
def test_only_who_designs_publishes(name: str, take: Take, request: pytest.FixtureRequest) -> None:
    user = request.getfixturevalue(name)
    assert take("questionnaire", published(own()), by=user).word is Word.REFUSED


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"code": "Bad code"}, "code"),
        ({"code": "household_hunger"}, ""),
        ({"subject": "cow"}, "subject"),
        ({"title": {"km": "ក"}}, "title"),
        ({"sections": []}, ""),
        ({"sections": "x"}, "sections"),
        ({"unheard_of": 1}, ""),
        ({"scoring": {"method": "sum", "bands": [{"code": "a"}]}}, "scoring.bands 1"),
        ({"scoring": {"method": "guess"}}, "scoring.method"),
    ],
)
def test_a_document_that_is_no_questionnaire_says_where(
    change: dict[str, Any], place: str, vuthy: User, take: Take
) -> None:
    answer = take("questionnaire", published(own(**change)), by=vuthy)
    assert (answer.word, list(answer.sentences)) == (Word.NEEDS_ATTENTION, ["definition"])
    assert any(sentence.startswith(place) for sentence in answer.sentences["definition"])


@pytest.mark.parametrize(
    ("question", "said_of_it"),
    [
        ({"show_if": "hours ="}, "លក្ខខណ្ឌ"),
        ({"show_if": "later = 1"}, "later"),
        ({"ask_alone": True}, "សម្ងាត់"),
        ({"name": "well"}, "ពីរដង"),
        ({"name": "assessed_on"}, "ពីរដង"),
        ({"kind": "choice"}, "យ៉ាងតិចពីរ"),
        ({"weight": 1.5}, "ចំនួនគត់"),
        ({"places": 1}, "ចំនួនគត់"),
        ({"ranges": [{"points": 1}, {"below": 3, "points": 2}]}, "ព្រំដែន"),
        ({"kind": "amount", "weight": None, "ranges": [{"points": 1}]}, "USD"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(
    question: dict[str, Any], said_of_it: str, vuthy: User, take: Take
) -> None:
    document = own()
    document["sections"][0]["questions"][1] |= question
    answer = take("questionnaire", published(document), by=vuthy)
    assert answer.word is Word.NEEDS_ATTENTION
    assert said_of_it in " ".join(answer.sentences["definition"])


def test_an_open_question_cannot_hang_on_a_sensitive_one(vuthy: User, take: Take) -> None:
    document = own()
    document["sections"][0]["questions"][0]["sensitive"] = True
    answer = take("questionnaire", published(document), by=vuthy)
    assert any(
        "hours" in sentence and "well" in sentence for sentence in answer.sentences["definition"]
    )
    document["sections"][0]["questions"][1]["sensitive"] = True
    assert take("questionnaire", published(document), by=vuthy).word is Word.SAVED


def test_a_newer_version_stays_with_its_kind_of_subject(
    first: UUID, vuthy: User, take: Take
) -> None:
    answer = take("questionnaire", published(own(subject="village")), by=vuthy)
    assert answer.word is Word.NEEDS_ATTENTION
    assert QuestionnaireVersion.objects.filter(questionnaire__code="own_check").count() == 1
