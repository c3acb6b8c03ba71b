"""A folder with a file of every kind at once, by the command: tried, imported, imported again."""

import argparse
import json
from pathlib import Path

import pytest

from sahakum.accounts.models import User
from sahakum.imports import command
from sahakum.imports.columns import Table
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
