"""The open tasks of a family's plan in the form of a home visit."""

from dataclasses import dataclass
from typing import Any

from sahakum.capture.forms import RecordForm
from sahakum.registry.models import Household
from sahakum.support import plan_selectors as plans
from sahakum.support.plan_forms import TaskProgressForm
from sahakum.web.filling import Filling, filling_in_row
from sahakum.web.form_rows import errors_by_row
from sahakum.web.plan_page import TaskLine, line_of

NAMES = ("outcome", "why", "due_on")


@dataclass(frozen=True, kw_only=True)
class TaskPart:
    """One open task: what was agreed, and the answers about it; `open` where one needs a look."""

    line: TaskLine
    number: int
    outcome: Filling
    folded: list[Filling]
    open: bool


def parts(form: RecordForm, household: Household) -> list[TaskPart]:
    """The open tasks, with what was typed of them before."""
    said = _said(form)
    errors = errors_by_row(form, "tasks")
    return [
        _part(line_of(task), number, said.get(str(task.pk), (0, {})), errors)
        for number, task in enumerate(plans.open_tasks(household))
    ]


def _said(form: RecordForm) -> dict[str, tuple[int, dict[str, Any]]]:
    content = form.data if form.is_bound else form.initial
    rows = content.get("tasks")
    found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return {str(row.get("task")): (number, row) for number, row in enumerate(found, 1)}


def _part(
    line: TaskLine,
    number: int,
    said: tuple[int, dict[str, Any]],
    errors: dict[tuple[int, str], list[str]],
) -> TaskPart:
    row, answers = said
    form = TaskProgressForm()
    form.initial, form.prefix = answers, f"tasks-{number}"
    drawn = [filling_in_row(form[name], errors.get((row, name), [])) for name in NAMES]
    return TaskPart(
        line=line,
        number=number,
        outcome=drawn[0],
        folded=drawn[1:],
        open=answers.get("outcome") == "not_done" or any(one.errors for one in drawn[1:]),
    )
