"""Bench ``ledger``: posting beside bare rows and other ledgers; meetings; balances; verify.

A transaction of two legs is one transfer here, with all rules on. It is posted one by one (each its
own operation and database transaction) and in bulk (one operation of so many). Bare rows are a
transaction and its two legs without any rule, by the same two ways. Others are django-ledger and
django-hordak, where they are installed (``_ledger_others``). Ratios are taken between neighbouring
rounds of one run: ours needs so many times the time of bare rows, and others so many times ours.
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
MEMBERS = 200
MEETINGS = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many transfers are verified at the end."""
    parser.add_argument("--verify", type=int, default=1_000_000)


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Transactions a second, their ratios, and seconds of what people wait for."""
    from sahakum.config.benchmarks import _ledger_world
    from sahakum.config.benchmarks._ledger_posting import posting

    _ledger_world.make_bare_tables()
    world = _ledger_world.World(members=MEMBERS)
    return {
        **posting(world, options.database),
        **_meeting(),
        **_balances(world),
        **_verify(world, options.verify),
    }


def _seconds(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _meeting() -> dict[str, Any]:
    """Meetings of 200 members through intake: savings, social fund, loans, then repayments."""
    from sahakum.config.benchmarks._ledger_meeting import Group, worker

    group = Group(members=MEMBERS, by=worker())
    times = [group.meet() for _ in range(MEETINGS)]
    return {
        "meeting_median_seconds": round(statistics.median(times), 3),
        "meeting_longest_seconds": round(max(times), 3),
    }


def _balances(world: Any) -> dict[str, Any]:
    """The box, filled up to 100,000 transfers over 500 days, as of days near and far.

    Each day is asked three times and counts with the median: what is looked for is the day that is
    slowest, not the moment at which the machine did something else.
    """
    from sahakum.ledger.models import Transfer
    from sahakum.ledger.selectors import balance

    days = [datetime.date(2025, 1, 1) + datetime.timedelta(days=offset) for offset in range(500)]
    missing = 100_000 - Transfer.objects.filter(debit=world.box).count()
    _fill(world, missing, days)
    _tidy()
    times = sorted(
        statistics.median(_seconds(partial(balance, world.box, on=day)) for _ in range(3))
        for day in days[::10]
    )
    return {
        "transfers_of_box": Transfer.objects.filter(debit=world.box).count(),
        "as_of_median_ms": round(statistics.median(times) * 1000, 2),
        "as_of_worst_ms": round(times[-1] * 1000, 2),
    }


def _tidy() -> None:
    """What PostgreSQL does by itself a minute after many rows were added."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE) ledger_transfer")


def _posted(world: Any, rows: list[Any]) -> None:
    from django.db import transaction

    with transaction.atomic():
        world.store(rows)


def _fill(world: Any, missing: int, days: list[datetime.date]) -> None:
    for begun in range(0, missing, BULK):
        size = min(BULK, missing - begun)
        rows = [world.saving(begun + n, day=days[(begun + n) % len(days)]) for n in range(size)]
        _posted(world, rows)


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
