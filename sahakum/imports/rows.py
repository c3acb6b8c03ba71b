"""Rows as they come out of a file, before anybody asks what they mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sahakum.imports.columns import Column, Table

MOST_IN_A_CELL = 8000


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a file. ``fault`` says why it cannot be read at all, ``formulas`` which cells
    (counted from 0) hold a formula, ``numbers`` which came as numbers and lost leading zeros."""

    line: int
    cells: Sequence[str]
    fault: str = ""
    formulas: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()
    done: int = 0


class Reader(Protocol):
    """Reads one file from its first line each time it is asked; ``size`` is what ``done`` of the
    last row comes to."""

    path: Path
    size: int

    def rows(self) -> Iterator[Row]:
        """All lines that are not empty, the headings first."""
        ...


class UnreadableError(Exception):
    """A whole file cannot be taken; the text says why, in the reader's language."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file that was recognised: its table, and which cell belongs to which column."""

    reader: Reader
    table: Table
    places: Mapping[str, int]
    headings: Sequence[str]

    @property
    def name(self) -> str:
        """The file's name."""
        return self.reader.path.name

    def heading_of(self, name: str) -> str:
        """A column's heading as written in this file; empty when it has no such column."""
        place = self.places.get(name)
        return self.headings[place] if place is not None else ""

    def columns(self) -> list[Column]:
        """The columns that this file has, in the order of the table."""
        return [column for column in self.table.columns if column.name in self.places]


@dataclass(kw_only=True)
class Problem:
    """What is wrong with one row: a sentence, and the column's name where there is one."""

    row: Row
    sentence: str
    column: str = ""


@dataclass(kw_only=True)
class Problems:
    """Everything that is wrong with a unit, in the order in which it was found."""

    found: list[Problem] = field(default_factory=list)

    def add(self, row: Row, sentence: object, column: str = "") -> None:
        """Notes one more."""
        self.found.append(Problem(row=row, sentence=str(sentence), column=column))

    def __bool__(self) -> bool:
        return bool(self.found)
