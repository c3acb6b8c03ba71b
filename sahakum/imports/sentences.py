"""Brings the sentences of an answer back to the rows and columns that they are about."""

import re
from typing import Any

from sahakum.accounts.models import User
from sahakum.capture import kinds
from sahakum.capture.intake import Answer
from sahakum.imports.rows import Problem
from sahakum.imports.units import Unit

# Where the form's field has another name than the column.
COLUMNS = {"household": "code"}
_OF_A_ROW = re.compile(r"(\d+)\.(\w*)")


def problems_of(unit: Unit, answer: Answer, *, by: User) -> list[Problem]:
    """One problem for each sentence; those of members or tasks at their own row."""
    found = []
    for name, sentences in answer.sentences.items():
        parts = _of_parts(unit, by) if name and name == unit.parts else []
        column = unit.columns.get(name, COLUMNS.get(name, name))
        found += parts or [
            Problem(row=unit.rows[0], sentence=sentence, column=column) for sentence in sentences
        ]
    return found


def _of_parts(unit: Unit, by: User) -> list[Problem]:
    """Looks at the form once more: the answer says rows in words, the form says them exactly."""
    kind = kinds.find(unit.kind)
    assert kind is not None
    form = kind.form(unit.content, references=kind.fetch([unit.content], by))
    errors: Any = form.errors.as_data().get(unit.parts, [])
    found = [_of_part(unit, error) for error in errors]
    return [problem for problem in found if problem is not None] if all(found) else []


def _of_part(unit: Unit, error: Any) -> Problem | None:
    """At the row of a table, or in the column of a question."""
    code = error.code or ""
    place = _OF_A_ROW.fullmatch(code)
    sentence = str((error.params or {}).get("sentence", ""))
    if place is not None:
        return Problem(row=unit.rows[int(place[1]) - 1], sentence=sentence, column=place[2])
    if unit.table is not None and unit.table.column(code) is not None:
        return Problem(row=unit.rows[0], sentence=sentence, column=code)
    return None
