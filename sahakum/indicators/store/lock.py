"""One process at a time writes the store; it waits a little, then leaves it to the other."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

POLL_SECONDS = 0.002


@contextmanager
def writer_lock(directory: Path, *, patience_seconds: float) -> Iterator[bool]:
    """Holds the lock of the store's writer; gives False when another process kept it."""
    handle = os.open(directory / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        yield _locked_within(handle, patience_seconds)
    finally:
        os.close(handle)


def _locked_within(handle: int, patience_seconds: float) -> bool:
    deadline = time.monotonic() + patience_seconds
    while not _locked(handle):
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
