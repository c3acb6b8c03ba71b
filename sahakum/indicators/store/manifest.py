"""The manifest: the only thing that says which files make up the store."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

NAME = "manifest.json"
# A store of an older format is built anew.
FORMAT = 2


@dataclass(frozen=True, kw_only=True)
class File:
    """One Parquet file of a segment."""

    table: str
    name: str
    rows: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Segment:
    """All rows whose operation has a position from ``first`` to ``last``, both included."""

    first: int
    last: int
    files: tuple[File, ...]

    @property
    def rows(self) -> int:
        """Rows of all tables together."""
        return sum(file.rows for file in self.files)

    def file(self, table: str) -> File | None:
        """The file of a table; none when the range has no row of it."""
        return next((file for file in self.files if file.table == table), None)


@dataclass(frozen=True, kw_only=True)
class Retired:
    """A file that no longer belongs to the store, and when it ceased to (seconds since 1970)."""

    name: str
    at: float


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """A whole store. ``hash`` is that of the operation at its last position, in hexadecimals.

    ``generation`` changes when the store is rebuilt, so that readers forget what they loaded.
    """

    generation: str
    segments: tuple[Segment, ...] = ()
    last: int = 0
    hash: str = ""
    retired: tuple[Retired, ...] = field(default=())


def read(directory: Path) -> Manifest | None:
    """The manifest of a store; none when it is missing or cannot be understood."""
    try:
        content = json.loads((directory / NAME).read_text())
        return _from_plain(content) if content.pop("format") == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _from_plain(content: dict[str, Any]) -> Manifest:
    segments = tuple(
        Segment(
            first=segment["first"],
            last=segment["last"],
            files=tuple(File(**file) for file in segment["files"]),
        )
        for segment in content.pop("segments")
    )
    retired = tuple(Retired(**one) for one in content.pop("retired"))
    return Manifest(segments=segments, retired=retired, **content)


def write(directory: Path, manifest: Manifest) -> None:
    """Replaces the manifest at once: written aside, synced to disk, renamed, folder synced."""
    draft = directory / f"{NAME}.draft"
    with draft.open("w") as stream:
        json.dump({"format": FORMAT, **asdict(manifest)}, stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(directory / NAME)
    sync_folder(directory)


def sync_folder(directory: Path) -> None:
    """Makes the names in a folder durable."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
