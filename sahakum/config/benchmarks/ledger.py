"""Bench ``ledger``: posting with all rules on, beside bare rows without any; balances; verify.

A transaction of two legs is one transfer here. It is posted one by one (each its own operation and
database transaction) and in bulk (one operation of so many). Bare rows are a transaction and its
two legs, in bulk. Ratios are taken between neighbouring rounds of one run.
"""

import argparse
import datetime
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

DATABASES = ("sqlite", "postgresql")
BULK = 5_000
SINGLY = 500
ROUNDS = 5
MEMBERS = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many transfers are verified at the end."""
    parser.add_argument("--verify", type=int, default=1_000_000)


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Transactions a second, their ratio to bare rows, and seconds of what readers wait for."""
    from sahakum.config.benchmarks import _ledger_world

    _ledger_world.make_bare_tables()
    world = _ledger_world.World(members=MEMBERS)
    return {
        **_posting(world),
        **_meeting(world),
        **_balances(world),
        **_verify(world, options.verify),
    }


def _seconds(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _atomic(act: Callable[[], Any]) -> float:
    from django.db import transaction

    def committed() -> None:
        with transaction.atomic():
            act()

    return _seconds(committed)


def _posting(world: Any) -> dict[str, Any]:
    from sahakum.config.benchmarks._ledger_world import save_bare

    ours, bare = [], []
    for _ in range(ROUNDS):
        rows = [world.saving(number) for number in range(BULK)]
        ours.append(_atomic(partial(world.store, rows)))
        bare.append(_atomic(partial(save_bare, BULK)))
    singly = [_atomic(partial(world.store, [world.saving(one)])) for one in range(SINGLY)]
    ratios = [mine / theirs for mine, theirs in zip(ours, bare, strict=True)]
    return {
        "bulk_per_second": round(BULK / statistics.median(ours)),
        "bare_bulk_per_second": round(BULK / statistics.median(bare)),
        "times_bare": round(statistics.median(ratios), 2),
        "singly_per_second": round(1 / statistics.median(singly)),
    }


def _meeting(world: Any) -> dict[str, Any]:
    """A meeting of 200 members with three transfers each, as one operation."""
    times = []
    for _ in range(ROUNDS):
        rows = [world.saving(number) for number in range(3 * MEMBERS)]
        times.append(_atomic(partial(world.store, rows)))
    return {"meeting_seconds": round(statistics.median(times), 3)}


def _balances(world: Any) -> dict[str, Any]:
    """The box, filled up to 100,000 transfers over 500 days, as of days near and far."""
    from sahakum.ledger.models import Transfer
    from sahakum.ledger.selectors import balance

    days = [datetime.date(2025, 1, 1) + datetime.timedelta(days=offset) for offset in range(500)]
    missing = 100_000 - Transfer.objects.filter(debit=world.box).count()
    _fill(world, missing, days)
    times = sorted(
        _seconds(partial(balance, world.box, on=day)) for day in days[::10] for _ in "ab"
    )
    return {
        "transfers_of_box": Transfer.objects.filter(debit=world.box).count(),
        "as_of_median_ms": round(statistics.median(times) * 1000, 2),
        "as_of_worst_ms": round(times[-1] * 1000, 2),
    }


def _fill(world: Any, missing: int, days: list[datetime.date]) -> None:
    for begun in range(0, missing, BULK):
        size = min(BULK, missing - begun)
        rows = [world.saving(begun + n, day=days[(begun + n) % len(days)]) for n in range(size)]
        _atomic(partial(world.store, rows))


def _verify(world: Any, wanted: int) -> dict[str, Any]:
    from sahakum.journal.verify import verify
    from sahakum.ledger.models import Transfer
    from sahakum.ledger.projections import compare

    _fill(world, wanted - Transfer.objects.count(), [datetime.date(2026, 1, 1)])
    findings: list[Any] = []
    seconds = _seconds(lambda: findings.extend(compare()))
    everything = _seconds(lambda: findings.extend(verify()))
    return {
        "verified_transfers": Transfer.objects.count(),
        "verify_balances_seconds": round(seconds, 2),
        "verify_everything_seconds": round(everything, 1),
        "findings": len(findings),
    }
