"""What must hold between the parts of a definition: names, conditions, secrets, bounds."""

from collections.abc import Iterator
from itertools import pairwise

from sahakum.assessments import texts
from sahakum.assessments.bound.checking import of_binding, of_rows
from sahakum.assessments.definition import (
    Definition,
    Method,
    Question,
    QuestionKind,
    Scoring,
    Subject,
)
from sahakum.assessments.scoring import CURRENCIES
from sahakum.lib.expressions import ExpressionError, parse

ALONE_NOW = "alone_now"
CURRENCY, PERIOD = "_currency", "_period"
# Names under which the page of an assessment sends other things.
TAKEN = ("operation", "csrfmiddlewaretoken", "assessed_on", ALONE_NOW)
WITH_CHOICES = (QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.YES_NO)


def check(definition: Definition) -> list[str]:
    """Sentences about everything that does not fit together; none when all is well."""
    questions = list(definition.questions())
    problems = [*_of_names(questions), *_of_scoring(definition), *of_rows(definition)]
    asked: dict[str, Question] = {}
    for question in questions:
        found = [
            *_of_choices(question),
            *_of_ranges(question),
            *_of_total(question, asked),
            *_of_secrets(question, asked),
            *of_binding(definition, question),
        ]
        problems += [f"{question.name}: {sentence}" for sentence in found]
        asked[question.name] = question
    return problems


def field_names(question: Question) -> list[str]:
    """The names under which a form asks a question: an amount has its money and its period
    too, a total is not asked."""
    if question.kind is QuestionKind.TOTAL:
        return []
    if question.kind is not QuestionKind.AMOUNT:
        return [question.name]
    names = [question.name, question.name + CURRENCY]
    return [*names, question.name + PERIOD] if question.timed else names


def _of_names(questions: list[Question]) -> Iterator[str]:
    if not questions:
        yield str(texts.NO_QUESTION)
    seen = set(TAKEN)
    for question in questions:
        names = {question.name, *field_names(question)}
        if names & seen:
            yield f"{question.name}: {texts.NAME_TWICE}"
        seen |= names


def _of_choices(question: Question) -> Iterator[str]:
    codes = [choice.code for choice in question.choices]
    if question.kind in WITH_CHOICES:
        if len(codes) < 2:
            yield str(texts.CHOICES_NEEDED)
        if len(codes) != len(set(codes)):
            yield str(texts.NAME_TWICE)
    elif codes:
        yield str(texts.NO_CHOICES)


def _of_ranges(question: Question) -> Iterator[str]:
    bounds = [one.below for one in question.ranges]
    known = [bound for bound in bounds if bound is not None]
    only_last_open = None not in bounds[:-1]
    if not only_last_open or known != sorted(set(known)):
        yield str(texts.BAD_RANGES)
    if question.weight is not None and question.places:
        yield str(texts.NOT_WHOLE)


def _of_total(question: Question, asked: dict[str, Question]) -> Iterator[str]:
    if (question.kind is QuestionKind.TOTAL) != bool(question.adds):
        yield str(texts.TOTAL_ADDS)
    known = [asked[name] for name in question.adds if name in asked]
    if any(one.kind is not QuestionKind.AMOUNT or one.timed != question.timed for one in known):
        yield str(texts.TOTAL_ADDS)


def _of_secrets(question: Question, asked: dict[str, Question]) -> Iterator[str]:
    if question.ask_alone and not question.sensitive:
        yield str(texts.ALONE_IS_SENSITIVE)
    try:
        looked_at = parse(question.show_if).fields() if question.show_if else set()
    except ExpressionError as error:
        yield str(texts.BAD_CONDITION) % {"why": error}
        return
    needed = {question.per} if question.per else set()
    for name in sorted(looked_at | needed | set(question.adds)):
        earlier = asked.get(name)
        if earlier is None:
            yield str(texts.LATER_QUESTION) % {"name": name}
        elif earlier.sensitive and not question.sensitive:
            yield str(texts.GIVES_AWAY) % {"name": name}


def _of_scoring(definition: Definition) -> Iterator[str]:
    scoring = definition.scoring
    scored = [question for question in definition.questions() if question.scored]
    if scoring.method is not Method.NONE and not scored:
        yield f"scoring: {texts.NOTHING_SCORED}"
    if not _in_order(scoring):
        yield f"scoring: {texts.BANDS_OVERLAP}"
    money = (QuestionKind.AMOUNT, QuestionKind.TOTAL)
    open_of_person = definition.subject is Subject.PERSON and not definition.kept_apart
    if scoring.disability_from is not None and not open_of_person:
        yield f"scoring.disability_from: {texts.BOUND_TO_ANOTHER}"
    judged = any(question.kind in money for question in scored)
    missing = [code for code in CURRENCIES[1:] if not scoring.riel_per_hundred.get(code)]
    if judged and missing:
        yield "scoring: " + str(texts.NO_RATE) % {"names": ", ".join(missing)}


def _in_order(scoring: Scoring) -> bool:
    bands = scoring.bands
    pairs = pairwise(bands)
    whole = all(band.first <= band.last for band in bands)
    codes = [band.code for band in bands]
    return whole and len(codes) == len(set(codes)) and all(a.last + 1 == b.first for a, b in pairs)
