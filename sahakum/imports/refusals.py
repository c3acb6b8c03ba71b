"""The file of refused rows: the columns as they came and a column of reasons, to be sent again."""

import csv
import filecmp
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from django.utils.translation import get_language

from sahakum.imports import texts
from sahakum.imports.columns import heading_key
from sahakum.imports.outcomes import Outcome
from sahakum.imports.rows import MOST_IN_A_CELL, Problem, Row, Source
from sahakum.imports.tables import REASONS_EN, REASONS_KM

# What a spreadsheet would take for a formula when it opens the file.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_REASONS = {heading_key(REASONS_KM), heading_key(REASONS_EN)}


class RefusedFile:
    """Written row by row; made only when a row was refused, and never over an earlier file."""

    def __init__(self, source: Source, folder: Path) -> None:
        self._source, self._folder = source, folder
        name = f"{source.reader.path.stem.removeprefix('refused-')}"
        self._name = f"refused-{name[:120]}"
        self._draft = folder / f".{self._name}.draft"
        self._file: TextIO | None = None
        self._writer: Any = None
        self._kept = [
            place
            for place, heading in enumerate(source.headings)
            if heading_key(heading) not in _REASONS
        ]
        self.path: Path | None = None

    def __enter__(self) -> "RefusedFile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is None:
            return
        self._file.close()
        self.path = self._final()

    def add(self, outcome: Outcome) -> None:
        """Writes all rows of a unit, each with its reasons."""
        reasons = defaultdict(list)
        for problem in outcome.problems:
            reasons[problem.row.line].append(self._reason(problem))
        for row in outcome.rows:
            self._write(row, reasons.get(row.line) or [str(texts.OTHER_ROW)])

    def _reason(self, problem: Problem) -> str:
        heading = self._source.heading_of(problem.column)
        if not heading:
            return problem.sentence
        return texts.IN_COLUMN % {"column": heading, "sentence": problem.sentence}

    def _write(self, row: Row, reasons: Sequence[str]) -> None:
        writer = self._writer or self._begin()
        cells = [
            row.cells[place][:MOST_IN_A_CELL] if place < len(row.cells) else ""
            for place in self._kept
        ]
        line = texts.LINE % {"line": row.line, "sentence": " ".join(dict.fromkeys(reasons))}
        writer.writerow([safe(cell) for cell in (*cells, line)])

    def _begin(self) -> Any:
        self._folder.mkdir(exist_ok=True)
        # The mark in front tells spreadsheets that Khmer follows.
        self._file = self._draft.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        reasons = REASONS_EN if get_language() == "en" else REASONS_KM
        headings = [self._source.headings[place] for place in self._kept]
        self._writer.writerow([*map(safe, headings), reasons])
        return self._writer

    def _final(self) -> Path:
        number = 1
        while (path := self._folder / self._numbered(number)).exists():
            # The same refusals make no second file, and what was corrected meanwhile stays.
            if filecmp.cmp(path, self._draft, shallow=False):
                break
            number += 1
        return self._draft.replace(path)

    def _numbered(self, number: int) -> str:
        return f"{self._name}.csv" if number == 1 else f"{self._name}-{number}.csv"


def safe(cell: str) -> str:
    """A cell that no spreadsheet computes; the import takes the sign in front away again."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell
