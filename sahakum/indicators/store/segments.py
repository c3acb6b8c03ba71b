"""Writes segments: rows sorted in a total order, one Parquet file a table.

What is written depends on nothing but the rows, so that a store rebuilt from the journal has the
same bytes as one that grew over years (law 11).
"""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from sahakum.indicators.store.manifest import File, Segment
from sahakum.indicators.store.schema import TABLES, Table

ROW_GROUP = 65_536
OPTIONS = f"FORMAT parquet, ROW_GROUP_SIZE {ROW_GROUP}, COMPRESSION zstd"
MEMORY = "256MB"


class SegmentWriter:
    """Writes the files of segments into a directory."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._engine = duckdb.connect()
        self._engine.execute(f"SET memory_limit = '{MEMORY}'")
        self._engine.execute("SET threads = 2")
        self._engine.execute(f"SET temp_directory = '{directory / 'spill'}'")

    def write(self, first: int, last: int, rows: dict[str, pa.Table]) -> Segment:
        """Writes rows by table, as texts or typed, as the segment of a range of positions."""
        files = []
        for table in TABLES:
            if table.name in rows:
                self._engine.register("given", rows[table.name])
                files.append(self._write_table(table, first, last, "given"))
                self._engine.unregister("given")
        return Segment(first=first, last=last, files=tuple(files))

    def merge(self, segments: Sequence[Segment]) -> Segment:
        """Writes neighbouring segments as one."""
        first, last = segments[0].first, segments[-1].last
        files = []
        for table in TABLES:
            if names := [file.name for one in segments if (file := one.file(table.name))]:
                files.append(self._write_table(table, first, last, self._parquet(names)))
        return Segment(first=first, last=last, files=tuple(files))

    def _parquet(self, names: Sequence[str]) -> str:
        paths = ", ".join(f"'{self._directory / name}'" for name in names)
        return f"read_parquet([{paths}])"

    def _write_table(self, table: Table, first: int, last: int, relation: str) -> File:
        draft = self._directory / f"{table.name}-{first}-{last}.draft"
        # Read straight from a file, the shape of the source would show in the encoding chosen.
        self._engine.execute(f"CREATE OR REPLACE TABLE sorted ({table.definition})")
        self._engine.execute(f"INSERT INTO sorted SELECT {table.column_list} FROM {relation}")
        written = self._engine.execute(
            f"COPY (SELECT * FROM sorted ORDER BY {table.sorting}) TO '{draft}' ({OPTIONS})"
        ).fetchall()
        self._engine.execute("DROP TABLE sorted")
        return self._keep(table, draft, first, last, int(written[0][0]))

    def _keep(self, table: Table, draft: Path, first: int, last: int, rows: int) -> File:
        digest = _synced_digest(draft)
        name = f"{table.name}-{first:012d}-{last:012d}-{digest[:12]}.parquet"
        draft.replace(self._directory / name)
        return File(table=table.name, name=name, rows=rows, sha256=digest)


def _synced_digest(path: Path) -> str:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
        return hashlib.file_digest(stream, "sha256").hexdigest()
