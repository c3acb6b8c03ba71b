"""Answers readings, and remembers answers as long as nothing newer fell into their area."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from sahakum.indicators.definitions import Unit
from sahakum.indicators.reading import canonical
from sahakum.indicators.reading.freshness import freshen, mending, newest_in
from sahakum.indicators.reading.questions import (
    Answer,
    Answers,
    Cell,
    Line,
    Reading,
    answer_of,
)
from sahakum.indicators.reading.remembered import Remembered
from sahakum.indicators.reading.statement import compile_reading
from sahakum.indicators.reading.states import quiet_months
from sahakum.indicators.reading.suppression import suppressed
from sahakum.indicators.store.engine import engine

REMEMBERED = 200
# Which column of a row a unit stands for; all others stand for the counted units.
VALUE_COLUMNS = {Unit.RECORDS: 7, Unit.QUANTITY: 8}

# The store's generation, what was asked, and the settings that the lines were counted by.
_Key = tuple[str, Reading, tuple[int | None, ...]]
_remembered: Remembered[_Key, Answers] = Remembered(REMEMBERED)


def answer(reading: Reading, *, known: int | None = None) -> Answers:
    """Answers all lines of a reading in one pass.

    Args:
        reading: the lines, area, organisation and programme asked about.
        known: answer as known at this position of the journal; by default everything saved until
            now counts.
    """
    newest = freshen()
    if known is not None:
        return draw(reading, min(known, newest))
    key = (engine().generation, reading, tuple(quiet_months(line) for line in reading.lines))
    remembered = _remembered.recall(key)
    if remembered is None or _stale(remembered, reading, newest):
        remembered = draw(reading, newest)
    found = Answers(position=newest, answers=remembered.answers)
    _remembered.keep(key, found)
    return found


def draw(reading: Reading, known: int) -> Answers:
    """Answers from the store as known at a position, whatever is remembered."""
    found: dict[int, list[Sequence[Any]]] = {number: [] for number in range(len(reading.lines))}
    for row in _drawn(reading, known) if reading.lines else ():
        found[row[0]].append(row)
    answers = tuple(_answer(line, found[number]) for number, line in enumerate(reading.lines))
    return Answers(position=known, answers=answers)


def _drawn(reading: Reading, known: int) -> list[tuple[Any, ...]]:
    def ask() -> list[tuple[Any, ...]]:
        steps = compile_reading(reading, known, merged=canonical.needed(engine()))
        return engine().ask_over("counted", steps.counted, steps.questions)

    return mending(ask)


def _stale(remembered: Answers, reading: Reading, newest: int) -> bool:
    if remembered.position == newest:
        return False
    if remembered.position > newest:
        return True
    return newest_in(reading, engine(), remembered.position) > 0


def forget() -> None:
    """Drops what this worker remembers; the next answers are drawn anew."""
    _remembered.forget()


def _answer(line: Line, rows: Iterable[Sequence[Any]]) -> Answer:
    column = VALUE_COLUMNS.get(line.indicator.unit, 6)
    found = answer_of(line, [Cell(Decimal(row[column]), *row[1:6]) for row in rows])
    return suppressed(found) if line.indicator.sensitive else found
