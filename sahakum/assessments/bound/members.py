"""Stores about a member of a family: the schooling of a child."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.assessments.bound.amounts import rows_of
from sahakum.assessments.bound.store import Change, Known, Recording, Store, number
from sahakum.assessments.definition import Subject
from sahakum.circumstances.models import Schooling

PARTS = (
    "school_year",
    "school",
    "grade",
    "attending",
    "changed_on",
    "reason",
    "rank",
    "class_size",
)
WHOLE = ("school_year", "rank", "class_size")


def _known(rows: Sequence[Any], given: Mapping[str, str], day: datetime.date) -> Known | None:
    if not rows:
        return None
    last = rows[-1]
    said = {name: _answer(getattr(last, name)) for name in PARTS}
    values = {name: value for name, value in said.items() if value not in ("", None)}
    return Known(values=values, since=last.told_on, rows=[last])


def _answer(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value) if isinstance(value, int) else value


def _recording(change: Change) -> Recording:
    said = {name: number(value) if name in WHOLE else value for name, value in change.said.items()}
    return Recording(kind="schooling", content=said)


SCHOOLING = Store(
    name="schooling",
    title=_("Schooling"),
    kind="schooling",
    subject=Subject.PERSON,
    parts=PARTS,
    rows=rows_of(Schooling),
    known=_known,
    recording=_recording,
)
