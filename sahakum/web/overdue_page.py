"""What the supervisor's page of overdue visits and tasks shows."""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.accounts.models import User
from sahakum.journal import clock
from sahakum.places import selectors as places
from sahakum.places.models import Place
from sahakum.support.models import PlanTask
from sahakum.support.overdue import Overdue, OverdueHere, overdue_by_village, overdue_counts
from sahakum.web import areas, people, plan_page, rows_of, visit_rows, wording
from sahakum.web.rows import Row, State

# More families and tasks than this are shown one area at a time.
MOST_AT_ONCE = 150


@dataclass(frozen=True, kw_only=True)
class VillagePart:
    """One village on the way: its families, the longest waiting first."""

    place: int
    rows: list[Row]


@dataclass(frozen=True, kw_only=True)
class OverduePage:
    """What is overdue, by worker and by village in travel order.

    Where it is too much for one page, ``choices`` are the areas to open, each with its counts.
    """

    area: Place | None
    workers: list[Row]
    villages: list[VillagePart]
    choices: list[Row]


def of(user: User, *, area: Place | None = None) -> OverduePage:
    """Overdue visits and tasks of all that a user sees, or of one area."""
    today = clock.today()
    found = overdue_counts(user, on=today, area=area)
    names = people.names_of(found.by_worker)
    # Read at once what is asked for village by village below.
    places.names_of(found.by_village, wording.language())
    parts = _parts(found.by_village) if found.size > MOST_AT_ONCE else {}
    shown = {} if parts else overdue_by_village(user, on=today, area=area)
    return OverduePage(
        area=area,
        workers=[_worker(names.get(pk, ""), one) for pk, one in found.by_worker.items()],
        villages=[VillagePart(place=pk, rows=_rows(one)) for pk, one in shown.items()],
        choices=[_choice(pk, one) for pk, one in parts.items()],
    )


def _parts(by_village: dict[int, Overdue]) -> dict[int, Overdue]:
    """Villages gathered by the largest places that tell them apart; none for one village."""
    chains = {village: [place.id for place in places.chain(village)] for village in by_village}
    for level in range(max(len(chain) for chain in chains.values())):
        parts: dict[int, Overdue] = defaultdict(Overdue)
        for village, one in by_village.items():
            parts[(chains[village][level:] or chains[village])[0]].add(one)
        if len(parts) > 1:
            return parts
    return {}


def _choice(place: int, one: Overdue) -> Row:
    return Row(
        mark="pin",
        name=areas.address(place),
        reason=_counted(one),
        address=f"{reverse('overdue')}?area={place}",
        state=_late(one),
    )


def _worker(name: str, one: Overdue) -> Row:
    return Row(mark="people", name=name, reason=_counted(one), state=_late(one))


def _counted(one: Overdue) -> str:
    visits = ngettext("%(count)s overdue visit", "%(count)s overdue visits", one.visits)
    tasks = ngettext("%(count)s overdue task", "%(count)s overdue tasks", one.tasks)
    counts = [(visits, one.visits), (tasks, one.tasks)]
    return " · ".join(text % {"count": wording.number(count)} for text, count in counts if count)


def _late(one: Overdue) -> State | None:
    state = State(word=wording.days_late(one.days), icon="alert", tone="late")
    return state if one.visits else None


def _rows(one: OverdueHere) -> list[Row]:
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
