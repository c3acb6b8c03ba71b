"""Assessments through the one door: what is stored, what is hidden, what is refused."""

import datetime
from typing import Any
from uuid import UUID

import pytest

from conftest import Take
from sahakum.accounts.models import User
from sahakum.assessments.models import (
    Answer,
    QuestionnaireVersion,
    Response,
    SensitiveAnswer,
)
from sahakum.assessments.tests.samples import (
    COPING,
    HUNGER,
    LATER,
    SCREENING,
    SOCIAL,
    SOCIAL_SCORE,
    VILLAGE,
    own,
    published,
    said,
)
from sahakum.capture import holding, kinds
from sahakum.capture.intake import Submission, Word, take_in
from sahakum.capture.models import HeldContent
from sahakum.journal.models import Fact, Operation
from sahakum.journal.verify import verify
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household, Membership


def test_a_family_is_assessed_with_answers_score_band_and_fact(
    household_id: UUID, bopha: User, take: Take
) -> None:
    answer = take("assessment", said(household_id, "social_economic", SOCIAL), by=bopha)
    assert answer.word is Word.SAVED, answer
    response = Response.objects.get(pk=answer.id)
    assert (response.score, response.band, response.kept_apart) == (SOCIAL_SCORE, "high", False)
    assert response.assessed_on == datetime.date(2026, 11, 10)
    fact = Fact.objects.get(kind="assessment")
    assert (fact.subject_id, fact.item) == (household_id, "social_economic")
    assert (int(fact.quantity), fact.attributes) == (SOCIAL_SCORE, {"band": "high"})
    assert list(verify()) == []


def test_amounts_take_khmer_digits_and_keep_money_and_period(
    household_id: UUID, bopha: User, take: Take
) -> None:
    take("assessment", said(household_id, "social_economic", SOCIAL), by=bopha)
    amounts = dict(
        Answer.objects.filter(question__in=("income_wages", "debt_private")).values_list(
            "question", "value"
        )
    )
    assert amounts["income_wages"] == {"amount": "400000", "currency": "KHR", "period": "month"}
    assert amounts["debt_private"] == {"amount": "100", "currency": "USD"}


def test_an_amount_without_its_money_needs_attention(
    household_id: UUID, bopha: User, take: Take
) -> None:
    without = {name: value for name, value in SOCIAL.items() if name != "income_wages_currency"}
    answer = take("assessment", said(household_id, "social_economic", without), by=bopha)
    assert (answer.word, list(answer.sentences)) == (Word.NEEDS_ATTENTION, ["answers"])


def test_sensitive_answers_are_rows_of_their_own(
    household_id: UUID, bopha: User, take: Take
) -> None:
    take("assessment", said(household_id, "social_economic", SOCIAL), by=bopha)
    apart = set(SensitiveAnswer.objects.values_list("question", flat=True))
    assert apart == {"alcohol", "violence", "trips_with_children"}
    assert not apart & set(Answer.objects.values_list("question", flat=True))


def test_hidden_answers_are_dropped_and_do_not_count(
    household_id: UUID, bopha: User, take: Take
) -> None:
    hidden = SOCIAL | {"has_debt": "no", "alone_now": "no"}
    answer = take("assessment", said(household_id, "social_economic", hidden), by=bopha)
    names = set(Answer.objects.values_list("question", flat=True))
    assert not names & {"debt_private", "lenders", "debt_private_security"}
    assert SensitiveAnswer.objects.count() == 0
    # Without 2 for the debt, 5 for the lenders and 1 for the title.
    assert Response.objects.get(pk=answer.id).score == SOCIAL_SCORE - 8


@pytest.mark.parametrize(
    ("version", "answers", "score", "band"),
    [
        ("food_coping", COPING, 7 + 4 + 1 + 9, "high"),
        ("food_coping", dict.fromkeys(COPING, 0) | {"adults_less": 1}, 3, "low"),
        ("food_coping", dict.fromkeys(COPING, 0) | {"borrow": 2}, 4, "medium"),
        ("household_hunger", HUNGER, 3, "moderate"),
        (
            "household_hunger",
            dict.fromkeys(HUNGER, "sometimes") | {"no_food": "often"},
            4,
            "severe",
        ),
        ("household_hunger", dict.fromkeys(HUNGER, "never") | {"no_food": "rarely"}, 1, "little"),
    ],
)
def test_food_instruments_score_as_published(
    version: str,
    answers: dict[str, Any],
    score: int,
    band: str,
    household_id: UUID,
    bopha: User,
    take: Take,
) -> None:
    answer = take("assessment", said(household_id, version, answers), by=bopha)
    response = Response.objects.get(pk=answer.id)
    assert (response.score, response.band) == (score, band)


