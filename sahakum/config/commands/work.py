"""``work``: the background loop that seals operations and keeps what follows from them fresh."""

import argparse
import logging
import os
import signal
import threading
import time
from collections.abc import Callable

NAME = "work"
HELP = "Seals committed operations once a second, and tidies, until it is stopped."

TICK_SECONDS = 1.0
Chore = Callable[[], object]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--parent`` ends the loop when that process is gone."""
    parser.add_argument("--parent", type=int, help="end when this process is gone")


def run(options: argparse.Namespace) -> int:
    """Works each second; ends cleanly, after the work in hand, on SIGTERM and SIGINT."""
    from sahakum.config.cli import prepare

    prepare()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    chores = _chores()
    due = dict.fromkeys(chores, 0.0)
    while not stopped.is_set() and options.parent in (None, os.getppid()):
        for chore, seconds in chores.items():
            if time.monotonic() >= due[chore]:
                _do(chore)
                due[chore] = time.monotonic() + seconds
        stopped.wait(TICK_SECONDS)
    return 0


def _chores() -> dict[Chore, float]:
    """What is done, and how many seconds lie between; readers advance the store themselves."""
    from sahakum.capture import holding
    from sahakum.indicators.store import keeper
    from sahakum.journal import sealing

    return {
        sealing.seal: TICK_SECONDS,
        keeper.advance: 10.0,
        keeper.maintain: 60.0,
        holding.erase_expired: 3600.0,
    }


def _do(chore: Chore) -> None:
    from django.db import DatabaseError, connection

    try:
        chore()
    except (DatabaseError, OSError):
        # A database that restarts must not end the loop; the next time tries again.
        logging.getLogger(__name__).exception("background work failed; it is tried again")
        connection.close()
