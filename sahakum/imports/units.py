"""Units: what is said at once, read out of the rows of a file."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice, pairwise
from typing import Any
from uuid import UUID, uuid5

from sahakum.imports import texts
from sahakum.imports.cells import Reading
from sahakum.imports.family_columns import FAMILY_NUMBER
from sahakum.imports.rows import Problem, Row, Source
from sahakum.imports.villages import village_of

# The root of all ids that imports derive. Never change it: ids already stored come from it.
ROOT = UUID("6f1d8f0c-6a0e-5b3f-9c44-1c3f0f6f7a10")
# More rows than any family has; whatever stands under one number, memory stays small.
MOST_ROWS = 100
HOUSEHOLD = ("village", "registered_on", "code", "phone", "poverty", "consent")
MEMBER = (
    "family_name",
    "given_name",
    "latin_name",
    "sex",
    "born",
    "relation",
    "disability",
    "person",
)


@dataclass(kw_only=True)
class Unit:
    """Rows with what they say. ``family`` is the family number they name; ``follow`` is what is
    said of the family once it is stored, ``columns`` the columns of fields named otherwise."""

    rows: Sequence[Row]
    id: UUID
    kind: str
    family: str
    content: dict[str, Any] = field(default_factory=dict)
    follow: "Unit | None" = None
    problems: list[Problem] = field(default_factory=list)
    columns: Mapping[str, str] = field(default_factory=dict)


def derived_id(organisation: UUID, table: str, *key: str) -> UUID:
    """The id of what a row says: from organisation, kind of file and the row's own key."""
    return uuid5(ROOT, "\x1f".join((str(organisation), table, *key)))


def units_of(reading: Reading) -> Iterator[Unit]:
    """All units of a file in the order of its rows."""
    if reading.source.table.name == "families":
        return _families(reading)
    return (_single(reading, row) for row in data_rows(reading.source))


def data_rows(source: Source) -> Iterator[Row]:
    """Rows after the headings."""
    rows = source.reader.rows()
    next(rows, None)
    return rows


def _single(reading: Reading, row: Row) -> Unit:
    source, problems = reading.source, reading.problems
    problems.found = []
    values = {} if row.fault else _values(reading, row)
    table, family = source.table, str(values.pop("code", ""))
    key = (family, *(str(values.get(name, "")) for name in table.key[1:]))
    values.pop("row_key", None)
    number = derived_id(reading.by.organisation_id, table.name, *key)
    if not family and not row.fault:
        problems.add(row, texts.REQUIRED, "code")
    _note_line(reading, row)
    return Unit(
        rows=[row],
        id=number,
        kind=table.operation,
        family=family,
        content=values,
        problems=problems.found,
    )


def _values(reading: Reading, row: Row) -> dict[str, Any]:
    return {column.name: reading.value(row, column) for column in reading.source.columns()}


def _note_line(reading: Reading, row: Row) -> None:
    if row.fault:
        reading.problems.add(row, row.fault)
    elif len(row.cells) > len(reading.source.headings) and any(
        row.cells[len(reading.source.headings) :]
    ):
        reading.problems.add(row, texts.TOO_MANY_CELLS_IN_LINE)


def _families(reading: Reading) -> Iterator[Unit]:
    scattered = _scattered(reading)
    for number, rows in _grouped(reading):
        unit = _family(reading, number, rows)
        if hash(number) in scattered and number:
            unit.problems.append(Problem(row=rows[0], sentence=str(texts.SCATTERED), column="code"))
        yield unit


def _grouped(reading: Reading) -> Iterator[tuple[str, list[Row]]]:
    """Consecutive rows of one family number, at most so many; one without a number stands alone."""
    for number, rows in groupby(data_rows(reading.source), key=lambda row: _number(reading, row)):
        most = MOST_ROWS if number else 1
        while some := list(islice(rows, most)):
            yield number, some


def _number(reading: Reading, row: Row) -> str:
    number = str(reading.value(row, FAMILY_NUMBER))
    reading.problems.found = []
    return number


def _scattered(reading: Reading) -> set[int]:
    """Hashes of the family numbers that stand at more than one place of the file.

    A first pass that keeps eight bytes a family, whatever its rows hold.
    """
    begun = sorted(array("q", (hash(number) for number, _ in _grouped(reading) if number)))
    return {one for one, following in pairwise(begun) if one == following}


def _family(reading: Reading, number: str, rows: Sequence[Row]) -> Unit:
    reading.problems.found = []
    organisation = reading.by.organisation_id
    shared = {} if rows[0].fault else _shared(reading, rows)
    unit = Unit(
        rows=rows,
        id=derived_id(organisation, "families", number),
        kind="household",
        family=number,
        content={name: shared.get(name, "") for name in HOUSEHOLD},
    )
    unit.content["village"] = village_of(reading, rows[0], shared)
    unit.content["members"] = [_member(reading, row) for row in rows]
    if not number and not rows[0].fault:
        reading.problems.add(rows[0], texts.REQUIRED, "code")
    for row in rows:
        _note_line(reading, row)
    unit.problems = reading.problems.found
    unit.follow = _enrolment(organisation, unit, shared)
    return unit


def _shared(reading: Reading, rows: Sequence[Row]) -> dict[str, str]:
    """What the rows say of the family: said once or alike; empty cells say nothing."""
    shared: dict[str, str] = {}
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


def _member(reading: Reading, row: Row) -> dict[str, Any]:
    found = dict.fromkeys(MEMBER, "")
    if not row.fault:
        for column in reading.source.columns():
            if column.member:
                found[column.name] = reading.value(row, column)
    return found


def _enrolment(organisation: UUID, family: Unit, shared: dict[str, str]) -> Unit | None:
    programme = shared.get("programme")
    if not programme:
        return None
    return Unit(
        rows=family.rows[:1],
        id=derived_id(organisation, "enrolments", family.family, programme),
        kind="enrolment",
        family=family.family,
        columns={"from_on": "enrolled_on", "household": "programme"},
        content={
            "household": str(family.id),
            "programme": programme,
            "from_on": shared.get("enrolled_on") or family.content["registered_on"],
        },
    )
