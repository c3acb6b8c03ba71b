"""What became of units, and the report of a whole import."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sahakum.imports.columns import Text
from sahakum.imports.rows import Problem, Row

# So many refused rows are kept for the screen; the file of refused rows holds all of them.
MOST_SHOWN = 1000


class Word(StrEnum):
    """What became of a row. ``SAVED`` in a trial: it would be."""

    SAVED = "saved"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    REFUSED = "refused"


# Of two things said in one row, the one further down tells what became of the row.
ORDER = (Word.UNCHANGED, Word.SAVED, Word.CHANGED, Word.REFUSED)


@dataclass(kw_only=True)
class Outcome:
    """What became of the rows of one unit, and why."""

    rows: Sequence[Row]
    word: Word
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A row that was not stored: line from 1, heading as written, a sentence."""

    file: str
    line: int
    column: str
    sentence: str
    word: Word

    def as_data(self) -> dict[str, Any]:
        """For programs."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "sentence": self.sentence,
            "word": self.word.value,
        }


@dataclass(kw_only=True)
class FileReport:
    """Counts of one file's rows. ``fault`` says why the whole file was not read, ``title`` as
    what kind of file it was read."""

    name: str
    table: str = ""
    title: Text = ""
    fault: str = ""
    counts: dict[Word, int] = field(default_factory=lambda: dict.fromkeys(Word, 0))
    refused: list[Refused] = field(default_factory=list)
    refused_file: str = ""

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(self.counts.values())

    def as_data(self) -> dict[str, Any]:
        """For programs."""
        return {
            "file": self.name,
            "table": self.table,
            "fault": self.fault,
            "rows": self.rows,
            **{word.value: count for word, count in self.counts.items()},
            "refused_rows": [row.as_data() for row in self.refused],
            "refused_file": self.refused_file,
        }


@dataclass(kw_only=True)
class Report:
    """What an import came to."""

    folder: str
    dry_run: bool
    files: list[FileReport] = field(default_factory=list)
    fault: str = ""

    @property
    def all_well(self) -> bool:
        """Whether nothing was refused, and nothing changed was met."""
        bad = (Word.REFUSED, Word.CHANGED)
        return not self.fault and not any(
            file.fault or any(file.counts[word] for word in bad) for file in self.files
        )

    def count(self, word: Word) -> int:
        """Rows of all files that came to a word."""
        return sum(file.counts[word] for file in self.files)

    def as_data(self) -> dict[str, Any]:
        """For programs."""
        return {
            "folder": self.folder,
            "dry_run": self.dry_run,
            "fault": self.fault,
            "files": [file.as_data() for file in self.files],
        }
