"""A family out of the rows of its members, with the enrolment that may stand beside it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sahakum.imports import texts
from sahakum.imports.cells import Reading
from sahakum.imports.declared import ENROLMENTS
from sahakum.imports.grouped import shared_values
from sahakum.imports.ids import derived_id
from sahakum.imports.rows import Row
from sahakum.imports.tables import standing_table
from sahakum.imports.units import Unit
from sahakum.imports.villages import village_of

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


def family_of(reading: Reading, rows: Sequence[Row]) -> Unit:
    """The unit of one family."""
    organisation = reading.by.organisation_id
    shared = shared_values(reading, rows)
    number = str(shared.get("code", ""))
    unit = Unit(
        rows=rows,
        id=derived_id(organisation, "families", number),
        kind="household",
        family=number,
        content={name: shared.get(name, "") for name in HOUSEHOLD},
        table=reading.source.table,
    )
    unit.content["village"] = village_of(reading, rows[0], shared)
    unit.content["members"] = [_member(reading, row) for row in rows]
    if not number and not rows[0].fault:
        reading.problems.add(rows[0], texts.REQUIRED, "code")
    unit.problems = reading.problems.found
    unit.follow = _enrolment(organisation, unit, shared)
    return unit


def _member(reading: Reading, row: Row) -> dict[str, Any]:
    found = dict.fromkeys(MEMBER, "")
    if not row.fault:
        for column in reading.source.columns():
            if column.member:
                found[column.name] = reading.value(row, column)
    return found


def _enrolment(organisation: UUID, family: Unit, shared: dict[str, Any]) -> Unit | None:
    programme = shared.get("programme")
    if not programme:
        return None
    return Unit(
        rows=family.rows[:1],
        id=derived_id(organisation, ENROLMENTS.name, family.family, programme),
        kind="enrolment",
        family=family.family,
        columns={"from_on": "enrolled_on", "household": "programme"},
        content={
            "household": str(family.id),
            "programme": programme,
            "from_on": shared.get("enrolled_on") or family.content["registered_on"],
        },
        table=standing_table(ENROLMENTS.name),
    )
