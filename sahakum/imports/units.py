"""Units: what is said at once, read out of the rows of a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import UUID

from sahakum.capture import kinds
from sahakum.imports import texts
from sahakum.imports.asking import HOUSEHOLD, Ask, Home
from sahakum.imports.cells import Reading
from sahakum.imports.columns import Column, Sort, Table
from sahakum.imports.ids import derived_id
from sahakum.imports.rows import Problem, Row, Source
from sahakum.imports.villages import village_of

# Columns that stand for the unit itself, or for its village; all others are answers.
NO_ANSWERS = frozenset({"code", "row_key", "village", "commune", "district"})
# What may be left empty and still means a record.
MEANT_WHEN_EMPTY = frozenset({"debt", "trip"})


@dataclass(kw_only=True)
class Unit:
    """Rows with what they say. ``family`` is the family number they name, ``home`` that family
    once it was found, ``asks`` all records they name; ``own_name`` is under which other rows name
    this one. ``follow`` is what is said of the family once it is stored, ``columns`` the columns
    of fields named otherwise, ``packed`` the unit as it stood before anything was looked up."""

    rows: Sequence[Row]
    id: UUID
    kind: str
    family: str
    content: dict[str, Any] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    home: Home | None = None
    follow: "Unit | None" = None
    problems: list[Problem] = field(default_factory=list)
    columns: Mapping[str, str] = field(default_factory=dict)
    table: Table | None = None
    own_name: str = ""
    packed: bytes = b""

    @property
    def parts(self) -> str:
        """The answer that holds answers of its own: rows of a table, or a questionnaire's."""
        return self.table.parts if self.table else ""


def data_rows(source: Source) -> Iterator[Row]:
    """Rows after the headings."""
    rows = source.reader.rows()
    next(rows, None)
    return rows


def single_units(reading: Reading) -> Iterator[Unit]:
    """One unit a row."""
    return (_single(reading, row) for row in data_rows(reading.source))


def _single(reading: Reading, row: Row) -> Unit:
    reading.problems.found = []
    columns = reading.source.columns()
    values = {} if row.fault else {one.name: reading.value(row, one) for one in columns}
    unit = begun_unit(reading, [row], values)
    say(unit, row, unit.content, values, columns)
    note_line(reading, row)
    unit.problems = reading.problems.found
    return unit


def begun_unit(reading: Reading, rows: Sequence[Row], values: dict[str, Any]) -> Unit:
    """A unit with its id, its family and its village, without any other answer."""
    table = reading.source.table
    unit = Unit(
        rows=rows,
        id=UUID(int=0),
        kind=table.operation,
        family=str(values.get("code", "")),
        content=dict(table.fixed),
        table=table,
    )
    if values.get("village"):
        values["village"] = unit.content["village"] = village_of(reading, rows[0], values)
    unit.id = derived_id(reading.by.organisation_id, table.name, *own_key(table, values))
    unit.own_name = str(values.get("row_key") or values.get("name_km") or "")
    _ask_for_family(reading, unit, rows[0])
    return unit


def own_key(table: Table, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The row's own key: what the id of a unit is derived from, beside organisation and file."""
    return tuple(str(values.get(name, "")) for name in table.key)


def _ask_for_family(reading: Reading, unit: Unit, row: Row) -> None:
    column = reading.source.table.column("code")
    if column is None or row.fault:
        return
    if not unit.family and column.required:
        reading.problems.add(row, texts.REQUIRED, "code")
    if unit.family:
        where = unit.content if _says_family(unit.kind) else {}
        unit.asks.append(
            Ask(
                to=HOUSEHOLD,
                name=HOUSEHOLD,
                text=unit.family,
                row=row,
                column="code",
                where=where,
                unit=unit,
            )
        )


@lru_cache(maxsize=256)
def _says_family(kind: str) -> bool:
    found = kinds.find(kind)
    return found is not None and HOUSEHOLD in found.form.base_fields


def say(
    unit: Unit,
    row: Row,
    where: dict[str, Any],
    values: Mapping[str, Any],
    columns: Sequence[Column],
) -> None:
    """Puts the answers of a row where they belong; what names a record is asked for."""
    for column in columns:
        if column.name in NO_ANSWERS or column.name not in values:
            continue
        value = values[column.name]
        if column.sort is Sort.NAMED:
            _ask(unit, row, where, column, value)
        elif value not in ("", []) or _says_empty(unit, column):
            inside = where.setdefault(column.into, {}) if column.into else where
            inside[column.name] = value


def _says_empty(unit: Unit, column: Column) -> bool:
    """Whether an empty cell is said as such: rows of a table inside a form are whole."""
    return column.member or (unit.table is not None and unit.table.empty_too)


def _ask(unit: Unit, row: Row, where: dict[str, Any], column: Column, text: str) -> None:
    if text or column.to in MEANT_WHEN_EMPTY:
        unit.asks.append(
            Ask(
                to=column.to,
                name=column.name,
                text=text,
                row=row,
                column=column.name,
                where=where,
                unit=unit,
                many=column.many,
            )
        )


def note_line(reading: Reading, row: Row) -> None:
    """Notes a line that cannot be read, or that is longer than the headings."""
    if row.fault:
        reading.problems.add(row, row.fault)
    elif len(row.cells) > len(reading.source.headings) and any(
        row.cells[len(reading.source.headings) :]
    ):
        reading.problems.add(row, texts.TOO_MANY_CELLS_IN_LINE)
