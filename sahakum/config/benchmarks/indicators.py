"""``./run bench indicators``: how fast figures are drawn from five million facts."""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FACTS = 5_000_000
SAMPLE = 60_000
SAVES = 1_000
TIMES = 7


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Smaller numbers for a quick look."""
    parser.add_argument("--facts", type=int, default=FACTS)
    parser.add_argument("--saves", type=int, default=SAVES)
    parser.add_argument("--sample", type=int, default=SAMPLE)


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Builds the store, asks, saves one by one, asks again."""
    from django.conf import settings

    from sahakum.config.benchmarks import _indicators_world as worlds

    rate = _build_rate(options.sample, worlds)
    world = worlds.prepare(options.facts)
    folder = Path(settings.STORE_DIRECTORY)
    before = _ratio(world, folder)
    forty = _forty(world)
    latency = _latency(world)
    worlds.save_singly(world, options.saves)
    after = _ratio(world, folder)
    return {
        "facts": options.facts,
        "build_facts_per_second_from_database": round(rate),
        "build_facts_per_second_segments_only": round(world.built_per_second),
        "all_cells_national": before,
        "forty_figures_seconds": forty,
        **latency,
        "single_saves": options.saves,
        "segments_after_single_saves": worlds.segments(folder),
        "all_cells_after_single_saves": after,
        **{f"{name}_after_single_saves": value for name, value in _latency(world).items()},
        **_memory(folder, world),
    }


def _build_rate(sample: int, worlds: Any) -> float:
    from sahakum.indicators.store import keeper

    worlds.fill_journal(sample)
    begun = time.perf_counter()
    keeper.rebuild()
    return sample / (time.perf_counter() - begun)


def _median(question: Callable[[], object]) -> float:
    question()
    return round(statistics.median(_timed(question) for _ in range(TIMES)), 3)


def _timed(question: Callable[[], object]) -> float:
    begun = time.perf_counter()
    question()
    return time.perf_counter() - begun


def _ratio(world: Any, folder: Path) -> dict[str, float]:
    """The same cells from the store and by hand from one compact file, in turn."""
    from sahakum.config.benchmarks import _indicators_questions as questions
    from sahakum.config.benchmarks import _indicators_world as worlds
    from sahakum.indicators.reading.answering import draw
    from sahakum.indicators.reading.freshness import freshen

    known = freshen()
    reading = questions.all_cells(world.organisation, world.programme)
    compact = worlds.compact_copy(folder)
    statement = questions.by_hand(*compact)
    hand = worlds.plain_engine()
    ours, theirs = [], []
    for _ in range(TIMES + 1):
        ours.append(_timed(lambda: draw(reading, known)))
        theirs.append(_timed(lambda: hand.execute(statement).fetchall()))
    mine, other = statistics.median(ours[1:]), statistics.median(theirs[1:])
    return {
        "seconds": round(mine, 3),
        "by_hand_seconds": round(other, 3),
        "ratio": round(mine / other, 2),
    }


def _forty(world: Any) -> float:
    from sahakum.config.benchmarks import _indicators_questions as questions
    from sahakum.indicators.reading.answering import draw
    from sahakum.indicators.reading.freshness import freshen

    known = freshen()
    reading = questions.forty_figures(world.organisation, world.programme)
    return _median(lambda: draw(reading, known))


def _latency(world: Any) -> dict[str, Any]:
    """From the answer SAVED to a figure that counts the visit."""
    from sahakum.config.benchmarks import _indicators_questions as questions

    return {
        "visit_counted_commune_seconds": _counted_after(
            world, questions.one_figure(world.organisation, world.commune)
        ),
        "visit_counted_national_seconds": _counted_after(
            world, questions.one_figure(world.organisation)
        ),
    }


def _counted_after(world: Any, reading: Any) -> dict[str, float]:
    from sahakum.config.benchmarks import _indicators_world as worlds
    from sahakum.indicators.reading.answering import answer

    expected = int(answer(reading).answers[0].total or 0)
    durations = []
    for _ in range(TIMES):
        worlds.save_visit(world)
        begun = time.perf_counter()
        found = answer(reading).answers[0].total
        durations.append(time.perf_counter() - begun)
        expected += 1
        if found != expected:
            raise AssertionError(f"A saved visit is not counted: {found} instead of {expected}.")
    return {"median": round(statistics.median(durations), 3), "worst": round(max(durations), 3)}


def _memory(folder: Path, world: Any) -> dict[str, Any]:
    words = [sys.executable, "-m", "sahakum.config.benchmarks._indicators_worker", str(folder)]
    words += [str(world.organisation), str(world.programme)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
