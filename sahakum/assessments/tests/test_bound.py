"""Bound answers: stored in their one place, known again the next time, voided with the response."""

import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from conftest import Take
from sahakum.accounts.models import User
from sahakum.assessments.bound.knowing import known_about
from sahakum.assessments.models import QuestionnaireVersion, RecordedAnswer, Response
from sahakum.assessments.reading import DefinitionError, definition_of
from sahakum.assessments.tests.samples import SOCIAL, own, published, said
from sahakum.capture.intake import Submission, Word, take_in
from sahakum.circumstances.models import Debt, DebtState, Income, PovertyCard, Schooling
from sahakum.circumstances.tests.said import person
from sahakum.journal.models import Operation
from sahakum.journal.verify import verify
from sahakum.lib.ids import uuid7
from sahakum.registry.models import Household

Document = dict[str, Any]


def social(household: UUID, day: str = "10/11/2026", **changes: Any) -> Document:
    return said(household, "social_economic", SOCIAL | changes, assessed_on=day)


def living(model: Any) -> Any:
    return model.objects.filter(voided_by__isnull=True)


def known(household: UUID, day: datetime.date, by: User) -> dict[str, Any]:
    version = QuestionnaireVersion.objects.get(questionnaire__code="social_economic")
    return known_about(by, version.parsed, {"household": str(household)}, day=day)


def test_an_answer_becomes_the_row_of_its_own_kind(
    household_id: UUID, bopha: User, take: Take
) -> None:
    answer = take("assessment", social(household_id), by=bopha)
    assert answer.word is Word.SAVED, answer
    incomes = Income.objects.order_by("source").values_list("source", "amount", "period")
    assert list(incomes) == [
        ("remittance", Decimal(100_000), "month"),
        ("wages", Decimal(400_000), "month"),
    ]
    debt = Debt.objects.get(lender="money_lender")
    assert (debt.amount, debt.currency, debt.security) == (Decimal(100), "USD", "none")
    assert (debt.since_on, debt.told_on) == (
        datetime.date(2025, 5, 1),
        datetime.date(2026, 11, 10),
    )
    kinds = sorted(row.recorded.kind for row in RecordedAnswer.objects.all())
    assert kinds == ["debt", "debt", "income", "income"]
    assert list(verify()) == []


def test_what_is_known_already_adds_no_row_and_a_change_adds_one(
    household_id: UUID, bopha: User, take: Take
) -> None:
    take("assessment", social(household_id), by=bopha)
    found = known(household_id, datetime.date(2026, 11, 20), bopha)
    since = datetime.date(2026, 11, 10)
    wages = {"amount": "400000", "currency": "KHR", "period": "month"}
    assert found["income_wages"] == (wages, since)
    assert found["debt_microfinance_security"] == ("land_title", since)
    assert found["phone"][0] == "012345678"
    assert found["poverty_card"] == ("poor_1", datetime.date(2026, 2, 1))
    changed = {"income_wages": "450.000", "debt_private": "60", "poverty_card": "poor_1"}
    changed["phone"] = "០១២ ៣៤៥ ៦៧៨"
    answer = take("assessment", social(household_id, "20/11/2026", **changed), by=bopha)
    assert answer.word is Word.SAVED, answer
    assert (Income.objects.count(), Debt.objects.count(), PovertyCard.objects.count()) == (3, 2, 0)
    state = DebtState.objects.get()
    assert (state.debt.lender, state.outstanding) == ("money_lender", Decimal(60))
    later = known(household_id, datetime.date(2026, 11, 21), bopha)
    assert later["debt_private"][0] == {"amount": "60", "currency": "USD"}
    # As it was before: what was told later is not known on an earlier day.
    assert known(household_id, datetime.date(2026, 11, 15), bopha) == found
    assert known(household_id, datetime.date(2026, 11, 9), bopha).keys() == {
        "phone",
        "poverty_card",
    }


def test_two_assessments_of_a_family_sent_at_once_build_on_each_other(
    household_id: UUID, bopha: User
) -> None:
    contents = [social(household_id), social(household_id, "20/11/2026")]
    sent = [Submission(id=uuid7(), kind="assessment", content=content) for content in contents]
    assert [one.word for one in take_in(sent, by=bopha)] == [Word.SAVED, Word.SAVED]
    assert (Income.objects.count(), Debt.objects.count()) == (2, 2)


def test_telephone_and_card_are_stored_with_the_family(
    household_id: UUID, bopha: User, take: Take
) -> None:
    changed = {"phone": "011 222 333", "poverty_card": "poor_2"}
    answer = take("assessment", social(household_id, **changed), by=bopha)
    assert answer.word is Word.SAVED, answer
    household = Household.objects.get()
    assert (household.phone, household.poverty) == ("011222333", "poor_2")
    assert PovertyCard.objects.get().level == "poor_2"


