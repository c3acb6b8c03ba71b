"""Columns of a table: their headings in both languages, and what a cell of theirs means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import get_language

from sahakum.lib.khmer import search_key

LANGUAGES = ("km", "en")


class Sort(StrEnum):
    """How a cell is read before it goes to the form."""

    TEXT = "text"
    LINES = "lines"
    KEY = "key"
    DAY = "day"
    NUMBER = "number"
    PHONE = "phone"
    CHOICE = "choice"
    CHOICES = "choices"
    GOOD = "good"
    PROGRAMME = "programme"
    PLACE = "place"
    NAMED = "named"


@dataclass(frozen=True, kw_only=True)
class Both:
    """A text in both languages."""

    km: str
    en: str

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.km


Text = str | Promise | Both


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. ``name`` is that of the form's field where there is one.

    ``also`` are further headings under which it is found, ``required`` says that the file must
    have it, ``member`` that it may differ from row to row of one unit. ``synonyms`` are further
    words for answers. A column of ``Sort.NAMED`` names a record: ``to`` says of which kind,
    ``many`` that it may name several. ``into`` is the answer that holds this one, as a
    questionnaire's answers do. Numbers that are ``exact`` have more than three decimal places.
    """

    name: str
    km: str
    en: str
    help: Text
    sort: Sort = Sort.TEXT
    also: tuple[str, ...] = ()
    required: bool = False
    member: bool = False
    choices: tuple[tuple[str, Any], ...] = ()
    synonyms: tuple[tuple[str, str], ...] = ()
    to: str = ""
    many: bool = False
    into: str = ""
    exact: bool = False

    def heading(self, language: str) -> str:
        """The heading in a language."""
        return self.km if language == "km" else self.en

    @cached_property
    def keys(self) -> frozenset[str]:
        """Search keys of all headings by which the column is recognised."""
        return frozenset(heading_key(text) for text in (self.km, self.en, self.name, *self.also))

    @cached_property
    def codes(self) -> dict[str, str]:
        """Each answer, in both languages and as a code, with the code it stands for."""
        found = {search_key(word): code for code, word in self.synonyms}
        for language in LANGUAGES:
            with translation.override(language):
                found |= {search_key(str(label)): code for code, label in self.choices}
        return found | {search_key(code): code for code, _ in self.choices}

    def answers(self) -> list[str]:
        """The answers offered, in the language that is active."""
        return [str(label) for _, label in self.choices]


@dataclass(frozen=True, kw_only=True)
class Table:
    """What one kind of file holds. ``name`` is part of derived ids and never changes.

    ``key`` are the columns that make up a row's own key. Of a table with ``rows``, the rows that
    stand together under one key are one unit, and its ``member`` columns are said row by row as
    the answer of that name. ``fixed`` is said by every row. Of ``receivers`` only the first that a
    row names is said. ``empty_too`` says empty cells as well, as the first tables always did.
    What later files may refer to is ``needed`` by them, also in a trial.
    """

    name: str
    title: Text
    operation: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    topic: str = ""
    rows: str = ""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    receivers: tuple[str, ...] = ()
    empty_too: bool = False
    needed: bool = False

    @cached_property
    def keys(self) -> frozenset[str]:
        """Search keys of all headings of all its columns."""
        return frozenset().union(*(column.keys for column in self.columns))

    @cached_property
    def parts(self) -> str:
        """The answer that holds answers of its own: rows, or those to a questionnaire."""
        return self.rows or next((column.into for column in self.columns if column.into), "")

    def column(self, name: str) -> Column | None:
        """A column by its name."""
        return next((column for column in self.columns if column.name == name), None)


def heading_key(text: str) -> str:
    """What a heading is recognised by: no case, no blanks, nothing in brackets, no star."""
    return search_key(text.split("(")[0]).replace(" ", "")


def required_of(columns: Iterable[Column]) -> set[str]:
    """Names of the columns that a file must have."""
    return {column.name for column in columns if column.required}
