"""The bench's journal and store: sample facts, a country beside them, single saves on top."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb
from django.conf import settings
from django.utils import timezone

from sahakum.accounts.models import Organisation
from sahakum.config.benchmarks._indicators_store import VILLAGES, Country, build
from sahakum.indicators.definitions import Area
from sahakum.indicators.store import keeper, manifest
from sahakum.journal.models import Fact, Operation, Seal
from sahakum.journal.sealing import seal
from sahakum.journal.services import Entry, commit
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place

BATCH = 5_000
SOMEBODY = UUID(int=7)
NOTHING = bytes(32)


@dataclass
class World:
    """Who and where the bench asks about."""

    organisation: UUID
    programme: UUID
    commune: Area
    village: int
    built_per_second: float


def _operation() -> Operation:
    return Operation(
        id=uuid7(),
        kind="home_visit",
        actor_id=SOMEBODY,
        received_at=timezone.now(),
        said_digest=NOTHING,
        rows_digest=NOTHING,
    )


def _fact(organisation: UUID, village: int, day: datetime.date) -> Fact:
    household = uuid7()
    return Fact(
        kind="home_visit",
        subject_kind="household",
        subject_id=household,
        household_id=household,
        village_id=village,
        organisation_id=organisation,
        day=day,
        item="as_planned",
    )


def fill_journal(facts: int) -> None:
    """Stores and seals facts in the transactional database, for the rate of building."""
    villages = list(Place.objects.filter(level=4).values_list("id", flat=True)[:1000])
    organisation, today = uuid7(), datetime.date(2024, 5, 5)
    for begin in range(0, facts, BATCH):
        operations = [_operation() for _ in range(min(BATCH, facts - begin))]
        Operation.objects.bulk_create(operations)
        rows = [_fact(organisation, villages[n % 1000], today) for n in range(len(operations))]
        for row, operation in zip(rows, operations, strict=True):
            row.operation = operation
        Fact.objects.bulk_create(rows)
        seal()


def prepare(facts: int, **shape: Any) -> World:
    """Replaces the store by a country's; the journal goes on after its last position.

    ``shape`` goes to ``Country``.
    """
    folder = keeper.directory()
    for path in [*folder.glob("*.parquet"), folder / manifest.NAME]:
        path.unlink(missing_ok=True)
    Organisation.objects.all().delete()
    organisation = Organisation.objects.create(name_km="ក", name_en="A", kind="ngo")
    villages = Place.objects.filter(level=4).order_by("id")[:VILLAGES]
    programme = uuid7()
    country = Country(
        facts=facts,
        villages=[village.pk for village in villages],
        organisation=organisation.pk,
        programme=programme,
        **shape,
    )
    rate = build(folder, country)
    first = Seal.objects.order_by("-last").values_list("last", flat=True).first() or 0
    Seal.objects.create(first=first + 1, last=facts, hash=NOTHING, sealed_at=timezone.now())
    commune = Place.objects.filter(level=3, id__lte=villages[5000].pk).order_by("-id")[0]
    return World(
        organisation=organisation.pk,
        programme=programme,
        commune=Area(first=commune.pk, last=commune.until),
        village=villages[5000].pk,
        built_per_second=rate,
    )


def save_visit(world: World) -> None:
    """Stores one visit in a village of the bench's commune."""
    fact = _fact(world.organisation, world.village, datetime.date(2025, 6, 1))
    commit([Entry(operation=_operation(), rows=(), facts=(fact,))])


def save_singly(world: World, times: int) -> None:
    """Stores visits one by one, each sealed and copied into the store by itself."""
    for _ in range(times):
        save_visit(world)
        seal()
        keeper.advance()


def segments(folder: Path) -> int:
    """How many segments the store has."""
    found = manifest.read(folder)
    return len(found.segments) if found else 0


def plain_engine() -> duckdb.DuckDBPyConnection:
    """DuckDB as a worker has it, for the query by hand."""
    engine = duckdb.connect()
    for setting in ("threads = 2", "memory_limit = '150MB'", "parquet_metadata_cache = true"):
        engine.execute(f"SET {setting}")
    engine.execute(f"SET temp_directory = '{settings.DATA_DIRECTORY / 'spill-by-hand'}'")
    return engine


def compact_copy(folder: Path) -> tuple[Path, Path]:
    """All facts, and all voidings, in one compact sorted file each."""
    found = manifest.read(folder)
    engine = duckdb.connect()
    engine.execute("SET memory_limit = '1GB'")
    paths = []
    for table, order in (("facts", "organisation, village_id, day"), ("voidings", "voided")):
        names = [file.name for one in found.segments if (file := one.file(table))] if found else []
        files = ", ".join(f"'{folder / name}'" for name in names)
        path = settings.DATA_DIRECTORY / f"{table}-compact.parquet"
        engine.execute(
            f"COPY (SELECT * FROM read_parquet([{files}]) ORDER BY {order})"
            f" TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 65536)"
        )
        paths.append(path)
    return paths[0], paths[1]
