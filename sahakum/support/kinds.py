"""The kinds of records that support announces."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content, Kind
from sahakum.registry import references
from sahakum.support import pairing, plan_forms, plans, services
from sahakum.support.forms import HomeVisitForm
from sahakum.support.models import PlanTask


def tasks(keys: set[str], by: User) -> dict[str, PlanTask]:
    """Visible tasks by id."""
    wanted = references.ids(keys)
    if not wanted:
        return {}
    found = PlanTask.objects.visible_to(by).filter(pk__in=wanted)
    return {str(task.pk): task for task in found.select_related("household", "goal__plan")}


def fetch_visits(contents: Sequence[Content], by: User) -> References:
    """Households, and tasks of their plans, that visits refer to."""
    rows = [row for content in contents for row in _rows(content)]
    return {
        "household": references.households(references.named(contents, "household"), by),
        "task": tasks(references.named(rows, "task"), by),
    }


def _rows(content: Content) -> list[dict[str, Any]]:
    rows = content.get("tasks")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def fetch_tasks(contents: Sequence[Content], by: User) -> References:
    """Tasks that words about them refer to."""
    return {"task": tasks(references.named(contents, "task"), by)}


def fetch_pairs(contents: Sequence[Content], by: User) -> References:
    """Both families of pairings."""
    keys = references.named(contents, "household") | references.named(contents, "other")
    return {"household": references.households(keys, by)}


def kinds() -> list[Kind]:
    """The home visit, the plan, words about its tasks, the pairing."""
    return [
        Kind(
            name="home_visit",
            title=_("Home visit"),
            permission=permissions.RECORD_VISIT,
            form=HomeVisitForm,
            fetch=fetch_visits,
            record=services.record_visits,
            happened="visited_on",
            after_void=services.after_void,
        ),
        Kind(
            name="plan",
            title=_("Family plan"),
            permission=permissions.RECORD_PLAN,
            form=plan_forms.PlanForm,
            fetch=references.fetch_households,
            record=plans.draw_up_plans,
            happened="drawn_on",
        ),
        Kind(
            name="task_done",
            title=_("Task done"),
            permission=permissions.RECORD_PLAN,
            form=plan_forms.TaskDoneForm,
            fetch=fetch_tasks,
            record=plans.finish_tasks,
            happened="said_on",
            after_void=plans.after_void,
        ),
        Kind(
            name="task_change",
            title=_("Task not done"),
            permission=permissions.RECORD_PLAN,
            form=plan_forms.TaskChangeForm,
            fetch=fetch_tasks,
            record=plans.change_tasks,
            happened="said_on",
            after_void=plans.after_void,
        ),
        Kind(
            name="pairing",
            title=_("Families paired"),
            permission=permissions.RECORD_PAIRING,
            form=plan_forms.PairingForm,
            fetch=fetch_pairs,
            record=pairing.pair,
            happened="from_on",
        ),
    ]
