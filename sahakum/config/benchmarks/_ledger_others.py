"""Other ledgers for Django, measured in the same run as ours: django-ledger and django-hordak.

Each works in a process of its own with settings of its own, on a fresh database beside ours (the
same directory, the same server), and posts when it is told to, so that its rounds stand between
ours. It posts as its own documentation shows. Bulk is what it has for it: hordak stores
transactions and legs by ``bulk_create`` and checks them with its triggers; django-ledger has no
such way, and posts one after the other in one database transaction.

They are extras: ``pip install django-ledger django-hordak`` (pyproject, ``bench``). Without them
the bench says that they are not installed.
"""

import importlib.metadata
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

# Module, distribution, database on which it is known to be used, transactions of one round in bulk.
OTHERS = (
    ("django_ledger", "django-ledger", "sqlite", 50),
    ("hordak", "django-hordak", "postgresql", 2_000),
)


class Other:
    """One of them, ready to post."""

    def __init__(self, module: str, distribution: str, bulk: int) -> None:
        self.module, self.bulk = module, bulk
        self.version = importlib.metadata.version(distribution)
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", f"{__package__}._ledger_of_others", module],
            env=os.environ | {"SAHAKUM_BENCH_OTHER": json.dumps(_database(module))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._answer() == "ready"

    def post(self, number: int, *, in_bulk: bool) -> float:
        """Posts so many transactions of two legs; gives the seconds it took."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{number} {'bulk' if in_bulk else 'singly'}\n")
        self._process.stdin.flush()
        return float(self._answer())

    def close(self) -> None:
        """Lets it end."""
        self._process.communicate()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def installed(engine: str) -> list[Other]:
    """Those that are compared on an engine and are installed."""
    return [
        Other(module, distribution, bulk)
        for module, distribution, on, bulk in OTHERS
        if on == engine and importlib.util.find_spec(module)
    ]


def missing(engine: str) -> list[str]:
    """Those that are compared on an engine and are not installed."""
    return [
        distribution
        for module, distribution, on, _ in OTHERS
        if on == engine and not importlib.util.find_spec(module)
    ]


def _database(module: str) -> dict[str, Any]:
    """Django's settings of a fresh database for it."""
    address = os.environ.get("SAHAKUM_DATABASE_URL")
    if not address:
        name = str(Path(os.environ["SAHAKUM_DATA"]) / f"{module}.sqlite3")
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name}
    import psycopg

    parts = urlsplit(address)
    host, user = parse_qs(parts.query)["host"][0], parts.username or ""
    name = f"{module}_{uuid4().hex}"
    with psycopg.connect(host=host, user=user, dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    engine = "django.db.backends.postgresql"
    return {"ENGINE": engine, "NAME": name, "USER": user, "HOST": host}