def test_voiding_a_response_voids_what_it_recorded(
    household_id: UUID, bopha: User, take: Take
) -> None:
    changed = {"phone": "011 222 333", "poverty_card": "poor_2"}
    response = take("assessment", social(household_id, **changed), by=bopha).id
    wages = Income.objects.get(source="wages")
    wrong = {"operation": str(wages.operation_id), "reason": "ខុស"}
    assert take("void", wrong, by=bopha).word is Word.SAVED
    answer = take("void", {"operation": str(response), "reason": "ខុសគ្រួសារ"}, by=bopha)
    assert answer.word is Word.SAVED, answer
    assert not any(living(model).exists() for model in (Response, Income, Debt, PovertyCard))
    household = Household.objects.get()
    assert (household.phone, household.poverty) == ("012345678", "poor_1")
    assert list(verify()) == []


def test_what_later_records_build_on_is_not_voided_silently(
    household_id: UUID, bopha: User, take: Take
) -> None:
    first = take("assessment", social(household_id), by=bopha).id
    take("assessment", social(household_id, "20/11/2026", debt_private="60"), by=bopha)
    answer = take("void", {"operation": str(first), "reason": "ខុស"}, by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert living(Debt).count() == 2
    assert living(Response).count() == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"income_wages": "1.000"},
        {"debt_private_since": "1/1/2020"},
        {"debt_private_currency": "KHR"},
    ],
)
def test_what_does_not_fit_stores_nothing_and_is_held_with_a_sentence(
    household_id: UUID, bopha: User, take: Take, changed: dict[str, str]
) -> None:
    take("assessment", social(household_id), by=bopha)
    before = Operation.objects.count()
    answer = take("assessment", social(household_id, **changed), by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert answer.sentences[""]
    assert Operation.objects.count() == before


def bound(**parts: Any) -> Document:
    question = {"name": "asked", "kind": "amount", "text": {"km": "ប៉ុន្មាន?", "en": "How much?"}}
    given = {"source": "wages", "own_produce": "no"}
    question |= {"bound": {"to": "income", "part": "amount", "given": given}} | parts
    section = {"title": {"km": "ផ្នែក", "en": "Part"}, "questions": [question]}
    return own(sections=[section], scoring={})


def test_a_question_of_ones_own_is_bound(
    household_id: UUID, vuthy: User, bopha: User, take: Take
) -> None:
    assert take("questionnaire", published(bound()), by=vuthy).word is Word.SAVED
    answers = {"asked": "5", "asked_currency": "USD", "asked_period": "day"}
    assert take("assessment", said(household_id, "own_check", answers), by=bopha).word is Word.SAVED
    assert Income.objects.get().amount == 5
    # Nothing known and nothing said: no row.
    zero = said(household_id, "own_check", answers | {"asked": "0"}, assessed_on="1/11/2026")
    assert take("assessment", zero, by=bopha).word is Word.SAVED
    assert Income.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "number"},
        {"timed": False},
        {"sensitive": True},
        {"bound": {"to": "wishes", "part": "amount"}},
        {"bound": {"to": "income", "part": "colour", "given": {}}},
        {"bound": {"to": "income", "part": "amount"}},
        {"bound": {"to": "spending", "part": "amount", "given": {"purpose": "gold"}}},
        {"kind": "text", "bound": {"to": "schooling", "part": "school"}},
        {"timed": False, "bound": {"to": "debt", "part": "amount", "given": {"lender": "bank"}}},
    ],
)
def test_a_binding_that_does_not_fit_is_not_published(wrong: Document) -> None:
    definition_of(bound())
    with pytest.raises(DefinitionError):
        definition_of(bound(**wrong))


def offer(code: str) -> dict[str, str]:
    return {"code": code, "km": code, "en": code}


def test_the_schooling_of_a_child_is_stored_with_the_child(
    household_id: UUID, vuthy: User, bopha: User, take: Take
) -> None:
    parts = {"school_year": "number", "grade": "choice", "attending": "choice"}
    offered = {
        "grade": [offer("5"), offer("6")],
        "attending": [offer("yes"), offer("left")],
    }
    questions = [
        {
            "name": part,
            "kind": kind,
            "most": 2100,
            "text": {"km": part, "en": part},
            "bound": {"to": "schooling", "part": part},
            "choices": offered.get(part, []),
        }
        for part, kind in parts.items()
    ]
    section = {"title": {"km": "ផ្នែក", "en": "Part"}, "questions": questions}
    document = own(subject="person", sections=[section], scoring={})
    assert take("questionnaire", published(document), by=vuthy).word is Word.SAVED
    child = person(household_id, given="វិចិត្រ")
    answers = {"school_year": "2026", "grade": "5", "attending": "yes"}
    content = {"person": child, "version": "own_check", "assessed_on": "10/11/2026"}
    for _ in range(2):
        answer = take("assessment", content | {"answers": answers}, by=bopha)
        assert answer.word is Word.SAVED, answer
    row = Schooling.objects.get()
    assert (str(row.person_id), row.grade, row.household_id) == (child, "5", household_id)
