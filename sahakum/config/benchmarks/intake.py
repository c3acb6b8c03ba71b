"""Bench ``intake``: home visits through HTTP, four clients, full durability.

Batches of fifty and single records against a real server; the same rows by ``save()`` in the same
batches, in this process and without HTTP, are the measure of comparison. Also: how long 10,000
operations take to seal, and what the sealing loop costs intake.
"""

import argparse
import multiprocessing
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sahakum.config.benchmarks import _intake_client, _intake_world
from sahakum.config.environment import threads

DATABASES = ("sqlite", "postgresql")
CLIENTS = 4
BATCHES = 40
BATCH = 50
SINGLES = 250
SEALED = 10_000
ROUNDS = 3


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Records a second, longest waits and ratios; the median of the rounds."""
    world = _intake_world.make()
    with _server() as port:
        batched = [_send(world, port, BATCHES, BATCH) for _ in range(ROUNDS)]
        with _sealing_loop():
            _intake_world.wait_until_sealed()
            sealed = [_send(world, port, BATCHES, BATCH) for _ in range(ROUNDS)]
        single = [_send(world, port, SINGLES, 1) for _ in range(ROUNDS)]
    saved = statistics.median(_timed(lambda: _intake_world.save_rows(BATCHES, BATCH)) for _ in "12")
    records_a_second = _median(batched, "records_a_second")
    return {
        "clients": CLIENTS,
        "batch": BATCH,
        "batched_records_a_second": records_a_second,
        "batched_longest_wait_s": max(one["longest_wait_s"] for one in batched),
        "single_records_a_second": _median(single, "records_a_second"),
        "single_longest_wait_s": max(one["longest_wait_s"] for one in single),
        "save_rows_a_second": round(BATCHES * BATCH / saved),
        "ratio_to_save": round(records_a_second / (BATCHES * BATCH / saved), 2),
        "while_sealing_records_a_second": _median(sealed, "records_a_second"),
        "ratio_while_sealing": round(_median(sealed, "records_a_second") / records_a_second, 2),
        "seal_10000_s": _seal_time(),
        "lost_or_doubled": _intake_world.lost_or_doubled(),
    }


def _median(rounds: list[dict[str, float]], name: str) -> float:
    return round(statistics.median(one[name] for one in rounds))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _send(world: _intake_world.World, port: int, requests: int, size: int) -> dict[str, float]:
    """Four clients at once, each sending its requests one after the other."""
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    ready = context.Barrier(CLIENTS + 1)
    clients = [
        context.Process(
            target=_intake_client.run,
            args=(world.households, world.key, port, requests, size, ready, results),
        )
        for _ in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    ready.wait()
    begun = time.perf_counter()
    waits = [wait for _ in clients for wait in results.get()]
    elapsed = time.perf_counter() - begun
    for client in clients:
        client.join()
    return {
        "records_a_second": round(len(waits) * size / elapsed),
        "longest_wait_s": round(max(waits), 3),
    }


def _seal_time() -> float:
    from sahakum.journal.sealing import seal

    seal()
    _intake_world.add_operations(SEALED)
    return round(_timed(seal), 2)


@contextmanager
def _server() -> Iterator[int]:
    port = _intake_client.free_port()
    words = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
    words += ["--port", str(port), "--workers", "2", "--blocking-threads", str(threads())]
    words += ["--backpressure", "64", "--log-level", "error"]
    with _running([*words, "sahakum.config.wsgi:application"]):
        _intake_client.wait_for(port)
        yield port


def _sealing_loop() -> AbstractContextManager[None]:
    return _running([sys.executable, "-m", "sahakum", "work"])


@contextmanager
def _running(words: list[str]) -> Iterator[None]:
    process = subprocess.Popen(words)
    try:
        yield
    finally:
        process.terminate()
        process.wait(15)
