"""The store: same bytes after any history, rebuilt when broken, old files kept for a while."""

from pathlib import Path

import pytest

from sahakum.indicators.store import compaction, keeper, manifest
from sahakum.indicators.store.engine import engine
from sahakum.indicators.store.manifest import Segment
from sahakum.indicators.tests.worlds import World, wrong
from sahakum.journal.sealing import seal

pytestmark = pytest.mark.django_db


def _count() -> int:
    engine().refresh()
    return int(engine().ask("SELECT count(*) FROM facts")[0][0])


def _live(world: World, *, advancing: bool) -> None:
    household = world.household()
    world.joins(household, world.person("female", None), 0)
    for number in range(40):
        done = world.happens(household, on=number % 7, village=number % 3)
        if number % 9 == 0:
            wrong(done)
        if advancing:
            seal()
            keeper.advance()
    seal()


def test_the_same_bytes_after_any_history() -> None:
    _live(World(), advancing=True)
    grown = keeper.compact_fully()
    keeper.rebuild()
    built = manifest.read(keeper.directory())
    assert grown is not None
    assert built is not None
    assert grown.segments == built.segments
    assert len(built.segments) == 1


def test_small_segments_are_merged_and_their_files_kept_for_a_while(own_store: Path) -> None:
    _live(World(), advancing=True)
    found = manifest.read(own_store)
    assert found is not None
    assert len(found.segments) < 2 * compaction.AT
    assert found.retired
    assert all((own_store / one.name).exists() for one in found.retired)
    assert _count() == 40


def test_a_worker_sees_each_fact_once_through_merges() -> None:
    world = World()
    household = world.household()
    for number in range(1, 3 * compaction.AT):
        world.happens(household, on=number)
        seal()
        keeper.advance()
        assert _count() == number
    keeper.compact_fully()
    assert _count() == number


def test_a_missing_store_and_a_lost_file_are_built_anew(own_store: Path) -> None:
    _live(World(), advancing=False)
    keeper.advance()
    next(own_store.glob("facts-*.parquet")).unlink()
    keeper.advance()
    assert _count() == 40
    (own_store / manifest.NAME).write_text("{")
    keeper.advance()
    assert _count() == 40


def test_the_store_of_another_journal_is_forgotten(own_store: Path) -> None:
    _live(World(), advancing=False)
    keeper.advance()
    found = manifest.read(own_store)
    assert found is not None
    manifest.write(own_store, manifest.Manifest(generation="x", last=found.last, hash="00"))
    keeper.advance()
    assert _count() == 40


def test_blocks_are_merged_when_they_are_finished() -> None:
    def segment(first: int, last: int) -> Segment:
        return Segment(first=first, last=last, files=())

    block = compaction.BLOCK
    segments = [segment(1, 5), segment(6, block), segment(block + 1, block + 2)]
    assert compaction.next_block_merge(segments, finished_up_to=block - 1) is None
    assert compaction.next_block_merge(segments, finished_up_to=block) == (0, 2)
