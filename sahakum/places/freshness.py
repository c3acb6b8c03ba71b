"""Tells all processes of the house that places have changed.

Each process remembers names. A file of the data directory is touched by whoever changes a place;
a process that sees it younger than before drops what it remembers. Looking costs no query.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

FILE = "places.changed"


@dataclass
class _Memory:
    stamp: int = -1
    forgetters: list[Callable[[], None]] = field(default_factory=list)


_memory = _Memory()


def when_changed(forget: Callable[[], None]) -> None:
    """Announces a function that drops what a module remembers of places."""
    _memory.forgetters.append(forget)


def announce() -> None:
    """Says that places have changed, to this process and to all others; after the commit."""
    path = _path()
    path.touch()
    # Two changes within one tick of the file system's clock must differ as well.
    later = path.stat().st_mtime_ns + 1
    os.utime(path, ns=(later, later))
    look()


def look() -> None:
    """Drops what is remembered when another process changed places in the meantime."""
    stamp = _stamp()
    if stamp != _memory.stamp:
        _memory.stamp = stamp
        for forget in _memory.forgetters:
            forget()


def _stamp() -> int:
    try:
        return os.stat(_path()).st_mtime_ns
    except FileNotFoundError:
        return 0


def _path() -> Path:
    return Path(settings.DATA_DIRECTORY) / FILE
