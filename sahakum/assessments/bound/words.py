"""Bindings as somebody chooses them who makes a questionnaire: one line each, in words."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from django.utils import translation

from sahakum.assessments.bound.checking import BESIDE_AN_AMOUNT, choices_of, field_of
from sahakum.assessments.bound.store import Store
from sahakum.assessments.bound.stores import STORES
from sahakum.capture.fields import ChoiceField

Document = dict[str, Any]


def options(subject: str) -> Iterator[tuple[str, str]]:
    """Every place that is about a kind of subject, with its name in the reader's language."""
    for store in STORES.values():
        if store.subject.value == subject:
            yield from _of_store(store)


def _of_store(store: Store) -> Iterator[tuple[str, str]]:
    for codes in product(*(choices_of(store, key) for key in store.keys)):
        given = dict(zip(store.keys, codes, strict=True))
        for part in store.parts:
            bound = {"to": store.name, "part": part, "given": given}
            yield line_of(bound), _label(store, part, given)


def _label(store: Store, part: str, given: Mapping[str, str]) -> str:
    words = [
        f"{field_of(store, key).label} {_word(store, key, code)}" for key, code in given.items()
    ]
    return " · ".join([str(store.title), str(field_of(store, part).label), *words])


def _word(store: Store, key: str, code: str) -> str:
    field = field_of(store, key)
    assert isinstance(field, ChoiceField)
    return str(dict(field.choices)[code])


def line_of(bound: Mapping[str, Any] | None) -> str:
    """A binding of a document in one line; empty for none."""
    if not bound:
        return ""
    given = bound.get("given", {})
    return ":".join(
        [bound["to"], bound["part"], *(f"{name}={given[name]}" for name in sorted(given))]
    )


def bound_in(line: str) -> Document:
    """The binding that a line says; what is wrong with it is said when the document is read."""
    to, _, rest = line.partition(":")
    part, *given = rest.split(":")
    pairs = [one.partition("=") for one in given]
    bound: Document = {"to": to, "part": part}
    return bound | ({"given": {name: value for name, _, value in pairs}} if pairs else {})


def answers_of(line: str) -> list[Document]:
    """The answers that are stored there, as choices of a question; empty where none are given."""
    bound = bound_in(line)
    store = STORES.get(bound["to"])
    if store is None or bound["part"] not in store.parts:
        return []
    field = field_of(store, bound["part"])
    if not isinstance(field, ChoiceField) or bound["part"] in BESIDE_AN_AMOUNT:
        return []
    return [{"code": code, **_both(label)} for code, label in field.choices]


def _both(label: Any) -> Document:
    found = {}
    for language in ("km", "en"):
        with translation.override(language):
            found[language] = str(label)
    return found
