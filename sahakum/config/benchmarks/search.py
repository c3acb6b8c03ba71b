"""Bench ``search``: 900,000 people looked for by misspelt names in Khmer and in Latin letters.

Every search is asked of the registry in this process, without page or network. Figures by the
searcher's area: the 95th percentile in milliseconds, and the share of searches that show the
family of the person whose name was misspelt.
"""

import argparse
import time
from collections import defaultdict
from typing import Any

DATABASES = ("sqlite", "postgresql")
PEOPLE = 900_000
SEARCHES = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--people`` measures a smaller office."""
    parser.add_argument("--people", type=int, default=PEOPLE)


def run(options: argparse.Namespace) -> dict[str, Any]:
    """The figures by searcher and script."""
    from sahakum.config.benchmarks import _search_world

    world = _search_world.make(options.people)
    return {
        "people": options.people,
        "loaded_s": world.loaded_seconds,
        **{name: _measure(worker, world) for name, worker in world.workers.items()},
    }


def _measure(worker: Any, world: Any) -> dict[str, dict[str, float]]:
    from sahakum.registry.searching import search_households

    waits: dict[str, list[float]] = defaultdict(list)
    hits: dict[str, int] = defaultdict(int)
    for script, text, household in world.searches[:SEARCHES]:
        begun = time.perf_counter()
        found = search_households(worker, text)
        waits[script].append(time.perf_counter() - begun)
        hits[script] += any(one.household.pk == household for one in found)
    return {
        script: {
            "p95_ms": round(sorted(times)[int(len(times) * 0.95)] * 1000, 1),
            "median_ms": round(sorted(times)[len(times) // 2] * 1000, 1),
            "found": round(hits[script] / len(times), 3),
        }
        for script, times in sorted(waits.items())
    }
