"""Writes of plans and their tasks.

A task belongs to its family, whichever plan it came from: a newer plan carries the open ones over
without saying them again. What became of a task follows from the newest word about it, by the day
it was said on, so that it is the same in whatever order words arrive.
"""

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Said
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.registry.locking import lock_living_households
from sahakum.registry.services import check_right
from sahakum.support.facts import facts_of_plan, facts_of_word
from sahakum.support.models import Goal, Plan, PlanTask, TaskState, TaskWord


def draw_up_plans(said: Sequence[Said], *, by: User) -> None:
    """Stores plans with their goals and tasks; open tasks of earlier plans go on."""
    households = [one.answers["household"] for one in said]
    check_right(permissions.RECORD_PLAN, {one.village_id for one in households}, by=by)
    lock_living_households(households)
    commit([_entry(one) for one in said])


def _entry(said: Said) -> Entry:
    household, answers = said.answers["household"], said.answers
    plan = Plan(
        id=said.operation.id,
        household=household,
        steward_id=household.steward_id,
        village_id=household.village_id,
        drawn_on=answers["drawn_on"],
        note=answers["note"],
    )
    said.operation.touched = [str(household.pk)]
    return Entry(
        operation=said.operation, rows=_rows(plan, answers["tasks"]), facts=facts_of_plan(plan)
    )


def _rows(plan: Plan, tasks: Sequence[dict[str, Any]]) -> list[Record]:
    rows: list[Record] = [plan]
    goal: Goal | None = None
    for order, answers in enumerate(tasks, 1):
        if goal is None or answers["goal"] not in ("", goal.text):
            goal = Goal(plan=plan, order=order, text=answers["goal"])
            rows.append(goal)
        rows.append(_task(goal, order, answers))
    return rows


def _task(goal: Goal, order: int, answers: dict[str, Any]) -> PlanTask:
    plan = goal.plan
    return PlanTask(
        goal=goal,
        household_id=plan.household_id,
        steward_id=plan.steward_id,
        village_id=plan.village_id,
        order=order,
        what=answers["what"],
        responsible=answers["responsible"],
        name=answers["name"],
        due_on=answers["due_on"],
        due_now=answers["due_on"],
    )


def finish_tasks(said: Sequence[Said], *, by: User) -> None:
    """Records that tasks are done.

    Raises:
        Refusal: the family was voided in the meantime.
    """
    _say([(one, _done(one.answers["task"], one.answers)) for one in said], by=by)


def change_tasks(said: Sequence[Said], *, by: User) -> None:
    """Records that tasks were not done: why, and a new day; without one they are left out.

    Raises:
        Refusal: the family was voided in the meantime.
    """
    _say([(one, _not_done(one.answers["task"], one.answers)) for one in said], by=by)


def _say(words: Sequence[tuple[Said, TaskWord]], *, by: User) -> None:
    households = [word.task.household for _, word in words]
    check_right(permissions.RECORD_PLAN, {one.village_id for one in households}, by=by)
    lock_living_households(households, field="task")
    for one, word in words:
        one.operation.touched = [str(word.task.household_id)]
    commit(
        [
            Entry(operation=one.operation, rows=[word], facts=facts_of_word(word))
            for one, word in words
        ]
    )
    refresh_tasks({word.task_id for _, word in words})


def words_at_visit(rows: Iterable[dict[str, Any]], *, on: datetime.date) -> list[TaskWord]:
    """What a visit said of tasks; rows in which nothing was said are left out."""
    verbs = {"done": _done, "not_done": _not_done}
    return [
        verbs[row["outcome"]](row["task"], row | {"said_on": on}) for row in rows if row["outcome"]
    ]


def _done(task: PlanTask, answers: dict[str, Any]) -> TaskWord:
    return TaskWord(task=task, said_on=answers["said_on"], state=TaskState.DONE, why=answers["why"])


def _not_done(task: PlanTask, answers: dict[str, Any]) -> TaskWord:
    due = answers["due_on"]
    state = TaskState.OPEN if due else TaskState.DROPPED
    return TaskWord(
        task=task, said_on=answers["said_on"], state=state, due_on=due, why=answers["why"]
    )


def refresh_tasks(task_ids: Collection[UUID]) -> None:
    """Derives what became of tasks anew from the living words about them."""
    if not task_ids:
        return
    for task in PlanTask.objects.filter(pk__in=list(task_ids)).prefetch_related("words"):
        state, due = derived(task)
        PlanTask.objects.filter(pk=task.pk).update(state=state, due_now=due)


def derived(task: PlanTask) -> tuple[str, datetime.date]:
    """State of a task and the day by which it is to be done, out of the living words about it.

    Of two words of one day the one whose operation was made later holds. A word without a day
    leaves the day that was agreed before.
    """
    state, due = TaskState.OPEN.value, task.due_on
    living = [word for word in task.words.all() if word.voided_by_id is None]
    for word in sorted(living, key=lambda word: (word.said_on, word.operation_id)):
        state, due = word.state, word.due_on or due
    return state, due


def after_void(rows: Sequence[Record]) -> None:
    """Puts tasks right after words about them were voided.

    Raises:
        Refusal: the family was voided in the meantime.
    """
    words = [row for row in rows if isinstance(row, TaskWord)]
    lock_living_households(word.task.household for word in words)
    refresh_tasks({word.task_id for word in words})
