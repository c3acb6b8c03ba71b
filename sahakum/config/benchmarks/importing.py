"""Bench ``import``: families with their members out of one CSV file, all checks on.

Rows a second for the whole list, and the greatest memory of a process that imports a quarter of
it beside one that imports all of it: the difference is what a longer file costs.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

NAME = "import"
DATABASES = ("sqlite", "postgresql")
HOUSEHOLDS = 20_000
QUARTER = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many families."""
    parser.add_argument("--households", type=int, default=HOUSEHOLDS)


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Rows a second, seconds and memory; the quarter first, in the same database."""
    from sahakum.config.benchmarks import _import_list

    _import_list.make_importer()
    with tempfile.TemporaryDirectory(prefix="bench-import-", dir="/var/tmp") as folder:
        few = _imported(Path(folder) / "few", "Q", options.households // QUARTER)
        many = _imported(Path(folder) / "many", "A", options.households)
    return {
        "households": options.households,
        "rows": many["rows"],
        "saved": many["saved"],
        "seconds": many["seconds"],
        "processor_seconds": many["processor_seconds"],
        "rows_a_second": round(many["rows"] / many["seconds"]),
        "rows_a_second_of_a_quarter": round(few["rows"] / few["seconds"]),
        "memory_mb": many["memory_mb"],
        "memory_mb_of_a_quarter": few["memory_mb"],
        "memory_ratio": round(many["memory_mb"] / few["memory_mb"], 2),
    }


def _imported(folder: Path, prefix: str, households: int) -> dict[str, Any]:
    """Imports in a process of its own, so that its memory is that of the import alone."""
    from sahakum.config.benchmarks import _import_list

    folder.mkdir()
    _import_list.write(folder / "families.csv", prefix=prefix, households=households)
    words = [sys.executable, "-m", "sahakum.config.benchmarks._import_list", str(folder)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
