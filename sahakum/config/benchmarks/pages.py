"""Bench ``pages``: pages of a family, of a village and of lists, by area of the worker and size.

Every page is asked for in this process through Django's test client, without the network. The
figure is the 95th percentile of a worker's page in milliseconds, and the number of queries.
"""

import argparse
import time
from itertools import pairwise
from typing import Any

from sahakum.config.benchmarks import _pages_world
from sahakum.config.memory import settle

DATABASES = ("sqlite", "postgresql")
SIZES = (1_000, 20_000, 200_000)
TIMES = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--most`` leaves out sizes above it."""
    parser.add_argument("--most", type=int, default=SIZES[-1], help="largest number of households")


def run(options: argparse.Namespace) -> dict[str, Any]:
    """The figures by size, worker and page; the largest against the smallest."""
    measured: dict[int, Any] = {}
    world = _pages_world.make(SIZES[0])
    measured[SIZES[0]] = _measure(world)
    for smaller, size in pairwise(size for size in SIZES if size <= options.most):
        _pages_world.grow(size - smaller)
        measured[size] = _measure(world)
    return {"sizes": measured, **_compared(measured)}


def _measure(world: _pages_world.World) -> dict[str, dict[str, dict[str, float]]]:
    # As every process does that answers pages.
    settle()
    pages = {
        "today": "/",
        "search": "/families/?q=ម៉ៅ ស្រី",
        "family": f"/families/{world.household}/",
        "village": f"/villages/{world.village}/",
        "member": f"/families/{world.household}/members/{world.person}/",
        "plan": f"/families/{world.household}/plan/",
        "circumstances": f"/families/{world.household}/circumstances/",
        "assets": f"/villages/{world.village}/lasting/",
        "delivery_list": f"/deliveries/new/?village={world.village}",
        "overdue": "/overdue/",
        "quality": "/quality/",
        "reach": "/reach/",
        "duplicates": "/duplicates/",
        "programme": "/programmes/bench/",
        "targets": "/reports/bench/targets/",
        "place": f"/places/{world.village}/",
        "attention": "/attention/",
    }
    return {
        name: {page: _page(worker, address) for page, address in pages.items()}
        | {"report": _report(worker)}
        for name, worker in world.workers.items()
    }


def _report(worker: Any) -> dict[str, float]:
    """The programme report: drawn anew (the answers kept by this worker dropped), and kept."""
    from sahakum.indicators.reading import answering

    address = "/reports/bench/"
    client = _signed_in(worker)
    _ask(client, address)
    answering.forget()
    anew = _ask(client, address)
    kept = sorted(_ask(client, address) for _ in range(TIMES))
    return {
        "anew_ms": round(anew * 1000, 1),
        "p95_ms": round(kept[int(TIMES * 0.95)] * 1000, 1),
    }


def _page(worker: Any, address: str) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = _signed_in(worker)
    # The first time, names of places are read into memory.
    _ask(client, address)
    with CaptureQueriesContext(connection) as queries:
        _ask(client, address)
        asked = len(queries)
    waits = sorted(_ask(client, address) for _ in range(TIMES))
    return {"p95_ms": round(waits[int(TIMES * 0.95)] * 1000, 1), "queries": asked}


def _signed_in(worker: Any) -> Any:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _ask(client: Any, address: str) -> float:
    begun = time.perf_counter()
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return time.perf_counter() - begun


def _compared(measured: dict[int, Any]) -> dict[str, float]:
    smallest, largest = measured[min(measured)], measured[max(measured)]
    cells = [(name, page) for name in largest for page in largest[name]]
    return {
        "worst_p95_ms": max(largest[name][page]["p95_ms"] for name, page in cells),
        "worst_growth": round(
            max(largest[n][p]["p95_ms"] / smallest[n][p]["p95_ms"] for n, p in cells), 2
        ),
    }
