"""What the supervisor's page of overdue visits and tasks shows."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.accounts.models import User
from sahakum.journal import clock
from sahakum.support.models import PlanTask
from sahakum.support.overdue import Overdue, overdue_lists
from sahakum.web import people, plan_page, rows_of, visit_rows, wording
from sahakum.web.rows import Row, State


@dataclass(frozen=True, kw_only=True)
class VillagePart:
    """One village on the way: its families, the longest waiting first."""

    place: int
    rows: list[Row]


@dataclass(frozen=True, kw_only=True)
class OverduePage:
    """What is overdue, by worker and by village in travel order."""

    workers: list[Row]
    villages: list[VillagePart]


def of(user: User) -> OverduePage:
    """Overdue visits and tasks of a user's area."""
    found = overdue_lists(user, on=clock.today())
    names = people.names_of(found.by_worker)
    return OverduePage(
        workers=[_worker(names.get(pk, ""), one) for pk, one in found.by_worker.items()],
        villages=[
            VillagePart(place=place, rows=_rows(one)) for place, one in found.by_village.items()
        ],
    )


def _worker(name: str, one: Overdue) -> Row:
    visits = ngettext("%(count)s overdue visit", "%(count)s overdue visits", len(one.visits))
    tasks = ngettext("%(count)s overdue task", "%(count)s overdue tasks", len(one.tasks))
    counts = [(visits, len(one.visits)), (tasks, len(one.tasks))]
    said = [text % {"count": wording.number(count)} for text, count in counts if count]
    state = State(word=wording.days_late(one.days), icon="alert", tone="late")
    return Row(
        mark="people", name=name, reason=" · ".join(said), state=state if one.visits else None
    )


def _rows(one: Overdue) -> list[Row]:
    return [visit_rows.due(each) for each in one.visits] + [task_row(each) for each in one.tasks]


def task_row(task: PlanTask) -> Row:
    """A task that is due, under its family."""
    line = plan_page.line_of(task)
    return Row(
        mark="paper",
        name=task.what,
        reason=rows_of.joined(_("Task"), rows_of.family_name(task.household), line.who),
        address=reverse("plan", kwargs={"household_id": task.household_id}),
        state=line.state,
    )
