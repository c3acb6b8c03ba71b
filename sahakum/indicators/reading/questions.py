"""What is asked: lines of a report, and the cells that answer them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sahakum.indicators.definitions import EVERYWHERE, Area, Indicator, Period, Split


@dataclass(frozen=True, kw_only=True)
class Line:
    """One declaration asked for one period, split by some of what it allows."""

    indicator: Indicator
    period: Period
    splits: frozenset[Split] = frozenset()

    def __post_init__(self) -> None:
        if not self.splits <= self.indicator.splits:
            raise ValueError(f"{self.indicator.code} cannot be split by all of {self.splits}.")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Lines asked together of one organisation (none: of all in the area) and programme."""

    lines: tuple[Line, ...]
    area: Area = EVERYWHERE
    organisation: UUID | None = None
    programme: UUID | None = None


class Cell(NamedTuple):
    """One number. A split that was not asked for is None, as is a hidden value."""

    value: Decimal | None
    village: int | None = None
    sex: str | None = None
    age_band: str | None = None
    disability: str | None = None
    poverty: str | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The cells of a line in a fixed order, and their sum (None when it is hidden)."""

    line: Line
    cells: tuple[Cell, ...]
    total: Decimal | None

    def by(self, split: Split) -> dict[object, Decimal]:
        """The total split by one attribute only; hidden cells are left out."""
        sums: dict[object, Decimal] = {}
        for cell in self.cells:
            if cell.value is not None:
                part = getattr(cell, split.value)
                sums[part] = sums.get(part, Decimal(0)) + cell.value
        return sums


@dataclass(frozen=True, kw_only=True)
class Answers:
    """All lines answered as of one position of the journal."""

    position: int
    answers: tuple[Answer, ...]


def answer_of(line: Line, cells: Iterable[Cell]) -> Answer:
    """Cells under the total they add up to."""
    kept = tuple(cells)
    total = sum((cell.value for cell in kept if cell.value is not None), Decimal(0))
    return Answer(line=line, cells=kept, total=total)
