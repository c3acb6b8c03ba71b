"""Between what a form gives and what is stored: answers in the shape in which one says them."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sahakum.assessments.checking import ALONE_NOW, CURRENCY, PERIOD
from sahakum.assessments.definition import Definition, Question, QuestionKind
from sahakum.assessments.models import Response

Stored = dict[str, Any]


def said_of(
    definition: Definition, cleaned: Mapping[str, Any], *, first: Response | None
) -> Stored:
    """Answers by question as they are stored; of a second part only what was left for later."""
    stored = {ALONE_NOW: cleaned[ALONE_NOW]} if cleaned.get(ALONE_NOW) else {}
    for question in definition.questions():
        value = _said(question, cleaned)
        if value is not None and (first is None or question.ask_alone):
            stored[question.name] = value
    return stored


def _said(question: Question, cleaned: Mapping[str, Any]) -> Any:
    value = cleaned.get(question.name)
    if value in (None, "", []):
        return None
    if question.kind is not QuestionKind.AMOUNT:
        return _plain(value)
    amount = {"amount": _plain(value), "currency": cleaned[question.name + CURRENCY]}
    return amount | ({"period": cleaned[question.name + PERIOD]} if question.timed else {})


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value.isoformat() if isinstance(value, datetime.date) else value


def said_before(definition: Definition, response: Response) -> Stored:
    """The answers of a response as a form takes them again; not to be shown to anybody."""
    return content_of(definition, everything_said(response, sensitive=True))


def content_of(definition: Definition, stored: Mapping[str, Any]) -> Stored:
    """Stored answers as the form of the version takes them."""
    content: Stored = {ALONE_NOW: stored[ALONE_NOW]} if ALONE_NOW in stored else {}
    for question in definition.questions():
        value = stored.get(question.name)
        if value is None:
            continue
        if question.kind is QuestionKind.AMOUNT:
            content[question.name] = value["amount"]
            content[question.name + CURRENCY] = value["currency"]
            content |= {question.name + PERIOD: value["period"]} if question.timed else {}
        else:
            content[question.name] = value
    return content


def everything_said(response: Response, *, sensitive: bool) -> Stored:
    """All answers behind a response, the first part's too; sensitive ones only when asked for."""
    parts = [response.continues, response] if response.continues else [response]
    stored: Stored = {}
    for part in parts:
        stored |= {answer.question: answer.value for answer in part.answers.all()}
        if sensitive:
            stored |= {one.question: one.value for one in part.sensitive_answers.all()}
    return stored
