"""Bench ``groups``: pages over many groups, whose meetings all came through the door.

Each group has 20 members, of whom ten borrowed at the second meeting and pay back at every later
one. Measured is what an officer waits for: the list of groups, their rates, and one group.
"""

import argparse
import time
from typing import Any

from sahakum.config.memory import settle

DATABASES = ("sqlite", "postgresql")
MEMBERS = 20
MEETINGS = 8
TIMES = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--groups`` says how many."""
    parser.add_argument("--groups", type=int, default=300)


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Seconds that building took, and the median milliseconds of each page."""
    from sahakum.config.benchmarks._ledger_meeting import worker

    by = worker()
    begun = time.perf_counter()
    groups = [_group(by) for _ in range(options.groups)]
    built = time.perf_counter() - begun
    settle()
    pages = {
        "list": "/groups/",
        "rates": "/groups/rates/",
        "group": f"/groups/{groups[0]}/",
        "rates_of_group": f"/groups/{groups[0]}/rates/",
    }
    return {
        "groups": options.groups,
        "loans": options.groups * MEMBERS // 2,
        "meetings_per_second": round(options.groups * MEETINGS / built, 1),
        **{f"{name}_ms": _median_ms(by, address) for name, address in pages.items()},
    }


def _group(by: Any) -> Any:
    from sahakum.config.benchmarks._ledger_meeting import Group

    group = Group(members=MEMBERS, by=by)
    for _ in range(MEETINGS):
        group.meet()
    return group.fund.collective_id


def _median_ms(by: Any, address: str) -> float:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    waits = sorted(_asked(client, address) for _ in range(TIMES))
    return round(waits[TIMES // 2] * 1000, 1)


def _asked(client: Any, address: str) -> float:
    begun = time.perf_counter()
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return time.perf_counter() - begun
