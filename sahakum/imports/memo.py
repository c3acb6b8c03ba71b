"""What a trial has met so far, in a file of its own, so that memory stays small.

A trial stores nothing, but the visits of a folder may refer to families of the same folder.
"""

import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from uuid import UUID

from sahakum.imports.units import Unit

_TABLES = """
    CREATE TABLE said (id BLOB PRIMARY KEY, digest BLOB) WITHOUT ROWID;
    CREATE TABLE family (number TEXT PRIMARY KEY, village TEXT, day TEXT) WITHOUT ROWID;
    PRAGMA journal_mode = OFF;
"""


class Memo:
    """Digests of what was said by id, and village and day of families by number."""

    def __init__(self) -> None:
        self._file = tempfile.NamedTemporaryFile(prefix="sahakum-trial-")  # noqa: SIM115
        self._base = sqlite3.connect(self._file.name, isolation_level=None)
        self._base.executescript(_TABLES)

    def close(self) -> None:
        """Forgets everything."""
        self._base.close()
        self._file.close()

    def remember(self, said: Iterable[tuple[Unit, bytes]]) -> None:
        """Notes units that would have been saved."""
        for unit, digest in said:
            self._base.execute("INSERT OR IGNORE INTO said VALUES (?, ?)", (unit.id.bytes, digest))
            if unit.kind == "household":
                content = unit.content
                values = (unit.family, content["village"], content["registered_on"])
                self._base.execute("INSERT OR IGNORE INTO family VALUES (?, ?, ?)", values)

    def digests(self, ids: Sequence[UUID]) -> dict[UUID, bytes]:
        """Digests of those ids that were met."""
        rows = self._base.execute(
            f"SELECT id, digest FROM said WHERE id IN ({_marks(ids)})", [one.bytes for one in ids]
        )
        return {UUID(bytes=number): digest for number, digest in rows}

    def families(self, numbers: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Village and day of registration of those family numbers that were met."""
        rows = self._base.execute(
            f"SELECT * FROM family WHERE number IN ({_marks(numbers)})", list(numbers)
        )
        return {number: (village, day) for number, village, day in rows}


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