@pytest.mark.parametrize(
    ("changes", "score", "band"),
    [
        ({}, 0, "none"),
        ({"walking": "some"}, 1, "some"),
        ({"walking": "a_lot"}, 2, "disabled"),
        ({"seeing": "unknown", "communicating": "cannot"}, 3, "disabled"),
        ({"seeing": "unknown"}, 0, "none"),
        (
            dict.fromkeys(
                ("seeing", "hearing", "walking", "remembering", "self_care", "communicating"),
                "refused",
            ),
            None,
            "",
        ),
    ],
)
def test_one_great_difficulty_is_enough(
    changes: dict[str, str],
    score: int | None,
    band: str,
    household_id: UUID,
    bopha: User,
    take: Take,
) -> None:
    names = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")
    person = Membership.objects.filter(household_id=household_id, relation="head").get().person_id
    content = {
        "version": "functioning",
        "person": str(person),
        "assessed_on": "10/11/2026",
        "answers": dict.fromkeys(names, "none") | changes,
    }
    answer = take("assessment", content, by=bopha)
    response = Response.objects.get(pk=answer.id)
    assert (response.score, response.band, response.household_id) == (score, band, household_id)
    assert Fact.objects.get(kind="assessment").subject_kind == "person"


def test_a_village_is_assessed_before_entering(
    village: Place, far_village: Place, bopha: User, take: Take
) -> None:
    content = {"version": "village_risk", "village": str(village.pk), "assessed_on": "1/11/2026"}
    answer = take("assessment", content | {"answers": VILLAGE}, by=bopha)
    response = Response.objects.get(pk=answer.id)
    # 2 + 1 + 3 + 1 + 2 + 2 + 2 + 1
    assert (response.score, response.band, response.village) == (14, "medium", village)
    assert Fact.objects.get().subject_id == UUID(int=village.pk)
    elsewhere = content | {"village": str(far_village.pk), "answers": VILLAGE}
    assert list(take("assessment", elsewhere, by=bopha).sentences) == ["village"]


def test_signs_are_counted_and_never_become_a_score(
    household_id: UUID, bopha: User, take: Take
) -> None:
    answer = take("assessment", said(household_id, "migration_screening", SCREENING), by=bopha)
    first = Response.objects.get(pk=answer.id)
    assert (first.score, first.band, first.kept_apart) == (None, "", True)
    assert first.signs == {"strong": 2, "medium": 2}
    assert first.left_for_later
    fact = Fact.objects.get(kind="assessment")
    assert (int(fact.quantity), fact.attributes) == (0, None)


def test_what_was_left_for_later_is_added_when_alone(
    household_id: UUID, bopha: User, take: Take
) -> None:
    first = take("assessment", said(household_id, "migration_screening", SCREENING), by=bopha).id
    later = said(household_id, "migration_screening", LATER, continues=str(first))
    still = take("assessment", later | {"answers": {"alone_now": "no"}}, by=bopha)
    assert (still.word, list(still.sentences)) == (Word.NEEDS_ATTENTION, ["answers"])
    again = take("assessment", later | {"answers": LATER | {"contact": "never"}}, by=bopha)
    assert again.word is Word.NEEDS_ATTENTION
    answer = take("assessment", later, by=bopha)
    assert answer.word is Word.SAVED, answer
    second = Response.objects.get(pk=answer.id)
    assert second.signs == {"strong": 3, "medium": 3}
    assert second.sensitive_answers.count() == 7
    assert Fact.objects.filter(kind="assessment").count() == 1
    assert take("assessment", later, by=bopha).word is Word.NEEDS_ATTENTION
    void = take("void", {"operation": str(first), "reason": "wrong"}, by=bopha)
    assert void.word is Word.NEEDS_ATTENTION
    assert list(verify()) == []


