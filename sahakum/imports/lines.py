"""CSV files: one line after the other, whatever somebody put into them, in little memory."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sahakum.imports import texts
from sahakum.imports.rows import Row, UnreadableError

# csv refuses a cell of more than 131,072 signs: a line cut at less always fits.
MOST_IN_A_LINE = 100_000
DELIMITERS = ",;\t|"
UNREADABLE = "\ufffd"
BYTE_ORDER_MARKS = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)


class CsvReader:
    """A CSV file in UTF-8 (with or without mark) or UTF-16, with commas, semicolons or tabs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = path.stat().st_size

    def rows(self) -> Iterator[Row]:
        """All lines that are not empty, the headings first.

        Raises:
            UnreadableError: the first line is no text.
        """
        with self.path.open("rb") as raw:
            text = io.TextIOWrapper(raw, _encoding(raw), errors="replace", newline="")
            yield from _Lines(text, raw).rows()


def _encoding(raw: IO[bytes]) -> str:
    start = raw.read(4)
    raw.seek(0)
    return next((name for mark, name in BYTE_ORDER_MARKS if start.startswith(mark)), "utf-8")


class _Lines:
    """Feeds physical lines to csv, cutting what is too long without losing count of quotes."""

    def __init__(self, text: io.TextIOWrapper, raw: IO[bytes]) -> None:
        self.text, self.raw = text, raw
        self.number = 0
        self.fault = ""

    def __iter__(self) -> Iterator[str]:
        while line := self.text.readline(MOST_IN_A_LINE):
            self.number += 1
            if len(line) == MOST_IN_A_LINE and not line.endswith(("\n", "\r")):
                line = self._cut(line)
            if UNREADABLE in line:
                self.fault = texts.NOT_ENCODED % {"line": self.number}
            yield line

    def _cut(self, line: str) -> str:
        quotes = 0
        while rest := self.text.readline(MOST_IN_A_LINE):
            quotes += rest.count('"')
            if rest.endswith(("\n", "\r")):
                break
        self.fault = texts.LONG_LINE % {"most": MOST_IN_A_LINE}
        return line + ('"' if quotes % 2 else "") + "\n"

    def rows(self) -> Iterator[Row]:
        lines = iter(self)
        first = next(lines, "")
        if self.fault or "\0" in first:
            raise UnreadableError(texts.NOT_ENCODED % {"line": 1})
        records = csv.reader(_again(first, lines), delimiter=_delimiter(first))
        while True:
            begun = self.number + 1 if records.line_num else 1
            cells = self._next(records, begun)
            if cells is None:
                return
            if self.fault or any(cell.strip() for cell in cells):
                yield self._row(begun, cells)

    def _next(self, records: Iterator[list[str]], begun: int) -> list[str] | None:
        self.fault = ""
        try:
            return next(records, None)
        except csv.Error:
            self.fault = texts.OPEN_QUOTE % {"line": begun}
            return []

    def _row(self, begun: int, cells: list[str]) -> Row:
        formulas = frozenset(
            place for place, cell in enumerate(cells) if cell.lstrip(" \t\u200b").startswith("=")
        )
        return Row(
            line=begun, cells=cells, fault=self.fault, formulas=formulas, done=self.raw.tell()
        )


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(line: str) -> str:
    return max(DELIMITERS, key=line.count)
