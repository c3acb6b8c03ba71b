"""Hides small cells of sensitive indicators, whoever asks.

A single hidden cell beside shown ones could be found by subtraction from the total: then the
next smallest is hidden too. A total under the threshold is hidden with all its cells.
"""

from dataclasses import replace
from decimal import Decimal

from sahakum.indicators.reading.questions import Answer, Cell


def suppressed(answer: Answer) -> Answer:
    """The answer with small cells hidden (their value is None)."""
    least = answer.line.indicator.smallest_shown
    if answer.total is not None and 0 < answer.total < least:
        return replace(answer, cells=tuple(_hidden(cell) for cell in answer.cells), total=None)
    small = [cell for cell in answer.cells if _is_small(cell, least)]
    if len(small) == 1:
        small += _next_smallest(answer, small[0])
    return replace(
        answer, cells=tuple(_hidden(cell) if cell in small else cell for cell in answer.cells)
    )


def _is_small(cell: Cell, least: int) -> bool:
    return cell.value is not None and 0 < cell.value < least


def _next_smallest(answer: Answer, hidden: Cell) -> list[Cell]:
    others = [cell for cell in answer.cells if cell != hidden and cell.value]
    return sorted(others, key=lambda cell: cell.value or Decimal(0))[:1]


def _hidden(cell: Cell) -> Cell:
    return cell._replace(value=None)
