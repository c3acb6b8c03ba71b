"""The family tree of a herd: which line and column each animal has, and which lines join them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sahakum.animals.loading import Life


@dataclass(frozen=True, kw_only=True)
class Branch:
    """One animal: its line from 0, how many mothers stand above it, and its mother's line."""

    life: Life
    line: int
    depth: int
    mother_line: int | None


def branches_of(lives: Sequence[Life]) -> list[Branch]:
    """All animals, each followed by its young in the order of their births.

    Who has no mother among them begins a tree of its own.
    """
    here = {life.animal.pk for life in lives}
    young: dict[UUID | None, list[Life]] = {}
    for life in sorted(lives, key=_by_birth):
        mother = life.animal.mother_id if life.animal.mother_id in here else None
        young.setdefault(mother, []).append(life)
    found: list[Branch] = []
    waiting: list[tuple[Life, int, int | None]] = []
    waiting += [(life, 0, None) for life in reversed(young.get(None, []))]
    while waiting:
        life, depth, mother_line = waiting.pop()
        branch = Branch(life=life, line=len(found), depth=depth, mother_line=mother_line)
        found.append(branch)
        waiting += [
            (one, depth + 1, branch.line) for one in reversed(young.get(life.animal.pk, []))
        ]
    return found


def _by_birth(life: Life) -> tuple[datetime.date, datetime.date, str]:
    animal = life.animal
    return animal.born_on or animal.came_on, animal.came_on, animal.tag


def family_of(life: Life, lives: Sequence[Life]) -> list[Life]:
    """The mothers of an animal up to the first, the animal, and all that descend from it."""
    by_key = {one.animal.pk: one for one in lives}
    chosen, above = {life.animal.pk}, life.animal.mother_id
    while above in by_key and above not in chosen:
        chosen.add(above)
        above = by_key[above].animal.mother_id
    # Mothers come before their young, however often one walks through.
    below, grown = {life.animal.pk}, True
    while grown:
        more = {one.animal.pk for one in lives if one.animal.mother_id in below} - below
        grown = bool(more)
        below |= more
    return [one for one in lives if one.animal.pk in chosen | below]
