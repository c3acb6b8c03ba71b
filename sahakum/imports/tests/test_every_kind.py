"""Every kind of file: a right one, again, changed, tried, in Khmer, and with usual mistakes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sahakum.imports.columns import Column, Table
from sahakum.imports.outcomes import FileReport, Report, Word
from sahakum.imports.tables import standing_table
from sahakum.imports.tests.conftest import Run
from sahakum.imports.tests.samples import SAMPLES, Line, write_sample
from sahakum.journal.models import Operation
from sahakum.lib.khmer import to_khmer_digits

Office = Callable[[str], Table]
KINDS = sorted(SAMPLES)


def of(report: Report, table: Table) -> FileReport:
    return next(file for file in report.files if file.name == f"{table.name}.csv")


def words(report: FileReport) -> dict[str, int]:
    return {word.value: count for word, count in report.counts.items() if count}


@pytest.mark.parametrize("name", KINDS)
def test_a_right_file_is_stored_once(name: str, office: Office, run: Run, tmp_path: Path) -> None:
    table, rows = office(name), SAMPLES[name].rows
    write_sample(tmp_path, table, rows)
    report = run()
    assert report.all_well, report.as_data()
    assert words(of(report, table)) == {"saved": len(rows)}
    stored = Operation.objects.count()
    again = run()
    assert words(of(again, table)) == {"unchanged": len(rows)}, of(again, table).as_data()
    assert Operation.objects.count() == stored


@pytest.mark.parametrize("name", KINDS)
def test_a_trial_finds_it_right_and_stores_nothing(
    name: str, office: Office, run: Run, tmp_path: Path
) -> None:
    table, rows = office(name), SAMPLES[name].rows
    write_sample(tmp_path, table, rows)
    report = run(dry_run=True)
    assert report.all_well, report.as_data()
    assert words(of(report, table)) == {"saved": len(rows)}
    assert not Operation.objects.exists()


@pytest.mark.parametrize("name", KINDS)
def test_khmer_headings_answers_and_digits_say_the_same(
    name: str, office: Office, run: Run, tmp_path: Path
) -> None:
    table, rows = office(name), SAMPLES[name].rows
    write_sample(tmp_path, table, rows)
    run()
    khmer = [{key: _in_khmer(table, key, value) for key, value in row.items()} for row in rows]
    write_sample(tmp_path, table, khmer, language="km")
    assert words(of(run(), table)) == {"unchanged": len(rows)}


def _in_khmer(table: Table, key: str, value: str) -> str:
    """The answer as offered in Khmer, digits in Khmer, an invisible sign behind."""
    column = table.column(key)
    assert column is not None
    by_code = {code: label.km for code, label in column.choices}
    parts = [by_code.get(part, part) for part in value.split("; ")]
    said = "; ".join(parts)
    numeric = value.replace("/", "").replace(".", "").isdigit() and value.isascii()
    plain = said.replace(".", ",") if "." in said and column.sort == "number" else said
    return f"{to_khmer_digits(plain) if numeric else plain}\u200b" if value else value


# How a row goes wrong: which sort of column, what stands there, and what is said of it.
MISTAKES = {
    "no such day": ("day", "31/02/2026", "no such day"),
    "unknown answer": ("choice", "perhaps", "none of the answers"),
    "unknown answers": ("choices", "perhaps", "none of the answers"),
    "no number": ("number", "many", "number"),
    "unknown family": ("family", "NO-1", "no family"),
    "unknown programme": ("programme", "None such", "no programme"),
    "unknown good": ("good", "None such", "not in the catalogue"),
    "unknown place": ("place", "99", "no such place"),
    "unknown record": ("named", "គ្មាននរណា", ""),
    "formula": ("", "=1+1", "formula"),
}


def sort_of(column: Column | None) -> str:
    """The sort of a column; of keys only the family's number names something."""
    assert column is not None
    if column.sort == "key":
        return "family" if column.name == "code" else ""
    return column.sort.value


def sorts_of(name: str) -> set[str]:
    """Sorts of the columns that the first row of a sample has; "" stands for any."""
    table = standing_table(name)
    if table is None:
        return {"", "day", "choice", "family"}
    return {"", *(sort_of(table.column(key)) for key in SAMPLES[name].rows[0])}


USUAL = [
    (name, mistake)
    for name in KINDS
    for mistake, (sort, _, _) in MISTAKES.items()
    if sort in sorts_of(name)
]


@pytest.mark.parametrize(("name", "mistake"), USUAL)
def test_a_mistake_is_named_with_its_column_and_refuses_its_row_only(
    name: str, mistake: str, office: Office, run: Run, tmp_path: Path
) -> None:
    sort, value, sentence = MISTAKES[mistake]
    table, right = office(name), SAMPLES[name].rows
    key = next(key for key in right[0] if not sort or sort_of(table.column(key)) == sort)
    write_sample(tmp_path, table, [right[0] | {key: value}, *right[1:]])
    file = of(run(), table)
    column = table.column(key)
    assert column is not None
    found = [(row.line, row.column) for row in file.refused]
    assert (2, column.en) in found, file.as_data()
    told = next(row.sentence for row in file.refused if row.column == column.en)
    assert sentence in told
    whole = len(right) if table.rows else 1
    assert file.counts[Word.REFUSED] == whole
    assert Path(file.refused_file).exists()


# Everything that a row of these says is its key, or names a record.
ALL_KEY = {"enrolments", "returns"}


@pytest.mark.parametrize("name", [name for name in KINDS if name not in ALL_KEY])
def test_a_changed_row_is_reported_and_never_overwritten(
    name: str, office: Office, run: Run, tmp_path: Path
) -> None:
    table, rows = office(name), SAMPLES[name].rows
    write_sample(tmp_path, table, rows)
    run()
    stored = Operation.objects.count()
    changed = _changed(table, rows[0])
    assert changed != rows[0]
    write_sample(tmp_path, table, [changed, *rows[1:]])
    file = of(run(), table)
    assert file.refused[0].word is Word.CHANGED
    assert Operation.objects.count() == stored


def _changed(table: Table, row: Line) -> Line:
    """The same key with another answer in the first column that is no part of it."""
    for key, value in row.items():
        column = table.column(key)
        assert column is not None
        if (
            key in (*table.key, "village")
            or column.sort in ("named", "good", "programme", "key")
            or not value
        ):
            continue
        other = next((code for code, _ in column.choices if code != value), "")
        by_sort = {"number": "3", "day": "3/3/2026", "text": "ផ្សេង", "lines": "ផ្សេង"}
        return row | {key: other or by_sort.get(column.sort.value, "")}
    return row
