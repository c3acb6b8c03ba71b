"""Columns of a table: their headings in both languages, and what a cell of theirs means."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.utils import translation
from django.utils.functional import Promise

from sahakum.lib.khmer import search_key

LANGUAGES = ("km", "en")


class Sort(StrEnum):
    """How a cell is read before it goes to the form."""

    TEXT = "text"
    KEY = "key"
    DAY = "day"
    NUMBER = "number"
    PHONE = "phone"
    CHOICE = "choice"
    CHOICES = "choices"
    GOOD = "good"
    PROGRAMME = "programme"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. ``name`` is that of the form's field where there is one.

    ``also`` are further headings under which it is found, ``required`` says that the file must
    have it, ``member`` that it may differ from row to row of one family. ``synonyms`` are further
    words for answers.
    """

    name: str
    km: str
    en: str
    help: str | Promise
    example_km: str = ""
    example_en: str = ""
    sort: Sort = Sort.TEXT
    also: tuple[str, ...] = ()
    required: bool = False
    member: bool = False
    choices: tuple[tuple[str, Any], ...] = ()
    synonyms: tuple[tuple[str, str], ...] = ()

    def heading(self, language: str) -> str:
        """The heading in a language."""
        return self.km if language == "km" else self.en

    def example(self, language: str) -> str:
        """A cell as somebody would fill it in."""
        text = self.example_km if language == "km" else self.example_en
        labels = dict(self.choices)
        with translation.override(language):
            return "; ".join(str(labels.get(part, part)) for part in text.split("; "))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Search keys of all headings by which the column is recognised."""
        return frozenset(heading_key(text) for text in (self.km, self.en, self.name, *self.also))

    @cached_property
    def codes(self) -> dict[str, str]:
        """Each answer, in both languages and as a code, with the code it stands for."""
        found = {search_key(code): code for code, _ in self.choices}
        found |= {search_key(word): code for code, word in self.synonyms}
        for language in LANGUAGES:
            with translation.override(language):
                found |= {search_key(str(label)): code for code, label in self.choices}
        return found

    def answers(self) -> list[str]:
        """The answers offered, in the language that is active."""
        return [str(label) for _, label in self.choices]


@dataclass(frozen=True, kw_only=True)
class Table:
    """What one kind of file holds. ``name`` is part of derived ids and never changes.

    ``key`` are the columns that make up a row's own key; ``mark`` are the columns that tell this
    table from the others.
    """

    name: str
    title: str | Promise
    operation: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    mark: tuple[str, ...]

    def column(self, name: str) -> Column | None:
        """A column by its name."""
        return next((column for column in self.columns if column.name == name), None)


def heading_key(text: str) -> str:
    """What a heading is recognised by: no case, no blanks, nothing in brackets, no star."""
    return search_key(text.split("(")[0]).replace(" ", "")


def required_of(columns: Iterable[Column]) -> set[str]:
    """Names of the columns that a file must have."""
    return {column.name for column in columns if column.required}
