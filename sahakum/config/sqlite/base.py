"""Django's SQLite engine with our settings, and a file lock that queues writers.

SQLite lets a waiting writer sleep for longer and longer and may starve it. A lock file beside the
database is asked for every millisecond instead, so that all waiting writers have equal chances.
"""

import fcntl
import os
import sqlite3
import time
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from sahakum.config.sqlite.creation import DatabaseCreation

LOCK_POLL_SECONDS = 0.001
# Below this version a write-ahead log can be corrupted by a checkpoint of a second connection.
FIRST_SAFE_WAL = (3, 51, 3)
SETTINGS = "PRAGMA synchronous=FULL; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY;"


def journal_mode() -> str:
    """The journal mode that this SQLite library can be trusted with."""
    return "WAL" if sqlite3.sqlite_version_info >= FIRST_SAFE_WAL else "TRUNCATE"


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection; holds the writers' lock from BEGIN IMMEDIATE to COMMIT or ROLLBACK."""

    creation_class = DatabaseCreation

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._lock_file: int | None = None
        # A reader that only wishes to seal waits less long than a writer.
        self.write_patience: float | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Opens the database and refuses it when durability or foreign keys cannot be had."""
        connection = super().get_new_connection(conn_params)
        connection.executescript(f"{SETTINGS} PRAGMA journal_mode={journal_mode()};")
        synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
        foreign_keys = connection.execute("PRAGMA foreign_keys").fetchone()[0]
        if (synchronous, foreign_keys) != (2, 1):
            message = "SQLite refuses synchronous=FULL or foreign keys: data would not be safe."
            raise ImproperlyConfigured(message)
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        self._take_lock()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._release_lock()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._release_when_done()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._release_lock()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._release_lock()

    def _take_lock(self) -> None:
        if self.is_in_memory_db() or self._lock_file is not None:
            return
        handle = os.open(f"{self.settings_dict['NAME']}.lock", os.O_CREAT | os.O_RDWR, 0o600)
        usual = self.settings_dict["OPTIONS"].get("timeout", 5)
        deadline = time.monotonic() + (self.write_patience or usual)
        while not _locked(handle):
            if time.monotonic() > deadline:
                os.close(handle)
                raise OperationalError("database is locked")
            time.sleep(LOCK_POLL_SECONDS)
        self._lock_file = handle

    def _release_when_done(self) -> None:
        # A COMMIT that failed (busy reader, full disk) leaves the transaction open.
        if self.connection is None or not self.connection.in_transaction:
            self._release_lock()

    def _release_lock(self) -> None:
        if self._lock_file is not None:
            os.close(self._lock_file)
            self._lock_file = None


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
