"""Brings the sentences of an answer back to the rows and columns that they are about."""

import re
from typing import Any

from sahakum.accounts.models import User
from sahakum.capture import kinds
from sahakum.capture.intake import Answer
from sahakum.imports.rows import Problem
from sahakum.imports.units import Unit

# Where the form's field has another name than the column.
COLUMNS = {"household": "code", "members": ""}
_OF_A_MEMBER = re.compile(r"(\d+)\.(\w*)")


def problems_of(unit: Unit, answer: Answer, *, by: User) -> list[Problem]:
    """One problem for each sentence; those of members at the member's row."""
    found = []
    for name, sentences in answer.sentences.items():
        members = _of_members(unit, by) if name == "members" else []
        column = unit.columns.get(name, COLUMNS.get(name, name))
        found += members or [
            Problem(row=unit.rows[0], sentence=sentence, column=column) for sentence in sentences
        ]
    return found


def _of_members(unit: Unit, by: User) -> list[Problem]:
    """Looks at the form once more: the answer says rows in words, the form says them exactly."""
    kind = kinds.find(unit.kind)
    assert kind is not None
    form = kind.form(unit.content, references=kind.fetch([unit.content], by))
    errors: Any = form.errors.as_data().get("members", [])
    found = []
    for error in errors:
        place = _OF_A_MEMBER.fullmatch(error.code or "")
        if place is None:
            return []
        row = unit.rows[int(place[1]) - 1]
        found.append(Problem(row=row, sentence=str(error.params["sentence"]), column=place[2]))
    return found
