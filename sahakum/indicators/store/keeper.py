"""Keeps the store: copies what was sealed, merges segments, rebuilds what is broken or missing."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa
from django.conf import settings

from sahakum.indicators.store import compaction, source
from sahakum.indicators.store import manifest as manifests
from sahakum.indicators.store.lock import writer_lock
from sahakum.indicators.store.manifest import Manifest, Retired
from sahakum.indicators.store.schema import TABLES
from sahakum.indicators.store.segments import SegmentWriter
from sahakum.journal.selectors import last_position

PATIENCE_SECONDS = 0.3
# A reader holds a manifest for as long as one question takes; files outlive it by far.
GRACE_SECONDS = 600.0
WINDOW = 10_000
SEGMENT_POSITIONS = 131_072
# On demand only small segments are merged; the rest waits for `maintain`.
QUICK_TIER = 2
ALL_TIERS = len(compaction.TIERS)

# What the engine says of a file that was cut, damaged or lost.
UNREADABLE = (duckdb.IOException, duckdb.InvalidInputException, duckdb.SerializationException)

Progress = Callable[[int, int], None]


def _no_progress(done: int, total: int) -> None:
    """Says nothing."""


class Keeper:
    """Writes one store. To be used under its lock."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._writer = SegmentWriter(directory)

    def current(self) -> Manifest:
        """The manifest, or that of an empty store when it is missing or of another journal."""
        known = manifests.read(self._directory)
        if known is None or not self._belongs(known):
            return self._begin(known)
        return known

    def _belongs(self, known: Manifest) -> bool:
        if known.last and source.hash_at(known.last) != known.hash:
            return False
        names = [file.name for segment in known.segments for file in segment.files]
        return all((self._directory / name).exists() for name in names)

    def _begin(self, known: Manifest | None) -> Manifest:
        fresh = Manifest(generation=uuid4().hex)
        kept = {one.name for one in known.retired} if known else set()
        lost = {path.name for path in self._directory.glob("*.parquet")} | kept
        retired = tuple(Retired(name=name, at=time.time()) for name in sorted(lost))
        return self._save(replace(fresh, retired=retired))

    def append(self, known: Manifest, last: int, progress: Progress = _no_progress) -> Manifest:
        """Copies everything up to a position, one segment after the other."""
        begin = known.last
        while known.last < last:
            end = min(known.last + SEGMENT_POSITIONS, compaction.block_end(known.last + 1), last)
            known = self.add_rows(known, known.last + 1, end, _read(known.last + 1, end))
            progress(known.last - begin, last - begin)
        return known

    def add_rows(
        self, known: Manifest, first: int, last: int, rows: dict[str, pa.Table]
    ) -> Manifest:
        """Appends the rows of the positions that follow, as one segment."""
        segment = self._writer.write(first, last, rows)
        extended = replace(
            known,
            segments=(*known.segments, segment),
            last=segment.last,
            hash=source.hash_at(segment.last),
        )
        return self._save(self._compacted(extended, largest_tier=QUICK_TIER))

    def _compacted(self, known: Manifest, *, largest_tier: int) -> Manifest:
        while found := compaction.next_merge(known.segments, largest_tier=largest_tier):
            known = self._merged(known, *found)
        return known

    def compact(self, known: Manifest, *, fully: bool = False) -> Manifest:
        """Merges what is due; fully: every block becomes one segment."""
        if not fully:
            known = self._compacted(known, largest_tier=ALL_TIERS)
        upto = compaction.block_end(max(known.last, 1)) if fully else known.last
        while found := compaction.next_block_merge(known.segments, finished_up_to=upto):
            known = self._save(self._merged(known, *found))
        return self._save(known)

    def _merged(self, known: Manifest, start: int, end: int) -> Manifest:
        segment = self._writer.merge(known.segments[start:end])
        kept = {file.name for file in segment.files}
        replaced = {file.name for one in known.segments[start:end] for file in one.files}
        retired = [Retired(name=name, at=time.time()) for name in sorted(replaced - kept)]
        return replace(
            known,
            segments=(*known.segments[:start], segment, *known.segments[end:]),
            retired=(*known.retired, *retired),
        )

    def _save(self, known: Manifest) -> Manifest:
        living = {file.name for segment in known.segments for file in segment.files}
        due = [one for one in known.retired if time.time() - one.at > GRACE_SECONDS]
        kept = tuple(one for one in known.retired if one not in due and one.name not in living)
        known = replace(known, retired=kept)
        manifests.write(self._directory, known)
        for name in {one.name for one in due} - living:
            (self._directory / name).unlink(missing_ok=True)
        return known


def _read(first: int, last: int) -> dict[str, pa.Table]:
    found: dict[str, pa.Table] = {}
    for table in TABLES:
        parts = [
            rows
            for begin in range(first, last + 1, WINDOW)
            if (rows := source.rows_between(table, begin, min(begin + WINDOW - 1, last)))
        ]
        if parts:
            found[table.name] = pa.concat_tables(parts)
    return found


_keepers: dict[Path, Keeper] = {}


def directory() -> Path:
    """The folder of this installation's store."""
    folder = Path(settings.STORE_DIRECTORY)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _keeper(folder: Path) -> Keeper:
    if folder not in _keepers:
        _keepers[folder] = Keeper(folder)
    return _keepers[folder]


def advance(
    *, patience_seconds: float = PATIENCE_SECONDS, progress: Progress = _no_progress
) -> int:
    """Copies what was sealed since the manifest's last position; returns the new last one.

    When another process writes the store for longer than the patience, what it has is returned.
    """
    folder = directory()
    with writer_lock(folder, patience_seconds=patience_seconds) as held:
        if not held:
            known = manifests.read(folder)
            return known.last if known else 0
        keeper = _keeper(folder)
        try:
            return keeper.append(keeper.current(), last_position(), progress).last
        except UNREADABLE:
            (folder / manifests.NAME).unlink(missing_ok=True)
            return keeper.append(keeper.current(), last_position(), progress).last


def maintain() -> None:
    """Merges segments of any size that are due. For the background; skipped when busy."""
    _compact(fully=False, patience_seconds=0)


def compact_fully() -> Manifest | None:
    """Makes one segment of every block: the same bytes for the same journal, whatever came before.

    Returns the manifest; None when another process kept the lock.
    """
    return _compact(fully=True, patience_seconds=60)


def _compact(*, fully: bool, patience_seconds: float) -> Manifest | None:
    folder = directory()
    with writer_lock(folder, patience_seconds=patience_seconds) as held:
        if not held:
            return None
        keeper = _keeper(folder)
        return keeper.compact(keeper.current(), fully=fully)


def rebuild(*, progress: Progress = _no_progress) -> int:
    """Forgets the store and copies everything anew from the journal; returns the last position."""
    folder = directory()
    with writer_lock(folder, patience_seconds=60) as held:
        if not held:
            raise TimeoutError("Another process kept the store's lock for a minute.")
        (folder / manifests.NAME).unlink(missing_ok=True)
        keeper = _keeper(folder)
        keeper.append(keeper.current(), last_position(), progress)
        return keeper.compact(keeper.current(), fully=True).last
