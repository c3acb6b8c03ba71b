"""``./run bench targeting``: the targeting monitor over 200,000 households, anew and kept."""

import argparse
import datetime
import statistics
import time
from collections.abc import Callable
from typing import Any

HOUSEHOLDS = 200_000
FACTS_A_FAMILY = 20
TIMES = 7
DAY = datetime.date(2025, 12, 31)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Fewer households for a quick look."""
    parser.add_argument("--households", type=int, default=HOUSEHOLDS)


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Seconds in the median: nation and commune anew, kept, and the receipt of those waiting."""
    from sahakum.config.benchmarks import _indicators_world as worlds
    from sahakum.indicators.reading.freshness import freshen
    from sahakum.reports.targeting import monitor as monitors

    world = worlds.prepare(
        options.households * FACTS_A_FAMILY, facts_a_family=FACTS_A_FAMILY, assessed=True
    )
    known, nation, commune = freshen(), _question(world), _question(world, area=world.commune)
    return {
        "households": options.households,
        "facts": options.households * FACTS_A_FAMILY,
        "families_counted": monitors.draw(nation, known).total.families,
        "nation_anew_seconds": _median(lambda: monitors.draw(nation, known)),
        "commune_anew_seconds": _median(lambda: monitors.draw(commune, known)),
        "nation_kept_seconds": _median(lambda: monitors.monitor(nation)),
        "receipt_seconds": _median(lambda: _receipt(world, nation)),
    }


def _question(world: Any, **changes: Any) -> Any:
    from sahakum.reports.targeting.question import Question

    year = datetime.timedelta(days=365)
    return Question(
        questionnaire="social_economic",
        first=DAY - year,
        last=DAY,
        stale_before=DAY - year,
        organisation=world.organisation,
        **changes,
    )


def _receipt(world: Any, question: Any) -> object:
    from sahakum.accounts.models import User
    from sahakum.reports.targeting.question import Cell, Trait
    from sahakum.reports.targeting.receipts import count_receipt

    reader = User(username="bench", organisation_id=world.organisation)
    return count_receipt(question, Cell(trait=Trait.UNSERVED, band="high"), by=reader)


def _median(question: Callable[[], object]) -> float:
    question()
    return round(statistics.median(_timed(question) for _ in range(TIMES)), 3)


def _timed(question: Callable[[], object]) -> float:
    begun = time.perf_counter()
    question()
    return time.perf_counter() - begun
