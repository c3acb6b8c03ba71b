"""Rounds of posting for the bench ``ledger``: ours, bare rows, and others, one after the other."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction

from sahakum.config.benchmarks import _ledger_others
from sahakum.config.benchmarks._ledger_world import World, save_bare

BULK = 5_000
SINGLY = 100
ROUNDS = 5


def posting(world: World, engine: str) -> dict[str, Any]:
    """Transactions a second in bulk and singly, of ours, bare rows and other ledgers."""
    others = _ledger_others.installed(engine)
    bulk = _Rounds([_round(world, others, in_bulk=True) for _ in range(ROUNDS)])
    singly = _Rounds([_round(world, others, in_bulk=False) for _ in range(ROUNDS)])
    found: dict[str, Any] = {"not_installed": _ledger_others.missing(engine)}
    for name, rounds in (("bulk", bulk), ("singly", singly)):
        found[f"{name}_per_second"] = rounds.per_second("ours")
        found[f"bare_{name}_per_second"] = rounds.per_second("bare")
        found[f"times_bare_{name}"] = rounds.times("ours", "bare")
        for other in others:
            found[f"{other.module}_{name}_per_second"] = rounds.per_second(other.module)
            found[f"times_{other.module}_{name}"] = rounds.times(other.module, "ours")
    for other in others:
        found[f"{other.module}_version"] = other.version
        other.close()
    return found


class _Rounds:
    """Seconds for one transaction, by who posted it, round by round."""

    def __init__(self, rounds: list[dict[str, float]]) -> None:
        self._rounds = rounds

    def per_second(self, name: str) -> int:
        return round(1 / statistics.median(one[name] for one in self._rounds))

    def times(self, slower: str, quicker: str) -> float:
        return round(statistics.median(one[slower] / one[quicker] for one in self._rounds), 2)


def _round(world: World, others: list[_ledger_others.Other], *, in_bulk: bool) -> dict[str, float]:
    number = BULK if in_bulk else SINGLY
    rows = [world.saving(one) for one in range(number)]
    if in_bulk:
        found = {
            "ours": _atomic(partial(world.store, rows)),
            "bare": _atomic(partial(save_bare, number)),
        }
    else:
        found = {
            "ours": sum(_atomic(partial(world.store, [row])) for row in rows),
            "bare": sum(_atomic(partial(save_bare, 1)) for _ in rows),
        }
    found = {name: seconds / number for name, seconds in found.items()}
    for other in others:
        size = other.bulk if in_bulk else SINGLY
        found[other.module] = other.post(size, in_bulk=in_bulk) / size
    return found


def _atomic(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    with transaction.atomic():
        act()
    return time.perf_counter() - begun
