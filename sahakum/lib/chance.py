"""Chance that falls the same way on every machine, for synthetic people and their ids.

Only ``random.random()`` is used: of all that the standard library offers, its sequence alone is
promised to stay the same from one version of Python to the next.
"""

import random
from collections.abc import Sequence
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

Thing = TypeVar("Thing")

_NAMESPACE = uuid5(NAMESPACE_URL, "https://sahakum.example/demonstration")


def made_id(*words: object) -> UUID:
    """An id that always follows from the same words."""
    return uuid5(_NAMESPACE, "/".join(map(str, words)))


class Chance:
    """A sequence of throws that always follows from the same words."""

    def __init__(self, *words: object) -> None:
        self._random = random.Random("/".join(map(str, words)))

    def below(self, number: int) -> int:
        """A whole number from 0 to one less than the number."""
        return int(self._random.random() * number)

    def between(self, least: int, most: int) -> int:
        """A whole number between two, both included."""
        return least + self.below(most - least + 1)

    def happens(self, share: float) -> bool:
        """True in the given share (0 to 1) of throws."""
        return self._random.random() < share

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of the things, each as likely as any other."""
        return things[self.below(len(things))]

    def weighted(self, things: Sequence[tuple[Thing, float]]) -> Thing:
        """One of the things, as likely as the share beside it; shares add up to 1."""
        throw = self._random.random()
        for thing, share in things:
            throw -= share
            if throw < 0:
                return thing
        return things[-1][0]
