"""Laws of scoring: a score is the hand sum, is the same again, and hidden answers never count."""

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Take, family
from sahakum.accounts.models import User
from sahakum.assessments import shipping
from sahakum.assessments.definition import Definition, Method, Question, QuestionKind
from sahakum.assessments.models import QuestionnaireVersion, Response
from sahakum.assessments.questions import form_of
from sahakum.assessments.reading import definition_of
from sahakum.assessments.saying import content_of, everything_said, said_of
from sahakum.assessments.scoring import SCORING_VERSION, result_of
from sahakum.assessments.tests.samples import said
from sahakum.capture.intake import Word
from sahakum.lib.expressions import is_true
from sahakum.places.models import Place

PATHS = sorted(shipping.FOLDER.glob("*.toml"))
# Checked by hand with the published methods: one paper swaps borrowing and portions.
COPING_WEIGHTS = {
    "less_preferred": 1,
    "borrow": 2,
    "portions": 1,
    "adults_less": 3,
    "fewer_meals": 1,
}


def read(name: str) -> Definition:
    return definition_of(tomllib.loads((shipping.FOLDER / f"{name}.toml").read_text()))


SOCIAL = read("social_economic")


def choosing(question: Question) -> st.SearchStrategy[Any]:
    """Any answer that the form of a question takes."""
    codes = [choice.code for choice in question.choices]
    if question.kind is QuestionKind.CHOICES:
        return st.lists(st.sampled_from(codes), unique=True)
    if codes:
        return st.sampled_from(codes)
    if question.kind is QuestionKind.DAY:
        return st.sampled_from(["2025-03-01", "2026-01-31"])
    if question.kind is QuestionKind.TEXT:
        return st.sampled_from(["", "012 345 678"])
    return st.integers(question.least, min(question.most, 10_000_000))


@st.composite
def contents(draw: st.DrawFn, definition: Definition = SOCIAL) -> dict[str, Any]:
    """Answers to every question, the hidden ones too."""
    content: dict[str, Any] = {"alone_now": draw(st.sampled_from(["yes", "no"]))}
    for question in definition.questions():
        if question.kind is QuestionKind.TOTAL:
            continue
        content[question.name] = draw(choosing(question))
        if question.kind is QuestionKind.AMOUNT:
            content[f"{question.name}_currency"] = draw(st.sampled_from(["KHR", "USD", "VND"]))
            if question.timed:
                content[f"{question.name}_period"] = draw(st.sampled_from(["day", "month", "year"]))
    return content


def by_hand(definition: Definition, content: dict[str, Any]) -> int | None:
    """The score, added up in the plainest way from what was asked and answered."""
    total, counted = 0, 0
    asked: dict[str, Question] = {}
    for question in definition.questions():
        if question.show_if and not is_true(question.show_if, content):
            continue
        if question.ask_alone and content["alone_now"] != "yes":
            continue
        asked[question.name] = question
        points = _points(question, content, asked)
        if points is not None:
            total, counted = total + points, counted + 1
    return total if counted else None


def _points(question: Question, content: dict[str, Any], asked: dict[str, Question]) -> int | None:
    if question.kind is QuestionKind.TOTAL:
        amounts = [_riel(asked[name], content) for name in question.adds if name in asked]
        return _in_range(question, sum(amounts, Fraction(0)), content) if amounts else None
    value = content[question.name]
    if question.choices:
        chosen = value if isinstance(value, list) else [value]
        found = [c.points for c in question.choices if c.code in chosen and c.points is not None]
        return sum(found) if found else None
    if not question.ranges:
        return None
    return _in_range(question, Fraction(value), content)


def _riel(question: Question, content: dict[str, Any]) -> Fraction:
    rate = {"KHR": Fraction(1), "USD": Fraction(4000), "VND": Fraction(16, 100)}
    riel = Fraction(content[question.name]) * rate[content[f"{question.name}_currency"]]
    months = {"day": Fraction(12, 365), "month": Fraction(1), "year": Fraction(12)}
    return riel / (months[content[f"{question.name}_period"]] if question.timed else 1)


def _in_range(question: Question, number: Fraction, content: dict[str, Any]) -> int:
    number /= content[question.per] if question.per else 1
    return next(r.points for r in question.ranges if r.below is None or number < r.below)


