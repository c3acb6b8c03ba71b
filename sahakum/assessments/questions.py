"""The form of a version: each question becomes one of the fields that every record has."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from types import new_class
from typing import Any, cast

from django.utils import translation
from django.utils.translation import get_language

from sahakum.assessments import texts
from sahakum.assessments.bound.checking import field_of
from sahakum.assessments.bound.stores import STORES
from sahakum.assessments.checking import ALONE_NOW, CURRENCY, PERIOD, field_names
from sahakum.assessments.definition import Definition, Question, QuestionKind
from sahakum.assessments.models import QuestionnaireVersion
from sahakum.capture.fields import (
    CaptureField,
    ChoiceField,
    ChoicesField,
    DayField,
    NumberField,
    TextField,
)
from sahakum.capture.forms import RecordForm

LONGEST_ANSWER = 500
GREATEST_AMOUNT = 10**12
IS_ALONE = f"{ALONE_NOW} = 'yes'"

NamedField = tuple[str, CaptureField]


class QuestionsForm(RecordForm):
    """Answers to the questions of one version; an amount also says its money and its period."""

    amounts: tuple[Question, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Whoever writes an amount says in which money and for how long."""
        answers = dict(self.cleaned_data)
        for question in self.amounts:
            if answers.get(question.name) is None:
                continue
            if not answers.get(question.name + CURRENCY):
                self.add_error(question.name + CURRENCY, texts.CURRENCY_NEEDED)
            if question.timed and not answers.get(question.name + PERIOD):
                self.add_error(question.name + PERIOD, texts.PERIOD_NEEDED)
        return answers


def form_for(version: QuestionnaireVersion) -> type[QuestionsForm]:
    """The form of a version, in the active language."""
    return _remembered_form(version, get_language() or "km")


@lru_cache(maxsize=256)
def _remembered_form(version: QuestionnaireVersion, language: str) -> type[QuestionsForm]:
    # A version never changes, and is equal to another one read with the same id.
    return form_of(version.parsed)


def form_of(definition: Definition) -> type[QuestionsForm]:
    """The form of a definition, whether it was published or not."""
    parts: dict[str, Any] = dict(_fields(definition))
    parts["show_if"] = _conditions(definition)
    parts["amounts"] = tuple(
        one for one in definition.questions() if one.kind is QuestionKind.AMOUNT
    )
    made = new_class(
        "QuestionsOfVersion", (QuestionsForm,), exec_body=lambda own: own.update(parts)
    )
    return cast(type[QuestionsForm], made)


def _fields(definition: Definition) -> Iterator[NamedField]:
    asked_alone = False
    for question in definition.questions():
        if question.ask_alone and not asked_alone:
            asked_alone = True
            yield ALONE_NOW, _alone_field()
        yield from _fields_of(question)


def _alone_field() -> CaptureField:
    choices = (("yes", texts.YES), ("no", texts.NO))
    return ChoiceField(label=texts.ALONE, help_text=texts.ALONE_HELP, choices=choices)


def _fields_of(question: Question) -> Iterator[NamedField]:
    if question.kind is QuestionKind.TOTAL:
        return
    said = {"label": str(question.text), "help_text": str(question.help)}
    yield question.name, _MAKERS[question.kind](question, said | {"required": question.required})
    if question.kind is QuestionKind.AMOUNT:
        money = ChoiceField(label=texts.MONEY, choices=texts.CURRENCIES, required=False)
        yield question.name + CURRENCY, money
        if question.timed:
            period = ChoiceField(label=texts.PERIOD, choices=texts.PERIODS, required=False)
            yield question.name + PERIOD, period


def _number(question: Question, options: dict[str, Any]) -> CaptureField:
    return NumberField(
        least=question.least,
        most=question.most,
        places=question.places,
        unit=str(question.unit),
        **options,
    )


def _text(question: Question, options: dict[str, Any]) -> CaptureField:
    if question.bound is None:
        return TextField(most=LONGEST_ANSWER, lines=3, **options)
    # The field of the place itself reads it: a telephone number is one, and always written alike.
    own: Any = type(field_of(STORES[question.bound.to], question.bound.part))
    return cast(CaptureField, own(most=LONGEST_ANSWER, **options))


def _offered(question: Question) -> list[tuple[str, str]]:
    return [(choice.code, str(choice.label)) for choice in question.choices]


_MAKERS: dict[QuestionKind, Callable[[Question, dict[str, Any]], CaptureField]] = {
    QuestionKind.YES_NO: lambda one, options: ChoiceField(choices=_offered(one), **options),
    QuestionKind.CHOICE: lambda one, options: ChoiceField(choices=_offered(one), **options),
    QuestionKind.CHOICES: lambda one, options: ChoicesField(choices=_offered(one), **options),
    QuestionKind.NUMBER: _number,
    QuestionKind.DAY: lambda one, options: DayField(**options),
    QuestionKind.TEXT: _text,
    QuestionKind.AMOUNT: lambda one, options: NumberField(
        most=GREATEST_AMOUNT, places=2, **options
    ),
}


def _conditions(definition: Definition) -> dict[str, str]:
    found: dict[str, str] = {}
    for question in definition.questions():
        condition = _condition(question)
        if condition:
            found |= dict.fromkeys(field_names(question), condition)
    return found


def _condition(question: Question) -> str:
    if not question.ask_alone:
        return question.show_if
    return f"{IS_ALONE} and ({question.show_if})" if question.show_if else IS_ALONE


def described(version: QuestionnaireVersion, *, language: str) -> dict[str, Any]:
    """A version as data, in Khmer (``km``) or English (``en``): its fields in their sections."""
    with translation.override(language):
        definition = version.parsed
        return {
            "version": str(version.pk),
            "questionnaire": definition.code,
            "number": version.number,
            "subject": definition.subject.value,
            "title": str(definition.title),
            "language": language,
            "sections": [
                {
                    "title": str(section.title),
                    "intro": str(section.intro),
                    "fields": [name for one in section.questions for name in field_names(one)],
                }
                for section in definition.sections
            ],
            "fields": form_for(version).describe_fields(),
        }
