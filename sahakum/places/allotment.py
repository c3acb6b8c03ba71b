"""How numbers are reserved for places, once, when the gazetteer is first loaded.

Every place holds one unbroken range: its own number, then those of the places inside it, then
slack for places that are still to come. A village that is added later takes a number from its
commune's slack, so a range never moves and records stay where they are. All fits into 32 bits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

VILLAGE_SIZE = 64  # The village itself and 63 sub-villages.
SLACK_OF_COMMUNE = 8 * VILLAGE_SIZE
SLACK_IN_COMMUNES = 2  # A district keeps room for so many communes of its largest size.
SLACK_IN_DISTRICTS = 1  # A province keeps room for so many districts of its largest size.
FIRST = VILLAGE_SIZE


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from `start` to `until`, both included."""

    start: int
    until: int


def _slack(level: int, largest_child: int) -> int:
    """Return how many numbers a place of a level keeps free after its children."""
    return {
        1: SLACK_IN_DISTRICTS * largest_child,
        2: SLACK_IN_COMMUNES * largest_child,
        3: SLACK_OF_COMMUNE,
    }.get(level, 0)


def _sizes(children: Mapping[str, Sequence[str]], levels: Mapping[str, int]) -> dict[str, int]:
    """Return how many numbers each place needs, from the villages up."""
    sizes: dict[str, int] = {}
    for code in sorted(levels, key=levels.__getitem__, reverse=True):
        inside = [sizes[child] for child in children.get(code, ())]
        sizes[code] = VILLAGE_SIZE + sum(inside) + _slack(levels[code], max(inside, default=0))
    return sizes


def allot(children: Mapping[str, Sequence[str]], levels: Mapping[str, int]) -> dict[str, Range]:
    """Return the range of every place; `children[""]` are the provinces.

    Each place takes one block for itself, then its children follow in the given order.
    """
    sizes = _sizes(children, levels)
    ranges: dict[str, Range] = {}
    waiting = [("", FIRST - VILLAGE_SIZE)]
    while waiting:
        parent, start = waiting.pop()
        start += VILLAGE_SIZE
        for code in children.get(parent, ()):
            ranges[code] = Range(start, start + sizes[code] - 1)
            waiting.append((code, start))
            start += sizes[code]
    return ranges
