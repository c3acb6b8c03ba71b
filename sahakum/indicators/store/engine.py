"""DuckDB in the memory of one worker, which answers questions from the store.

Large segments are read where they lie; rows of the small ones at the end are kept in memory, so
that a saved visit costs one small read. ``refresh`` makes the worker see the newest manifest.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from sahakum.indicators.store import keeper, odd
from sahakum.indicators.store import manifest as manifests
from sahakum.indicators.store.manifest import Manifest, Segment
from sahakum.indicators.store.schema import TABLES, Table

MEMORY = "250MB"
Question = Callable[[duckdb.DuckDBPyConnection], list[tuple[Any, ...]]]
# Segments up to the last one of this size are read from their files.
LARGE_ROWS = 4_096


class Engine:
    """The worker's view of one store. Threads may ask at the same time."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._lock = threading.Lock()
        self._engine = duckdb.connect()
        for setting in (
            "threads = 2",
            f"memory_limit = '{MEMORY}'",
            f"temp_directory = '{directory / 'spill'}'",
            "parquet_metadata_cache = true",
            # The operating system keeps the files in memory for all workers together.
            "enable_external_file_cache = false",
            "preserve_insertion_order = false",
        ):
            self._engine.execute(f"SET {setting}")
        self._generation = ""
        self._settled: tuple[Segment, ...] = ()
        self._loaded = 0

    @property
    def generation(self) -> str:
        """Changes when the store was built anew: what is remembered of an older one is void."""
        return self._generation

    def refresh(self) -> int:
        """Reads the manifest and what is new in it; returns the last position now known."""
        with self._lock:
            known = manifests.read(self._directory)
            if known is None:
                return 0
            if known.generation != self._generation:
                self._forget(known)
            if known.last > self._loaded or _settled(known) != self._settled:
                self._load(known)
            return self._loaded

    def _forget(self, known: Manifest) -> None:
        for table in TABLES:
            self._engine.execute(f"CREATE OR REPLACE TABLE tail_{table.name} ({table.definition})")
            self._engine.execute(_view(table, self._directory, ()))
        odd.find(self._engine)
        self._generation, self._settled, self._loaded = known.generation, (), 0

    def _load(self, known: Manifest) -> None:
        settled = _settled(known)
        settled_last = settled[-1].last if settled else 0
        self._engine.execute("BEGIN")
        try:
            if settled != self._settled:
                self._settle(settled, settled_last)
            after = max(self._loaded, settled_last)
            for segment in known.segments[len(settled) :]:
                if segment.last > after:
                    self._read(segment, after)
            self._engine.execute("COMMIT")
        except BaseException:
            self._engine.execute("ROLLBACK")
            raise
        self._settled, self._loaded = settled, known.last

    def _settle(self, settled: Sequence[Segment], last: int) -> None:
        for table in TABLES:
            self._engine.execute(f"DELETE FROM tail_{table.name} WHERE position <= {last}")
            self._engine.execute(_view(table, self._directory, settled))
        odd.find(self._engine)

    def _read(self, segment: Segment, after: int) -> None:
        for file in segment.files:
            self._engine.execute(
                f"INSERT INTO tail_{file.table} SELECT * FROM"
                f" read_parquet('{self._directory / file.name}') WHERE position > {after}"
            )

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        """Answers one statement over the views named after the tables of the store."""
        return self._patiently(lambda cursor: _rows(cursor, statement))

    def ask_over(self, name: str, held: str, questions: Sequence[str]) -> list[tuple[Any, ...]]:
        """Answers several statements, one after the other, over a table that is made for them.

        Args:
            name: of the table; ``held``: the statement whose rows it holds.
        """
        return self._patiently(lambda cursor: _rows_over(cursor, name, held, questions))

    def _patiently(self, question: Question) -> list[tuple[Any, ...]]:
        try:
            with self.session() as cursor:
                return question(cursor)
        except duckdb.OutOfMemoryException:
            return self._with_one_thread(question)

    def _with_one_thread(self, question: Question) -> list[tuple[Any, ...]]:
        # Slower, and with half of the memory that two threads need at once.
        self._engine.execute("SET threads = 1")
        try:
            with self.session() as cursor:
                return question(cursor)
        finally:
            self._engine.execute("SET threads = 2")

    @contextmanager
    def session(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection of its own, for several statements over one temporary table."""
        cursor = self._engine.cursor()
        try:
            yield cursor
        finally:
            cursor.close()


def _rows(cursor: duckdb.DuckDBPyConnection, statement: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = cursor.execute(statement).fetchall()
    return found


def _rows_over(
    cursor: duckdb.DuckDBPyConnection, name: str, held: str, questions: Sequence[str]
) -> list[tuple[Any, ...]]:
    # In one transaction: all questions see the segments that the table was made from.
    cursor.execute("BEGIN")
    cursor.execute(f"CREATE TEMP TABLE {name} AS {held}")
    return [row for question in questions for row in _rows(cursor, question)]


def _settled(known: Manifest) -> tuple[Segment, ...]:
    large = [index for index, one in enumerate(known.segments) if one.rows >= LARGE_ROWS]
    return known.segments[: large[-1] + 1] if large else ()


def _view(table: Table, directory: Path, segments: Sequence[Segment]) -> str:
    names = [file.name for one in segments if (file := one.file(table.name))]
    parts = [f"SELECT {table.column_list} FROM tail_{table.name}"]
    if names:
        paths = ", ".join(f"'{directory / name}'" for name in names)
        parts.insert(0, f"SELECT {table.column_list} FROM read_parquet([{paths}])")
    return f"CREATE OR REPLACE VIEW {table.name} AS {' UNION ALL '.join(parts)}"


_engines: dict[Path, Engine] = {}
_engines_lock = threading.Lock()


def engine() -> Engine:
    """The engine of this worker for this installation's store."""
    folder = keeper.directory()
    with _engines_lock:
        if folder not in _engines:
            _engines[folder] = Engine(folder)
        return _engines[folder]
