"""Units of several rows: a family with its members, a plan with its tasks."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice, pairwise
from typing import Any

from sahakum.imports import texts
from sahakum.imports.cells import Reading
from sahakum.imports.rows import Problem, Row
from sahakum.imports.units import Unit, begun_unit, data_rows, note_line, say

# More rows than any family has; whatever stands under one key, memory stays small.
MOST_ROWS = 100

Key = tuple[str, ...]
Making = Callable[[Reading, Sequence[Row]], Unit]


def grouped_units(reading: Reading, make: Making) -> Iterator[Unit]:
    """Units of the rows that stand together under one key; a key at two places is refused."""
    scattered = _scattered(reading)
    for key, rows in _grouped(reading):
        reading.problems.found = []
        unit = make(reading, rows)
        for row in rows:
            note_line(reading, row)
        if hash(key) in scattered and key[0]:
            unit.problems.append(Problem(row=rows[0], sentence=str(texts.SCATTERED), column="code"))
        yield unit


def _grouped(reading: Reading) -> Iterator[tuple[Key, list[Row]]]:
    """Consecutive rows of one key, at most so many; one without a number stands alone."""
    keys = _Keys(reading)
    for key, rows in groupby(data_rows(reading.source), key=keys.of):
        most = MOST_ROWS if key[0] else 1
        while some := list(islice(rows, most)):
            yield key, some


class _Keys:
    """Keys of rows one after the other: what a row leaves empty is that of the row before."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        table = reading.source.table
        self.columns = [column for name in table.key if (column := table.column(name))]
        self.before: Key = ()

    def of(self, row: Row) -> Key:
        key = tuple(str(self.reading.value(row, column)) for column in self.columns)
        self.reading.problems.found = []
        if key[1:] and key[:1] == self.before[:1]:
            key = tuple(own or before for own, before in zip(key, self.before, strict=True))
        self.before = key
        return key


def _scattered(reading: Reading) -> set[int]:
    """Hashes of the keys that stand at more than one place of the file.

    A first pass that keeps eight bytes a unit, whatever its rows hold.
    """
    begun = sorted(array("q", (hash(key) for key, _ in _grouped(reading) if key[0])))
    return {one for one, following in pairwise(begun) if one == following}


def shared_values(reading: Reading, rows: Sequence[Row]) -> dict[str, Any]:
    """What the rows say together: said once or alike; empty cells say nothing."""
    shared: dict[str, Any] = {}
    if rows[0].fault:
        return shared
    for column in reading.source.columns():
        if column.member:
            continue
        for row in _differing(rows, reading.source.places[column.name]):
            said = "" if row.fault else reading.value(row, column)
            if said and shared.setdefault(column.name, said) != said:
                reading.problems.add(row, texts.DISAGREE, column.name)
    return shared


def _differing(rows: Sequence[Row], place: int) -> Iterator[Row]:
    """The first row, and those whose cell is not the same letter for letter: few in most lists."""
    yield rows[0]
    first = rows[0].cells[place : place + 1]
    yield from (row for row in rows[1:] if row.cells[place : place + 1] != first or row.formulas)


def unit_with_rows(reading: Reading, rows: Sequence[Row]) -> Unit:
    """A unit whose form holds a table: what is shared, and the answers of each row."""
    shared = shared_values(reading, rows)
    unit = begun_unit(reading, rows, shared)
    columns = reading.source.columns()
    say(unit, rows[0], unit.content, shared, [one for one in columns if not one.member])
    own = [column for column in columns if column.member]
    inside = unit.content[reading.source.table.rows] = []
    for row in rows:
        values = {} if row.fault else {one.name: reading.value(row, one) for one in own}
        said: dict[str, Any] = {}
        say(unit, row, said, values, own)
        inside.append(said)
    unit.problems = reading.problems.found
    return unit
