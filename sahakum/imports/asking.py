"""What rows name: records that are looked up for a whole batch at once, within the actor's sight.

An *ask* is one cell that names a record. All asks of a batch are answered together, families
first, because members, debts and tasks are those of a family.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sahakum.imports.rows import Problem, Row

if TYPE_CHECKING:
    from sahakum.imports.units import Unit

HOUSEHOLD = "household"
MOST_SHOWN = 80


@dataclass(kw_only=True)
class Ask:
    """One cell that names a record of a kind (``to``) for the answer ``name`` of ``where``."""

    to: str
    name: str
    text: str
    row: Row
    column: str
    where: dict[str, Any]
    unit: "Unit" = field(repr=False)
    many: bool = False

    def found(self, value: object) -> None:
        """Says which record it is."""
        self.where[self.name] = value

    def refuse(self, sentence: object) -> None:
        """Says why none is."""
        problem = Problem(row=self.row, sentence=str(sentence), column=self.column)
        self.unit.problems.append(problem)

    def day(self, name: str) -> str:
        """A day that the same row says, as ISO text; empty when it says none."""
        return str(self.unit.content.get(name) or "")


@dataclass(frozen=True, kw_only=True)
class Home:
    """A family as it was found: its own number, and that of the one it is shown as."""

    id: UUID
    root: UUID


def only(ask: Ask, found: Sequence[Any], *, unknown: object, several: object) -> None:
    """Says the one record that was found; else the sentence for none or for several."""
    if len(found) == 1:
        ask.found(str(found[0].pk))
    else:
        ask.refuse(str(several if found else unknown) % {"said": ask.text[:MOST_SHOWN]})


Answering = Callable[[Sequence[Ask], Any], None]


def answer(asks: Sequence[Ask], answerers: dict[str, Answering], *, by: Any) -> None:
    """Answers all asks, those for families first; of an unknown family nothing is asked."""
    by_kind = sorted(asks, key=lambda ask: (ask.to != HOUSEHOLD, ask.to))
    for to, some in groupby(by_kind, key=lambda ask: ask.to):
        able = [ask for ask in some if to == HOUSEHOLD or ask.unit.home or not ask.unit.family]
        if able:
            answerers[to](able, by)
