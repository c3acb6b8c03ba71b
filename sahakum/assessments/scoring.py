"""How answers become points, a score and a band: plain arithmetic on whole numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sahakum.assessments.definition import (
    Band,
    Definition,
    Method,
    Question,
    QuestionKind,
    Scoring,
    Sign,
)

# Kept with each response. To be raised when the same answers would come to another score.
SCORING_VERSION = 1

Answers = Mapping[str, Any]
# How many months' worth an amount of a period is; a season of rice is half a year.
MONTHS = {
    "day": Fraction(12, 365),
    "week": Fraction(12, 52),
    "month": Fraction(1),
    "season": Fraction(6),
    "year": Fraction(12),
}
CURRENCIES = ("KHR", "USD", "THB", "VND")


@dataclass(frozen=True, kw_only=True)
class Item:
    """What one answer brought. ``value`` is the number that was judged, where one was computed."""

    question: Question
    answer: Any
    points: int | None
    sign: Sign
    value: Fraction | None = None


@dataclass(frozen=True, kw_only=True)
class Result:
    """A score with its band and the items behind it; ``signs`` where signs are counted."""

    score: int | None
    band: Band | None
    signs: Mapping[str, int]
    items: tuple[Item, ...]


def result_of(definition: Definition, answers: Answers) -> Result:
    """The result of a questionnaire; only questions that were answered count."""
    items = tuple(
        _item(question, answers, definition.scoring)
        for question in definition.questions()
        if _is_known(question, answers)
    )
    score = _score(definition.scoring.method, items)
    return Result(
        score=score,
        band=definition.scoring.band_of(score),
        signs=_signs(definition.scoring.method, items),
        items=items,
    )


def _is_known(question: Question, answers: Answers) -> bool:
    """Answered, or a total of which something was said."""
    return any(_is_answered(answers.get(name)) for name in question.adds or (question.name,))


def _is_answered(answer: Any) -> bool:
    return answer not in (None, "", [])


def _score(method: Method, items: Iterable[Item]) -> int | None:
    points = [item.points for item in items if item.points is not None]
    if not points or method not in (Method.SUM, Method.HIGHEST):
        return None
    return sum(points) if method is Method.SUM else max(points)


def _signs(method: Method, items: Iterable[Item]) -> dict[str, int]:
    if method is not Method.SIGNS:
        return {}
    found = [item.sign for item in items]
    return {sign.value: found.count(sign) for sign in (Sign.STRONG, Sign.MEDIUM)}


def _item(question: Question, answers: Answers, scoring: Scoring) -> Item:
    answer = answers.get(question.name)
    if question.choices:
        return _chosen(question, answer)
    value = _value(question, answers, scoring) if question.scored else None
    points = None if value is None else _points(question, value)
    return Item(question=question, answer=answer, points=points, sign=Sign.NONE, value=value)


def _chosen(question: Question, answer: Any) -> Item:
    codes = answer if isinstance(answer, list) else [answer]
    chosen = [choice for choice in question.choices if choice.code in codes]
    points = [choice.points for choice in chosen if choice.points is not None]
    signs = [choice.sign for choice in chosen]
    sign = next((one for one in (Sign.STRONG, Sign.MEDIUM) if one in signs), Sign.NONE)
    weighted = sum(points) * _weight(question) if points else None
    return Item(question=question, answer=answer, points=weighted, sign=sign)


def _weight(question: Question) -> int:
    return 1 if question.weight is None else question.weight


def _value(question: Question, answers: Answers, scoring: Scoring) -> Fraction | None:
    if question.kind is QuestionKind.NUMBER:
        return Fraction(Decimal(str(answers[question.name])))
    names = question.adds or (question.name,)
    said = [answers[name] for name in names if _is_answered(answers.get(name))]
    riel = _together(said, scoring, timed=question.timed)
    if not question.per:
        return riel
    number = Fraction(Decimal(str(answers.get(question.per) or 0)))
    return riel / number if riel is not None and number else None


def _together(
    amounts: Iterable[Mapping[str, str]], scoring: Scoring, *, timed: bool
) -> Fraction | None:
    total = Fraction(0)
    for amount in amounts:
        riel = _riel(amount, scoring, timed=timed)
        if riel is None:
            return None
        total += riel
    return total


def _riel(amount: Mapping[str, str], scoring: Scoring, *, timed: bool) -> Fraction | None:
    rate = 100 if amount["currency"] == "KHR" else scoring.riel_per_hundred.get(amount["currency"])
    if rate is None:
        return None
    riel = Fraction(Decimal(amount["amount"])) * rate / 100
    return riel / MONTHS[amount["period"]] if timed else riel


def _points(question: Question, value: Fraction) -> int | None:
    if not question.ranges:
        return int(value) * _weight(question)
    found = (one for one in question.ranges if one.below is None or value < one.below)
    fitting = next(found, None)
    return None if fitting is None else fitting.points * _weight(question)
