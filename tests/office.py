"""A whole office for tests that need processes: a database of its own and workers to be killed.

One warmed process (``tests.office_process``) forks a worker for each wish, so that a new one costs
a few milliseconds; the database is a fresh one on the engine of the tests.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction

from sahakum.config import environment

REPOSITORY = Path(__file__).resolve().parent.parent
DATABASE = "sahakum.sqlite3"
ANSWER_SECONDS = 60


class KilledError(Exception):
    """The worker was killed before it answered."""


class Worker:
    """One process of the office, at the other end of a socket."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(ANSWER_SECONDS)
        self._socket.connect(str(path))
        self._stream = self._socket.makefile("rwb")
        self.pid: int = self.answer()["pid"]

    def ask(self, what: str, **details: Any) -> Any:
        """Asks for something and waits for the answer. Raises KilledError."""
        self.send(what, **details)
        return self.answer()

    def send(self, what: str, **details: Any) -> None:
        """Asks without waiting."""
        try:
            self._stream.write(json.dumps({"do": what} | details).encode() + b"\n")
            self._stream.flush()
        except OSError as error:
            raise KilledError from error

    def answer(self) -> Any:
        """What the worker says next."""
        try:
            line = self._stream.readline()
        except OSError as error:
            raise KilledError from error
        if not line.endswith(b"\n"):
            raise KilledError
        said = json.loads(line)
        if isinstance(said, dict) and "fault" in said:
            raise AssertionError(said["fault"])
        return said

    def kill(self) -> None:
        """Ends the process without warning, as a power cut does."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """Lets the worker go; it ends by itself."""
        with contextlib.suppress(OSError):
            self._stream.close()
        self._socket.close()


class Office:
    """The warmed process; forks workers on demand."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._path = folder / "door"
        self._workers: list[Worker] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.office_process", str(self._path)],
            cwd=REPOSITORY,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"ready\n"

    def worker(self) -> Worker:
        """A fresh worker."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()
        worker = Worker(self._path)
        self._workers.append(worker)
        return worker

    def ask(self, what: str, **details: Any) -> Any:
        """Asks a worker that is used only for this."""
        worker = self.worker()
        try:
            return worker.ask(what, **details)
        finally:
            worker.close()

    def close(self) -> None:
        """Ends everything that was started here."""
        for worker in self._workers:
            worker.close()
        self._process.communicate(timeout=ANSWER_SECONDS)


@contextlib.contextmanager
def migrated(folder: Path) -> Iterator[str]:
    """A database with all tables and places, to be copied; gives its address ("": the file)."""
    if environment.has_test_template():
        template = settings.DATABASES["default"]["TEST"]["TEMPLATE"]
        with _copied(template, folder) as address:
            yield address
        return
    with _made_on_server("") as address:
        words = [sys.executable, "-m", "django", "migrate", "--verbosity=0", "--skip-checks"]
        subprocess.run(words, cwd=REPOSITORY, env=_environment(folder, address), check=True)
        yield address


@contextlib.contextmanager
def opened(folder: Path, *, template: Path, address: str) -> Iterator[Office]:
    """An office on a copy of a migrated database."""
    source = urlsplit(address).path.lstrip("/") or str(template / DATABASE)
    with _copied(source, folder) as own:
        office = Office(folder, _environment(folder, own))
        try:
            yield office
        finally:
            office.close()


@contextlib.contextmanager
def _copied(source: str, folder: Path) -> Iterator[str]:
    """A copy of a file of SQLite, in a folder, or of a database of the server: its address."""
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        shutil.copy(source, folder / DATABASE)
        yield ""
        return
    with _made_on_server(source) as address:
        yield address


@contextlib.contextmanager
def own_database() -> Iterator[None]:
    """What is stored in the block is gone after it: it stands in a transaction, on PostgreSQL in a
    copy of the test database.

    Tests that share a world take back thousands of rows, and PostgreSQL reads around them until the
    transaction ends: it took five times as long.
    """
    known = connection.settings_dict
    if connection.vendor != "postgresql":
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        return
    before = known["NAME"]
    connection.close()
    with _made_on_server(before) as address:
        known["NAME"] = urlsplit(address).path.lstrip("/")
        try:
            yield
        finally:
            connection.close()
            known["NAME"] = before


def _environment(folder: Path, address: str) -> dict[str, str]:
    before = os.environ.get("PYTHONPATH", "")
    return os.environ | {
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY), *([before] if before else [])]),
        "DJANGO_SETTINGS_MODULE": str(settings.SETTINGS_MODULE),
        "SAHAKUM_DATA": str(folder),
        "SAHAKUM_DATABASE_URL": address,
    }


@contextlib.contextmanager
def _made_on_server(template: str) -> Iterator[str]:
    """A database of its own on the server of the settings; nothing to do for SQLite."""
    known = settings.DATABASES["default"]
    if "postgresql" not in known["ENGINE"]:
        yield ""
        return
    name = f"office_{uuid4().hex}"
    copied = f" TEMPLATE {template}" if template else ""
    _on_server(known, f"CREATE DATABASE {name}{copied}")
    sign_in = f"{quote(known['USER'])}:{quote(known['PASSWORD'])}"
    place = f"host={quote(known['HOST'], safe='')}&port={known['PORT']}"
    try:
        yield f"postgresql://{sign_in}@/{name}?{place}"
    finally:
        _on_server(known, f"DROP DATABASE {name} WITH (FORCE)")


def _on_server(known: dict[str, Any], statement: str) -> None:
    import psycopg

    with psycopg.connect(
        host=known["HOST"] or None,
        port=known["PORT"] or None,
        user=known["USER"] or None,
        password=known["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    ) as server:
        server.execute(statement)
