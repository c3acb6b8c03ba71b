"""What is asked: lines of a report, and the cells that answer them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sahakum.indicators.definitions import EVERYWHERE, Area, Indicator, Period, Split, Unit


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


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One number. A split that was not asked for is None, as is a hidden value."""

    value: Decimal | None
    village: int | None = None
    sex: str | None = None
    age_band: str | None = None
    disability: str | None = None
    poverty: str | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The cells of a line, and the total they add up to (None when it is hidden)."""

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


def value_of(unit: Unit, units: int, records: int, quantity: Decimal) -> Decimal:
    """Which of the three sums a unit stands for."""
    if unit is Unit.QUANTITY:
        return quantity
    return Decimal(records if unit is Unit.RECORDS else units)


def answer_of(line: Line, cells: Iterable[Cell]) -> Answer:
    """Puts cells in a fixed order under their total."""
    ordered = sorted(cells, key=_order)
    total = sum((cell.value for cell in ordered if cell.value is not None), Decimal(0))
    return Answer(line=line, cells=tuple(ordered), total=total)


def _order(cell: Cell) -> tuple[object, ...]:
    texts = (cell.sex, cell.age_band, cell.disability, cell.poverty)
    return (cell.village or 0, *(text or "" for text in texts))
