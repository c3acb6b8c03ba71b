"""Reads of plans: the one that holds, open tasks, tasks that are due, pairings."""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sahakum.accounts.models import User
from sahakum.places.models import Place
from sahakum.registry.models import Household
from sahakum.support.models import Pairing, Plan, PlanTask, TaskState
from sahakum.support.selectors import MOST_COUNTED, MOST_LISTED, in_area, not_gone


@dataclass(frozen=True, kw_only=True)
class CurrentPlan:
    """The plan that holds, with its tasks, and the open ones carried over from earlier plans."""

    plan: Plan
    tasks: list[PlanTask]
    carried_over: list[PlanTask]


def current_plan(household: Household) -> CurrentPlan | None:
    """The newest living plan of a family, by the day it was drawn up; none without one."""
    plan = plans_of(household).filter(voided_by__isnull=True).first()
    if plan is None:
        return None
    tasks = list(_tasks(household))
    return CurrentPlan(
        plan=plan,
        tasks=[task for task in tasks if task.goal.plan_id == plan.pk],
        carried_over=[
            task for task in tasks if task.goal.plan_id != plan.pk and task.state == TaskState.OPEN
        ],
    )


def plans_of(household: Household) -> QuerySet[Plan]:
    """All plans of a family, voided ones too, newest first."""
    return (
        Plan.objects.filter(household__in=household.same_ids)
        .select_related("operation")
        .order_by("-drawn_on", "-id")
    )


def open_tasks(household: Household) -> list[PlanTask]:
    """What is still to be done for a family, of whichever plan, by the day it is due."""
    return list(_tasks(household).filter(state=TaskState.OPEN).order_by("due_now", "order", "pk"))


def task_for(user: User, task_id: object) -> PlanTask | None:
    """A visible task."""
    found: PlanTask | None = (
        PlanTask.objects.visible_to(user)
        .filter(pk=task_id)
        .select_related("household", "goal__plan")
        .first()
    )
    return found


def tasks_due(user: User, *, on: datetime.date) -> list[PlanTask]:
    """Open tasks due or overdue on a day, the latest first; at most ``MOST_LISTED``."""
    due = _due(user, on).select_related("household")
    return list(due.order_by("due_now", "pk")[:MOST_LISTED])


def tasks_overdue(user: User, *, on: datetime.date, area: Place | None = None) -> list[PlanTask]:
    """Open tasks whose day has passed, with their families; at most ``MOST_COUNTED``."""
    return list(overdue_tasks(user, on=on, area=area).select_related("household"))


def overdue_tasks(
    user: User, *, on: datetime.date, area: Place | None = None
) -> QuerySet[PlanTask]:
    """Open tasks whose day has passed, the latest first; at most ``MOST_COUNTED``."""
    found = _due(user, on - datetime.timedelta(days=1)).filter(in_area(area))
    return found.order_by("due_now", "pk")[:MOST_COUNTED]


def pairings_of(user: User, household: Household) -> list[Pairing]:
    """Pairings of a family with families that the user may see, newest first.

    Where both were merged into one, they are paired no longer.
    """
    same = household.same_ids
    one, two = Q(household__in=same), Q(other__in=same)
    found = Pairing.objects.visible_to(user).filter((one | two) & ~(one & two))
    return list(found.select_related("household", "other").order_by("-from_on", "-id"))


def _due(user: User, on: datetime.date) -> QuerySet[PlanTask]:
    due = PlanTask.objects.visible_to(user).filter(state=TaskState.OPEN, due_now__lte=on)
    found: QuerySet[PlanTask] = due.filter(not_gone("household"))
    return found


def _tasks(household: Household) -> QuerySet[PlanTask]:
    living = PlanTask.objects.filter(household__in=household.same_ids, voided_by__isnull=True)
    return living.select_related("goal__plan").order_by("goal__plan__drawn_on", "order", "pk")
