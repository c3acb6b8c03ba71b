"""What must hold between a question and the place to which it is bound."""

from collections.abc import Iterator

from django import forms

from sahakum.assessments import texts
from sahakum.assessments.bound.store import Store
from sahakum.assessments.bound.stores import STORES
from sahakum.assessments.definition import Binding, Definition, Question, QuestionKind
from sahakum.capture import kinds
from sahakum.capture.fields import (
    BirthField,
    ChoiceField,
    ChoicesField,
    NumberField,
    TextField,
)
from sahakum.circumstances.fields import AmountField

# What the assessment itself says: about whom, and on which day.
BY_THE_RESPONSE = ("household", "member", "told_on", "from_on")
BESIDE_AN_AMOUNT = ("currency", "period")
# The first that fits: some fields are of a kind of another.
FITTING = (
    (AmountField, (QuestionKind.AMOUNT,)),
    (ChoicesField, (QuestionKind.CHOICES,)),
    (ChoiceField, (QuestionKind.CHOICE, QuestionKind.YES_NO)),
    (NumberField, (QuestionKind.NUMBER,)),
    (BirthField, (QuestionKind.DAY,)),
    (TextField, (QuestionKind.TEXT,)),
)


def of_binding(definition: Definition, question: Question) -> Iterator[str]:
    """What is wrong with the binding of one question."""
    if question.bound is None:
        return
    store = STORES.get(question.bound.to)
    if store is None:
        yield str(texts.NOT_OFFERED) % {"names": ", ".join(sorted(STORES))}
        return
    if store.subject is not definition.subject:
        yield str(texts.BOUND_TO_ANOTHER)
    if question.sensitive:
        yield str(texts.BOUND_IS_OPEN)
    yield from _of_part(store, question.bound, question)


def _of_part(store: Store, bound: Binding, question: Question) -> Iterator[str]:
    if bound.part not in store.parts:
        yield str(texts.NOT_OFFERED) % {"names": ", ".join(store.parts)}
    elif not _fits(field_of(store, bound.part), question):
        yield str(texts.DOES_NOT_FIT)
    if {name for name, _value in bound.given} != set(store.keys):
        yield str(texts.GIVEN_NEEDED) % {"names": ", ".join(store.keys) or "—"}
        return
    for name, value in bound.given:
        codes = choices_of(store, name)
        if value not in codes:
            yield str(texts.NOT_OFFERED) % {"names": ", ".join(codes)}


def of_rows(definition: Definition) -> Iterator[str]:
    """What a row still needs that nobody asks, and what is asked twice."""
    asked: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for question in definition.questions():
        if question.bound is not None and question.bound.to in STORES:
            asked.setdefault(question.bound.row, []).append(question.bound.part)
    for (name, _given), parts in asked.items():
        missing = sorted(_needed(STORES[name]) - set(parts))
        if missing:
            yield f"{name}: " + str(texts.PARTS_NEEDED) % {"names": ", ".join(missing)}
        if len(parts) != len(set(parts)):
            yield f"{name}: {texts.NAME_TWICE}"


def _needed(store: Store) -> set[str]:
    fields = form_of(store).base_fields
    required = {name for name, field in fields.items() if field.required}
    return required - set(store.keys) - set(BY_THE_RESPONSE) - set(BESIDE_AN_AMOUNT) | (
        set(store.parts) if len(store.parts) == 1 else set()
    )


def form_of(store: Store) -> type[forms.Form]:
    """The form of the kind that records a store."""
    kind = kinds.find(store.kind)
    assert kind is not None
    return kind.form


def field_of(store: Store, name: str) -> forms.Field:
    """The field of that form for a part or a key."""
    return form_of(store).base_fields[name]


def choices_of(store: Store, name: str) -> list[str]:
    """Codes that a part or a key may have."""
    field = field_of(store, name)
    return [code for code, _ in field.choices] if isinstance(field, ChoiceField) else []


def _fits(field: forms.Field, question: Question) -> bool:
    fitting = next(kinds for sort, kinds in FITTING if isinstance(field, sort))
    if question.kind not in fitting:
        return False
    if isinstance(field, AmountField):
        return question.timed == (question.bound is not None and question.bound.to != "debt")
    codes = [code for code, _ in field.choices] if isinstance(field, ChoiceField) else None
    return codes is None or {choice.code for choice in question.choices} <= set(codes)