@pytest.mark.django_db
@given(contents())
@settings(max_examples=150, deadline=None)
def test_the_score_is_the_hand_sum_and_hidden_answers_never_count(content: dict[str, Any]) -> None:
    form = form_of(SOCIAL)(content)
    assert form.is_valid(), form.errors
    stored = said_of(SOCIAL, form.cleaned_data, first=None)
    result = result_of(SOCIAL, stored)
    assert result.score == by_hand(SOCIAL, content)
    assert sum(item.points or 0 for item in result.items) == result.score
    assert result.band is not None


@pytest.mark.django_db
@given(contents())
@settings(max_examples=60, deadline=None)
def test_stored_answers_said_again_are_stored_the_same(content: dict[str, Any]) -> None:
    form = form_of(SOCIAL)(content)
    assert form.is_valid()
    stored = said_of(SOCIAL, form.cleaned_data, first=None)
    again = form_of(SOCIAL)(content_of(SOCIAL, stored))
    assert again.is_valid(), again.errors
    assert said_of(SOCIAL, again.cleaned_data, first=None) == stored


@given(content=contents())
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_rescoring_a_stored_response_gives_the_same(
    content: dict[str, Any], village: Place, bopha: User, take: Take
) -> None:
    # A family of its own each time: bound answers build on what was said before.
    household_id = take("household", family(village), by=bopha).id
    answer = take("assessment", said(household_id, "social_economic", content), by=bopha)
    assert answer.word is Word.SAVED, answer
    response = Response.objects.get(pk=answer.id)
    result = result_of(response.version.parsed, everything_said(response, sensitive=True))
    assert result.band is not None
    assert (response.score, response.band) == (result.score, result.band.code)
    assert response.scoring_version == SCORING_VERSION


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_possible_score_of_a_shipped_file_has_a_band(path: Path) -> None:
    definition = definition_of(tomllib.loads(path.read_text()))
    scoring = definition.scoring
    if scoring.method in (Method.SIGNS, Method.NONE):
        assert scoring.bands == ()
        return
    highest = [_most(question) for question in definition.questions()]
    top = sum(highest) if scoring.method is Method.SUM else max(highest)
    for score in range(top + 1):
        assert scoring.band_of(score) is not None, score
    assert scoring.says.km
    assert scoring.says.en


def _most(question: Question) -> int:
    points = [choice.points or 0 for choice in question.choices]
    if question.kind is QuestionKind.CHOICES:
        return sum(points)
    points += [one.points for one in question.ranges]
    return max([*points, question.most * (question.weight or 0) if not points else 0])


def test_the_weights_of_the_coping_index_are_pinned() -> None:
    definition = read("food_coping")
    assert {one.name: one.weight for one in definition.questions()} == COPING_WEIGHTS
    bands = [(band.first, band.last) for band in definition.scoring.bands]
    assert bands == [(0, 3), (4, 18), (19, 56)]


def test_the_wording_of_the_washington_group_is_unaltered() -> None:
    asked = [one.text.en for one in read("functioning").questions()]
    assert asked == [
        "Do you have difficulty seeing, even if wearing glasses?",
        "Do you have difficulty hearing, even if using a hearing aid?",
        "Do you have difficulty walking or climbing steps?",
        "Do you have difficulty remembering or concentrating?",
        "Do you have difficulty with self-care such as washing all over or dressing?",
        "Using your usual (customary) language, do you have difficulty communicating, for example "
        "understanding or being understood?",
    ]
    assert "km" in read("functioning").not_validated


def test_a_screening_never_has_a_band() -> None:
    definition = read("migration_screening")
    assert definition.kept_apart
    assert definition.scoring.bands == ()
    assert set(definition.not_validated) == {"km", "en"}
    assert all(one.sensitive for one in definition.questions())


def test_amounts_of_any_period_and_money_become_riel_a_month(db: None) -> None:
    version = QuestionnaireVersion.objects.get(questionnaire__code="social_economic")
    income = {"amount": "100", "currency": "USD", "period": "season"}
    result = result_of(version.parsed, {"members": "2", "income_rice": income})
    values = {item.question.name: item.value for item in result.items}
    assert values["income"] == Fraction(100 * 4000, 6 * 2)
    assert Decimal(result.score or 0) == 4
