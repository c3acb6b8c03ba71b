"""Kinds of records that may be said, announced by their packages when Django starts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.functional import Promise

from sahakum.accounts.models import User
from sahakum.capture import texts
from sahakum.capture.fields import Description
from sahakum.capture.forms import RecordForm, References
from sahakum.journal.models import Operation, Record

Content = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Said:
    """One operation to be stored, with the answers that its form gave."""

    operation: Operation
    answers: dict[str, Any]


class Refusal(Exception):
    """A rule of the domain forbids what was said; sentences by field (``""``: the whole)."""

    def __init__(self, sentences: dict[str, list[str]]) -> None:
        super().__init__(sentences)
        self.sentences = sentences


class Outdated(Refusal):
    """What was named became another thing in the meantime; looked up again, it may be stored."""


def nothing_to_do(rows: Sequence[Record]) -> None:
    """For kinds without projections."""


def never_voided(sentence: str | Promise) -> Callable[[Sequence[Record]], None]:
    """The ``after_void`` of records that stay; the sentence says what to do instead."""

    def refuse(rows: Sequence[Record]) -> None:
        raise Refusal({"": [str(sentence)]})

    return refuse


def fetch_nothing(contents: Sequence[Content], by: User) -> References:
    """The ``fetch`` of kinds that refer to nothing that is stored."""
    return {}


def id_taken(content: Any) -> str:
    """What is said of other content under a known id, by kinds without a sentence of their own."""
    return str(texts.ID_TAKEN)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of record: its form, who may say it, how references are fetched, how it is stored.

    ``fetch(contents, by)`` gives what the contents refer to within the actor's sight, in a
    constant number of queries. ``record(said, by=user)`` stores all or nothing. ``after_void``
    puts projections right after records were voided. ``happened`` is the answer that holds the day.
    ``taken(content)`` says that other content of the kind was recorded under the same id.
    """

    name: str
    title: str | Promise
    permission: str
    form: type[RecordForm]
    fetch: Callable[[Sequence[Content], User], References]
    record: Callable[..., None]
    happened: str = ""
    after_void: Callable[[Sequence[Record]], None] = nothing_to_do
    taken: Callable[[Any], str] = id_taken


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Announces a kind. To be called once, when its package is made ready."""
    if kind.name in _kinds:
        raise ValueError(f"The kind {kind.name} is registered twice.")
    _kinds[kind.name] = kind


def find(name: str) -> Kind | None:
    """A kind by its name."""
    return _kinds.get(name)


def all_kinds() -> list[Kind]:
    """Every kind, by name."""
    return [kind for _, kind in sorted(_kinds.items())]


def describe(kind: Kind, *, language: str) -> Description:
    """A kind's form as data, in Khmer (``km``) or English (``en``)."""
    with translation.override(language):
        return {
            "kind": kind.name,
            "title": str(kind.title),
            "language": language,
            "fields": kind.form.describe_fields(),
        }
