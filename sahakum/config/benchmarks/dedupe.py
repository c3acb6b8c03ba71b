"""Bench ``dedupe``: pairs proposed among 100,000 people, and how many of them are right.

Recall is the share of second records that are proposed with their first; precision the share of
proposed pairs that truly are one person. The corpus is misspelt by letters, not by our key.
"""

import argparse
import time
from collections import Counter
from typing import Any

PEOPLE = 100_000
SEED = "villages"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many people, and which corpus."""
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seed", default=SEED, help="another seed gives another corpus")


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Seconds, recall and precision; how many proposals are by which name reason."""
    from sahakum.config.benchmarks._dedupe_people import corpus
    from sahakum.registry.duplicate_settings import threshold_on
    from sahakum.registry.pairing import pairs_among

    people, truly = corpus(options.people, seed=options.seed)
    threshold = threshold_on()
    begun = time.perf_counter()
    found = pairs_among(people, threshold=threshold)
    seconds = time.perf_counter() - begun
    proposed = {frozenset((pair.one.id, pair.other.id)) for pair in found}
    right = len(proposed & truly)
    return {
        "people": len(people),
        "seconds": round(seconds, 1),
        "threshold": threshold,
        "second_records": len(truly),
        "proposed": len(proposed),
        "recall": round(right / len(truly), 4),
        "precision": round(right / max(len(proposed), 1), 4),
        "by_name": dict(Counter(pair.likeness.reasons[0] for pair in found)),
    }
