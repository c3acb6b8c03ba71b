"""A folder with a file of every kind at once, by the command: tried, imported, imported again."""

import argparse
import json
from pathlib import Path

import pytest

from sahakum.accounts.models import User
from sahakum.imports import command
from sahakum.imports.columns import Table
from sahakum.imports.outcomes import Word
from sahakum.imports.run import import_folder
from sahakum.imports.tests.samples import SAMPLES, write_families, write_sample
from sahakum.journal.models import Operation
from sahakum.programmes.models import Programme


@pytest.fixture
def folder(
    tmp_path: Path, goods: None, family_support: Programme, tables: dict[str, Table]
) -> Path:
    """Files of every kind, some in Khmer, under names that say nothing of their order."""
    write_families(tmp_path).rename(tmp_path / "zz.csv")
    for number, (name, sample) in enumerate(sorted(SAMPLES.items())):
        language = "km" if number % 2 else "en"
        write_sample(tmp_path, tables[name], sample.rows, language=language)
    return tmp_path


def imported(folder: Path, capsys: pytest.CaptureFixture[str], **changes: object) -> dict[str, int]:
    words: dict[str, object] = {"folder": folder, "by": "vuthy", "dry_run": False, "json": True}
    more = {"language": "en", "templates": None, "columns": False}
    status = command.run(argparse.Namespace(**words | more | changes))
    files = json.loads(capsys.readouterr().out)["files"]
    wrong = [(file["fault"], file["refused_rows"]) for file in files]
    assert status == 0, [one for one in wrong if any(one)]
    return {word: sum(file[word] for file in files) for word in ("saved", "unchanged", "refused")}


def test_a_folder_of_everything_is_read_in_the_right_order(
    folder: Path, vuthy: User, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = 5 + sum(len(sample.rows) for sample in SAMPLES.values())
    tried = imported(folder, capsys, dry_run=True)
    assert tried == {"saved": rows, "unchanged": 0, "refused": 0}
    assert not Operation.objects.exists()
    assert imported(folder, capsys) == {"saved": rows, "unchanged": 0, "refused": 0}
    stored = Operation.objects.count()
    assert imported(folder, capsys) == {"saved": 0, "unchanged": rows, "refused": 0}
    assert imported(folder, capsys, dry_run=True)["unchanged"] == rows
    assert Operation.objects.count() == stored


def test_a_refused_plan_comes_back_whole_and_can_be_corrected(
    tmp_path: Path, vuthy: User, tables: dict[str, Table]
) -> None:
    write_families(tmp_path)
    first, second = SAMPLES["plans"].rows
    write_sample(tmp_path, tables["plans"], [first, second | {"due_on": "31/02/2026"}])
    file = import_folder(tmp_path, by=vuthy, language="en").files[-1]
    assert [(row.line, row.column) for row in file.refused] == [(3, "Done by")]
    path = Path(file.refused_file)
    path.write_text(path.read_text("utf-8").replace("31/02/2026", "28/02/2027"), "utf-8")
    again = import_folder(path.parent, by=vuthy, language="en")
    assert again.all_well, again.as_data()
    assert again.count(Word.SAVED) == len(SAMPLES["plans"].rows)


def test_columns_in_another_order_and_an_empty_one_more_say_the_same(
    tmp_path: Path, vuthy: User, tables: dict[str, Table]
) -> None:
    write_families(tmp_path)
    rows = SAMPLES["schooling"].rows
    write_sample(tmp_path, tables["schooling"], rows)
    import_folder(tmp_path, by=vuthy)
    turned = [dict(reversed([*row.items(), ("note", ""), ("school", " ")])) for row in rows]
    write_sample(tmp_path, tables["schooling"], turned)
    again = import_folder(tmp_path, by=vuthy).files[-1]
    assert again.counts[Word.UNCHANGED] == len(rows), again.as_data()
