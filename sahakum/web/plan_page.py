"""What the page of a family's plan shows, and the form of a new one with its rows of tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.capture.forms import content_of_page
from sahakum.journal import clock
from sahakum.journal.services import log_view
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household
from sahakum.support import plan_selectors as plans
from sahakum.support.models import Pairing, Plan, PlanTask, TaskState
from sahakum.support.plan_forms import MOST_TASKS, PlanTaskForm
from sahakum.web import recording, visit_rows, wording
from sahakum.web.filling import Filling, filling_in_row
from sahakum.web.form_rows import errors_by_row, sentences_of_all
from sahakum.web.recording import Draft
from sahakum.web.rows import State
from sahakum.web.rows_of import joined

KIND = "plan"
ROWS_AT_FIRST = 3
MORE_ROWS = 3


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    """One task: what, who does it, by when, and its state in words."""

    task: PlanTask
    who: str
    state: State


@dataclass(frozen=True, kw_only=True)
class GoalPart:
    """A goal with its tasks."""

    text: str
    lines: list[TaskLine]


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """The plan that holds, what is carried over from earlier ones, earlier plans, pairings."""

    household: Household
    plan: Plan | None
    goals: list[GoalPart]
    carried_over: list[GoalPart]
    earlier: list[Plan]
    pairings: list[Pairing]


def of(user: User, household_id: UUID) -> PlanPage:
    """The plan of a visible family; that it was looked at is written down before it is shown.

    Raises:
        Http404: the family does not exist or the user may not see it.
    """
    household = registry.household_for(user, household_id)
    log_view(actor_id=user.id, subject_kind="household", subject_id=household.pk, page="plan")
    current = plans.current_plan(household)
    plan = current.plan if current else None
    return PlanPage(
        household=household,
        plan=plan,
        goals=goal_parts(current.tasks if current else []),
        carried_over=goal_parts(current.carried_over if current else []),
        earlier=[one for one in plans.plans_of(household) if one != plan],
        pairings=plans.pairings_of(user, household),
    )


def goal_parts(tasks: Sequence[PlanTask]) -> list[GoalPart]:
    """Tasks under their goals."""
    grouped = groupby(tasks, key=lambda task: task.goal)
    return [
        GoalPart(text=goal.text, lines=[line_of(task) for task in inside])
        for goal, inside in grouped
    ]


def line_of(task: PlanTask) -> TaskLine:
    """A task as a line of a plan."""
    who = joined(str(task.get_responsible_display()), task.name)
    return TaskLine(task=task, who=who, state=state_of(task))


def state_of(task: PlanTask) -> State:
    """Done, left out, or when it is due."""
    if task.state == TaskState.DONE:
        return State(word=_("Done"), icon="check", tone="ok")
    if task.state == TaskState.DROPPED:
        return State(word=_("Left out"), icon="close")
    return visit_rows.state_of((clock.today() - task.due_now).days)


@dataclass(frozen=True, kw_only=True)
class TaskRow:
    """One task in the form of a new plan."""

    goal: Filling
    fields: list[Filling]


@dataclass(frozen=True, kw_only=True)
class PlanForm:
    """The form of a new plan; open tasks of the plan before go on by themselves."""

    draft: Draft
    rows: list[TaskRow]
    sentences: list[str]
    going_on: list[TaskLine]
    may_have_more: bool
    saved: bool = False


def form_of(request: HttpRequest, household: Household, *, by: User) -> PlanForm:
    """The form to show, or with ``saved`` the sign that the plan is stored."""
    if request.method != "POST":
        return _first(request, household, by)
    content = content_of_page(recording.kind_named(KIND).form, request.POST)
    content["household"] = str(household.pk)
    if "more" in request.POST:
        draft = recording.kept_draft(request, KIND, content, by=by)
        return _form(draft, household, content["tasks"], least=_posted(request) + MORE_ROWS)
    draft, outcome = recording.send_content(request, KIND, content, by=by)
    least = _posted(request)
    return _form(draft, household, content["tasks"], least=least, saved=outcome.saved)


def _first(request: HttpRequest, household: Household, by: User) -> PlanForm:
    held = recording.held_draft(request, KIND, by=by)
    if held is not None:
        return _form(held, household, recording.rows_said(held.form.data, "tasks"))
    today = wording.day_in_numbers(clock.today())
    draft = recording.new_draft(KIND, by=by, household=str(household.pk), drawn_on=today)
    return _form(draft, household, [])


def _form(
    draft: Draft,
    household: Household,
    tasks: Sequence[dict[str, Any]],
    *,
    least: int = ROWS_AT_FIRST,
    saved: bool = False,
) -> PlanForm:
    wanted = min(max(least, len(tasks)), MOST_TASKS)
    padded = [*tasks, *({} for _ in range(wanted - len(tasks)))]
    errors = errors_by_row(draft.form, "tasks")
    return PlanForm(
        draft=draft,
        rows=[_row(number, answers, errors) for number, answers in enumerate(padded, 1)],
        sentences=sentences_of_all(draft.form, "tasks"),
        going_on=[line_of(task) for task in plans.open_tasks(household)],
        may_have_more=wanted < MOST_TASKS,
        saved=saved,
    )


def _row(number: int, answers: dict[str, Any], errors: dict[tuple[int, str], list[str]]) -> TaskRow:
    form = PlanTaskForm()
    form.initial, form.prefix = answers, f"tasks-{number - 1}"
    drawn = {
        name: filling_in_row(form[name], errors.get((number, name), []))
        for name in PlanTaskForm.base_fields
    }
    return TaskRow(goal=drawn.pop("goal"), fields=list(drawn.values()))


def _posted(request: HttpRequest) -> int:
    text = request.POST.get("rows", "")
    return min(int(text), MOST_TASKS) if text.isascii() and text.isdigit() and len(text) < 3 else 0
