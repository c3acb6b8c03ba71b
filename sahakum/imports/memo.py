"""What a trial has met so far, in a file of its own, so that memory stays small.

A trial stores nothing, but the rows of a folder may refer to families, assets or debts of the same
folder. Such units are kept as they were read, under the names by which others refer to them.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sahakum.imports.packing import names_of, own_names, packed, unpacked
from sahakum.imports.units import Unit

_TABLES = """
    CREATE TABLE said (id BLOB PRIMARY KEY, digest BLOB) WITHOUT ROWID;
    CREATE TABLE unit (number INTEGER PRIMARY KEY, packed BLOB);
    CREATE TABLE about (name TEXT, number INTEGER, PRIMARY KEY (name, number)) WITHOUT ROWID;
    PRAGMA journal_mode = OFF;
"""
MOST_MARKS = 500


class Memo:
    """Digests of what was said by id, and units by the names under which others know them."""

    def __init__(self) -> None:
        # Without a name: SQLite keeps it in a file that nobody else can open and that is gone when
        # this process ends, however it ends.
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(_TABLES)

    def close(self) -> None:
        """Forgets everything."""
        self._base.close()

    def remember(self, units: Iterable[Unit]) -> None:
        """Notes units that would have been saved."""
        for unit in units:
            values = (unit.id.bytes, _digest(unit))
            self._base.execute("INSERT OR IGNORE INTO said VALUES (?, ?)", values)
            if unit.table is not None and unit.table.needed:
                self._keep(unit)

    def _keep(self, unit: Unit) -> None:
        kept = self._base.execute("INSERT INTO unit (packed) VALUES (?)", (unit.packed,))
        names = [(name, kept.lastrowid) for name in own_names(unit)]
        self._base.executemany("INSERT OR IGNORE INTO about VALUES (?, ?)", names)

    def met(self, units: Sequence[Unit]) -> dict[UUID, bool]:
        """Ids that were met before, and whether they said the same then."""
        known = dict(
            self._some("SELECT id, digest FROM said WHERE id", [one.id.bytes for one in units])
        )
        return {
            unit.id: known[unit.id.bytes] == _digest(unit)
            for unit in units
            if unit.id.bytes in known
        }

    def referred_to(self, units: Sequence[Unit]) -> list[Unit]:
        """Units met before that these name, and those that they name again, as they came."""
        wanted = {name for unit in units for name in names_of(unit)}
        found: dict[int, Unit] = {}
        asked: set[str] = set()
        while wanted - asked:
            new = sorted(wanted - asked)
            asked |= wanted
            for number, kept in self._named(new):
                found.setdefault(number, unpacked(kept))
                wanted |= names_of(found[number])
        return [found[number] for number in sorted(found)]

    def _named(self, names: Sequence[str]) -> list[tuple[int, bytes]]:
        numbers = {number for (number,) in self._some("SELECT number FROM about WHERE name", names)}
        return self._some("SELECT number, packed FROM unit WHERE number", sorted(numbers))

    def _some(self, words: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        for start in range(0, len(values), MOST_MARKS):
            some = values[start : start + MOST_MARKS]
            marks = ",".join("?" * len(some))
            rows += self._base.execute(f"{words} IN ({marks})", list(some)).fetchall()
        return rows


def pack(units: Iterable[Unit]) -> None:
    """Notes on each unit how it stands before anything is looked up."""
    for unit in units:
        unit.packed = packed(unit)


def _digest(unit: Unit) -> bytes:
    return hashlib.sha256(unit.packed).digest()
