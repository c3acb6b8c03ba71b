"""``work``: the background loop that seals committed operations."""

import argparse
import os
import signal
import threading

NAME = "work"
HELP = "Seals committed operations once a second until it is stopped."

SECONDS_BETWEEN_SEALS = 1.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--parent`` ends the loop when that process is gone."""
    parser.add_argument("--parent", type=int, help="end when this process is gone")


def run(options: argparse.Namespace) -> int:
    """Seals each second; ends cleanly, after the seal in hand, on SIGTERM and SIGINT."""
    from sahakum.config.cli import prepare

    prepare()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    while not stopped.is_set() and options.parent in (None, os.getppid()):
        _seal_once()
        stopped.wait(SECONDS_BETWEEN_SEALS)
    return 0


def _seal_once() -> None:
    import logging

    from django.db import DatabaseError, connection

    from sahakum.journal import sealing

    try:
        sealing.seal()
    except DatabaseError:
        # A database that restarts must not end the loop; the next second tries again.
        logging.getLogger(__name__).exception("sealing failed; it is tried again")
        connection.close()
