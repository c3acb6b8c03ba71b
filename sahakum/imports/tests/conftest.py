"""What the tests of all kinds of files stand on: goods, a programme, families, a folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sahakum.accounts.models import User
from sahakum.assistance.models import Good
from sahakum.imports.columns import Table
from sahakum.imports.outcomes import Report
from sahakum.imports.run import import_folder
from sahakum.imports.tables import tables_for
from sahakum.imports.tests.samples import SAMPLES, write_families, write_sample
from sahakum.programmes.models import Programme

Run = Callable[..., Report]


@pytest.fixture
def goods(db: None) -> None:
    """A good that is used up and one that lasts."""
    for code, name, sort in (
        ("water_filter", "Water filter", Good.Sort.USED_UP),
        ("borehole", "Borehole", Good.Sort.ASSET),
    ):
        names = {"name_km": name, "name_en": name, "unit_km": "គ្រឿង", "unit_en": "piece"}
        Good.objects.get_or_create(code=code, defaults=names | {"sort": sort})


@pytest.fixture
def tables(vuthy: User) -> dict[str, Table]:
    """Every table that Vuthy may fill in, by name."""
    return {table.name: table for table in tables_for(vuthy)}


@pytest.fixture
def run(tmp_path: Path, vuthy: User) -> Run:
    """Imports the folder for Vuthy, in English."""

    def _run(*, dry_run: bool = False) -> Report:
        return import_folder(tmp_path, by=vuthy, language="en", dry_run=dry_run)

    return _run


@pytest.fixture
def office(
    tmp_path: Path, goods: None, family_support: Programme, tables: dict[str, Table]
) -> Callable[[str], Table]:
    """Writes families and what the sample of a table needs before it; gives the table."""

    def _written(name: str) -> Table:
        write_families(tmp_path)
        for needed in SAMPLES[name].after:
            write_sample(tmp_path, tables[needed], SAMPLES[needed].rows)
        return tables[name]

    return _written
