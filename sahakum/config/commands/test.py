"""``test``: the whole suite on SQLite and then on PostgreSQL, with one closing line."""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree

from sahakum.config import environment, postgres, translations
from sahakum.config.cli import say

NAME = "test"
HELP = "Runs the tests on SQLite and on PostgreSQL; other arguments go to pytest."

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NOTHING_COLLECTED = 5


@dataclass(frozen=True)
class Count:
    """How many tests ended how; ``faults`` are runs that ended in another way."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    faults: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.faults + other.faults,
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--database`` runs on one engine only; what is unknown here goes to pytest."""
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    parser.set_defaults(rest=[])


def run(options: argparse.Namespace) -> int:
    """Runs the suite; answers 1 for any failure and, where CI is set, for a missing engine."""
    signal.signal(signal.SIGTERM, _stop)
    translations.compile_stale()
    missing = [] if any(map(shutil.which, BROWSERS)) else ["Chromium"]
    count = Count()
    if options.database != "postgresql":
        say("Tests on SQLite", to=sys.stderr)
        count += _suite(options.rest, database_url="")
    if options.database != "sqlite":
        say("Tests on PostgreSQL", to=sys.stderr)
        if postgres.binaries() is None:
            missing.append("PostgreSQL")
            count += Count(skipped=count.passed + count.failed or 1)
        else:
            count += _on_postgresql(options.rest)
    return _close(count, missing, as_json=options.json)


def _close(count: Count, missing: list[str], *, as_json: bool) -> int:
    for name in missing:
        say(f"{name} is missing: its tests were skipped and counted.", to=sys.stderr)
    if count.passed + count.failed == 0:
        say("no test was run", to=sys.stderr)
    line = f"{count.passed} passed, {count.failed} failed, {count.skipped} skipped"
    say(json.dumps(vars(count) | {"missing": missing}) if as_json else line)
    broken = count.failed or count.faults or not count.passed
    return 1 if broken or (missing and os.environ.get("CI")) else 0


def _on_postgresql(arguments: list[str]) -> Count:
    try:
        with postgres.private_server() as database_url:
            # Pages are tried in the browser once, on SQLite.
            without_browser = [] if "-m" in arguments else ["-m", "not browser"]
            return _suite([*without_browser, *arguments], database_url=database_url)
    except postgres.CannotStartError as error:
        say(str(error), to=sys.stderr)
        return Count(failed=1)


def _suite(arguments: list[str], *, database_url: str) -> Count:
    with tempfile.TemporaryDirectory(prefix="sahakum-test-") as folder:
        report = Path(folder) / "report.xml"
        words = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}"]
        words += ["-n", _processes(database_url)]
        data = {"SAHAKUM_DATA": f"{folder}/data", "SAHAKUM_DATABASE_URL": database_url}
        surroundings = os.environ | data | {"PYTHONPATH": str(environment.REPOSITORY)}
        if not _has_tables(surroundings):
            return Count(faults=1)
        done = subprocess.run(
            [*words, *arguments],
            cwd=environment.REPOSITORY,
            env=surroundings | {"SAHAKUM_TEST_TEMPLATE": "1"},
            stdout=sys.stderr,
        )
        return _count(report, done.returncode)


def _has_tables(surroundings: dict[str, str]) -> bool:
    """Makes the database once that every process of the tests copies: it takes half a minute."""
    words = [sys.executable, "-m", "sahakum", "migrate", "--json"]
    return subprocess.run(words, env=surroundings, stdout=sys.stderr).returncode == 0


def _processes(database_url: str) -> str:
    # pytest-django gives parallel workers a name for the SQLite file that our engine cannot open,
    # unless the settings name the test database themselves.
    if not database_url and not environment.database().get("TEST"):
        return "0"
    return str(max(1, min(4, os.cpu_count() or 1)))


def _count(report: Path, status: int) -> Count:
    if not report.exists():
        return Count(faults=status != NOTHING_COLLECTED)
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    total, skipped, failed = (
        sum(int(suite.get(name, 0)) for suite in suites for name in names)
        for names in (["tests"], ["skipped"], ["failures", "errors"])
    )
    faults = int(status not in (0, 1, NOTHING_COLLECTED) or (status == 1 and not failed))
    return Count(total - skipped - failed, failed, skipped, faults)


def _stop(*_: object) -> NoReturn:
    # Leaves through every ``finally``: the private server is ended and its directory removed.
    sys.exit(143)
