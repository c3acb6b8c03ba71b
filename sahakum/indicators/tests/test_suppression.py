"""Small cells of sensitive indicators never leave, nor can they be found by subtraction."""

from dataclasses import replace
from decimal import Decimal

from sahakum.indicators.declarations import indicator
from sahakum.indicators.definitions import Period, Split
from sahakum.indicators.reading.questions import Answer, Cell, Line, answer_of
from sahakum.indicators.reading.suppression import suppressed
from sahakum.indicators.tests.worlds import day


def _answer(*values: int) -> Answer:
    declared = replace(indicator("home_visits"), sensitive=True, smallest_shown=10)
    line = Line(
        indicator=declared,
        period=Period(first=day(0), last=day(9)),
        splits=frozenset({Split.VILLAGE}),
    )
    return answer_of(line, [Cell(value=Decimal(v), village=n) for n, v in enumerate(values)])


def _shown(answer: Answer) -> list[int | None]:
    return [None if cell.value is None else int(cell.value) for cell in answer.cells]


def test_a_single_small_cell_takes_another_with_it() -> None:
    found = suppressed(_answer(4, 30, 20))
    assert _shown(found) == [None, 30, None]
    assert found.total == 54


def test_two_small_cells_protect_each_other() -> None:
    assert _shown(suppressed(_answer(4, 5, 20))) == [None, None, 20]


def test_a_small_total_is_hidden_whole() -> None:
    found = suppressed(_answer(4, 3))
    assert _shown(found) == [None, None]
    assert found.total is None


def test_nothing_is_hidden_above_the_threshold() -> None:
    assert _shown(suppressed(_answer(10, 0, 20))) == [10, 0, 20]
