"""The page of lists takes a file of every kind: right ones, and one with a mistake in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sahakum.accounts.models import User
from sahakum.assistance.models import Good
from sahakum.imports.columns import Table
from sahakum.imports.tables import tables_for
from sahakum.imports.tests.samples import SAMPLES, Line, write_families, write_sample
from sahakum.journal.models import Operation
from sahakum.programmes.models import Programme

SignIn = Callable[[User], Client]


@pytest.fixture
def tables(vuthy: User, family_support: Programme) -> dict[str, Table]:
    """Every table, with a good that lasts in the catalogue."""
    names = {"name_km": "អណ្តូង", "name_en": "Borehole", "unit_km": "អណ្តូង", "unit_en": "borehole"}
    Good.objects.get_or_create(code="borehole", defaults=names | {"sort": Good.Sort.ASSET})
    filters = names | {"name_km": "ធុង", "name_en": "Water filter"}
    Good.objects.get_or_create(code="water_filter", defaults=filters)
    return {table.name: table for table in tables_for(vuthy)}


def sent(folder: Path, tables: dict[str, Table], name: str, rows: list[Line]) -> list[object]:
    """Families, what the file needs, and the file itself, as a browser sends them."""
    paths = [write_families(folder)]
    paths += [write_sample(folder, tables[one], SAMPLES[one].rows) for one in SAMPLES[name].after]
    paths.append(write_sample(folder, tables[name], rows))
    return [SimpleUploadedFile(path.name, path.read_bytes()) for path in paths]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_file_of_each_kind_is_checked_and_imported(
    name: str, vuthy: User, tables: dict[str, Table], signed_in: SignIn, tmp_path: Path
) -> None:
    client, rows = signed_in(vuthy), SAMPLES[name].rows
    checked = client.post("/lists/", {"files": sent(tmp_path, tables, name, rows), "step": "check"})
    assert checked.context["page"].report.all_well
    assert not Operation.objects.exists()
    answer = client.post("/lists/", {"files": sent(tmp_path, tables, name, rows), "step": "import"})
    assert answer.context["page"].report.all_well
    assert Operation.objects.filter(kind=tables[name].operation).exists()


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_mistake_in_each_kind_is_shown_with_its_line(
    name: str, vuthy: User, tables: dict[str, Table], signed_in: SignIn, tmp_path: Path
) -> None:
    rows = SAMPLES[name].rows
    day = next(key for key in rows[0] if _is_day(tables[name], key))
    wrong = [rows[0] | {day: "31/02/2026"}, *rows[1:]]
    answer = signed_in(vuthy).post(
        "/lists/", {"files": sent(tmp_path, tables, name, wrong), "step": "import"}
    )
    page = answer.content.decode()
    assert f"{name}.csv · {tables[name].title}" in page
    assert "គ្មានថ្ងៃនេះក្នុងប្រតិទិនទេ។" in page


def _is_day(table: Table, key: str) -> bool:
    column = table.column(key)
    return column is not None and column.sort == "day"


def test_every_table_is_offered_under_its_topic(
    vuthy: User, tables: dict[str, Table], signed_in: SignIn
) -> None:
    page = signed_in(vuthy).get("/lists/").content.decode()
    for name in tables:
        assert f"/imports/templates/{name}.xlsx" in page
        assert f"/imports/templates/{name}.csv" in page