def test_unknown_answers_and_another_subject_are_refused(
    household_id: UUID, village: Place, bopha: User, take: Take
) -> None:
    unknown = take(
        "assessment", said(household_id, "household_hunger", HUNGER | {"x": 1}), by=bopha
    )
    assert (unknown.word, list(unknown.sentences)) == (Word.NEEDS_ATTENTION, ["answers"])
    wrong = said(household_id, "village_risk", VILLAGE)
    assert list(take("assessment", wrong, by=bopha).sentences) == ["village", "household"]
    both = said(household_id, "household_hunger", HUNGER, village=str(village.pk))
    assert list(take("assessment", both, by=bopha).sentences) == ["village"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("answers", []),
        ("answers", "text"),
        ("answers", {"no_food": ["rarely"], "slept_hungry": "never", "whole_day": "never"}),
        ("answers", {"no_food": "always", "slept_hungry": "never", "whole_day": "never"}),
        ("answers", {}),
        ("version", "unheard_of"),
        ("version", 7),
        ("assessed_on", "1/1/2999"),
        ("household", "x"),
    ],
)
def test_a_bad_part_needs_attention_and_is_held(
    field: str, value: object, household_id: UUID, bopha: User, take: Take
) -> None:
    content = said(household_id, "household_hunger", HUNGER) | {field: value}
    answer = take("assessment", content, by=bopha)
    assert (answer.word, list(answer.sentences)) == (Word.NEEDS_ATTENTION, [field])
    assert Response.objects.count() == 0
    assert holding.opened(HeldContent.objects.get()).content[field] == value


def test_who_may_not_record_is_refused_and_who_is_elsewhere_finds_nothing(
    household_id: UUID, rithy: User, chantha: User, sreymom: User, take: Take
) -> None:
    content = said(household_id, "household_hunger", HUNGER)
    assert take("assessment", content, by=rithy).word is Word.REFUSED
    for other in (chantha, sreymom):
        assert list(take("assessment", content, by=other).sentences) == ["household"]


def test_repeating_stores_once_and_a_batch_is_stored_together(
    household_id: UUID, bopha: User
) -> None:
    content = said(household_id, "household_hunger", HUNGER)
    batch = [Submission(id=uuid7(), kind="assessment", content=content) for _ in range(3)]
    for _ in range(2):
        assert {answer.word for answer in take_in(batch, by=bopha)} == {Word.SAVED}
    assert (Response.objects.count(), Answer.objects.count()) == (3, 9)


def test_a_voided_family_is_not_assessed(household_id: UUID, bopha: User, take: Take) -> None:
    take("void", {"operation": str(household_id), "reason": "double"}, by=bopha)
    assert Household.objects.filter(voided_by__isnull=True).count() == 0
    answer = take("assessment", said(household_id, "household_hunger", HUNGER), by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION


def test_the_form_of_the_kind_is_described_in_both_languages(db: None) -> None:
    kind = kinds.find("assessment")
    assert kind is not None
    for language in ("km", "en"):
        fields = {
            field["name"]: field for field in kinds.describe(kind, language=language)["fields"]
        }
        assert fields["answers"]["type"] == "answers"


def test_an_edited_version_or_score_is_found(
    household_id: UUID, bopha: User, vuthy: User, take: Take
) -> None:
    take("questionnaire", published(own()), by=vuthy)
    take("assessment", said(household_id, "own_check", {"well": "no", "hours": 2}), by=bopha)
    assert list(verify()) == []
    version = QuestionnaireVersion.objects.get(questionnaire__code="own_check")
    QuestionnaireVersion.objects.filter(pk=version.pk).update(definition={"nothing": 1})
    assert {finding.code for finding in verify()} == {"edited_questionnaire"}
    QuestionnaireVersion.objects.filter(pk=version.pk).update(definition=own())
    assert list(verify()) == []
    Response.objects.update(score=0, band="low")
    assert {finding.code for finding in verify()} == {"altered_row", "wrong_score"}
    assert Operation.objects.filter(kind="questionnaire").count() == 1
