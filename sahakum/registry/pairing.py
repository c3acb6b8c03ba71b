"""Finds pairs of people who may be one, without comparing everybody with everybody.

People are gathered in *blocks* by what a misspelling rarely touches all at once; only within a
block two are compared. A block that holds too many says nothing and is left to the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from sahakum.lib.khmer import search_key
from sahakum.lib.sounds import skeleton
from sahakum.registry.likeness import Likeness, Somebody, likeness

# People in a block beyond which it is cut along years of birth, then left out.
MOST_IN_BLOCK = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one."""

    one: Somebody
    other: Somebody
    likeness: Likeness


def pairs_among(people: Iterable[Somebody], *, threshold: int) -> list[Pair]:
    """Pairs with at least so many points, the most alike first.

    The same people are not compared twice: whoever works through an area comes back after each
    pair. A row that changed makes other people, which are compared anew.
    """
    return list(_compared(tuple(people), threshold))


# An area each for two readers; more would cost a worker memory.
@lru_cache(maxsize=2)
def _compared(everybody: tuple[Somebody, ...], threshold: int) -> tuple[Pair, ...]:
    found = []
    for mine, theirs in _to_compare(everybody):
        compared = likeness(everybody[mine], everybody[theirs], least=threshold)
        if compared.points >= threshold:
            found.append(Pair(everybody[mine], everybody[theirs], compared))
    found.sort(key=lambda pair: (-pair.likeness.points, pair.one.id, pair.other.id))
    return tuple(found)


def _to_compare(everybody: Sequence[Somebody]) -> set[tuple[int, int]]:
    blocks: dict[Any, list[int]] = defaultdict(list)
    for number, somebody in enumerate(everybody):
        for block in set(_blocks(somebody)):
            blocks[block].append(number)
    return {
        pair
        for numbers in blocks.values()
        if 1 < len(numbers) <= MOST_IN_BLOCK
        for pair in combinations(numbers, 2)
    }


def _blocks(somebody: Somebody) -> Iterator[tuple[Any, ...]]:
    years = _years(somebody)
    for name in (somebody.name, somebody.latin):
        words = search_key(name).split()
        bones = sorted(skeleton(word) for word in words)
        if bones:
            whole = "".join(bones)
            yield from (("name", whole, somebody.commune, year) for year in years)
            yield ("name in village", whole, somebody.village)
            for bone in bones:
                yield from (("word", bone, somebody.commune, year) for year in years)
    if somebody.born_on is not None:
        yield ("born", somebody.village, somebody.sex, somebody.born_on.year)
        if somebody.born_precision == "day":
            yield ("day", somebody.born_on, somebody.commune)
    if somebody.phone:
        yield ("phone", somebody.phone)


def _years(somebody: Somebody) -> tuple[int, ...]:
    # Each year is gathered with the next, so that a year's slip stays in a block.
    if somebody.born_on is None:
        return (0,)
    year = somebody.born_on.year
    return (year, year + 1)
