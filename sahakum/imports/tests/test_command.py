"""The command: for people, for programs, and for those who may not."""

import argparse
import json
from pathlib import Path

import pytest

from sahakum.accounts.models import User
from sahakum.imports import command
from sahakum.imports.recognising import recognise
from sahakum.imports.tables import tables_for
from sahakum.imports.tests.folders import EN, family, write


def options(folder: Path, **changes: object) -> argparse.Namespace:
    words: dict[str, object] = {
        "folder": folder,
        "by": None,
        "dry_run": False,
        "templates": None,
        "columns": False,
    }
    return argparse.Namespace(**words | {"json": False, "language": "en"} | changes)


@pytest.fixture
def folder(tmp_path: Path, db: None) -> Path:
    """A folder with one good family and one bad."""
    write(tmp_path / "a.csv", EN, [*family("A1"), *family("A2", sex="perhaps")])
    return tmp_path


def test_people_read_counts_and_sentences(
    folder: Path, vuthy: User, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(options(folder)) == 1
    printed = capsys.readouterr().out
    assert "a.csv (Families and members): 6 rows, 3 saved, 0 unchanged, 3 refused" in printed
    assert "Line 5: Sex: “perhaps”" in printed


def test_programs_read_the_same(
    folder: Path, vuthy: User, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(options(folder, json=True, by="vuthy", dry_run=True)) == 1
    [file] = json.loads(capsys.readouterr().out)["files"]
    assert (file["rows"], file["saved"], file["refused"]) == (6, 3, 3)
    assert file["refused_rows"][0]["line"] == 5


@pytest.mark.parametrize("by", ["bopha", "nobody", None])
def test_others_are_told_why_not(
    folder: Path, bopha: User, by: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(options(folder, by=by)) == 2
    assert capsys.readouterr().err


def test_an_empty_folder_is_said_to_be_empty(
    tmp_path: Path, vuthy: User, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(options(tmp_path)) == 2
    assert "no CSV or XLSX" in capsys.readouterr().out


def test_empty_tables_of_every_kind_are_written_and_read_again(
    vuthy: User, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("km", "en"):
        for extension in ("csv", "xlsx"):
            folder = tmp_path / f"{language}-{extension}"
            asked = options(folder, templates=extension, language=language)
            assert command.run(asked) == 0
            tables = tables_for(vuthy)
            assert {path.stem for path in folder.iterdir()} == {table.name for table in tables}
            for table in tables:
                assert recognise(folder / f"{table.name}.{extension}", tables).table is table
    assert str(len(tables)) in capsys.readouterr().out


def test_an_empty_table_that_was_begun_is_left_as_it_is(vuthy: User, tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text("begun")
    assert command.run(options(tmp_path, templates="csv")) == 0
    assert (tmp_path / "visits.csv").read_text() == "begun"
