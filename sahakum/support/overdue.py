"""Who waits for a visit too long, by worker and by village in travel order.

*Worker*: who visited the family last, else who registered it. *Travel order*: villages follow each
other as in the gazetteer (province, district, commune, village), so that neighbours stand side by
side; within a village the family that waits longest comes first.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from sahakum.accounts.models import User
from sahakum.places.models import Place
from sahakum.registry.models import Household
from sahakum.support.models import HomeVisit, PlanTask
from sahakum.support.plan_selectors import overdue_tasks, tasks_overdue
from sahakum.support.selectors import Due, overdue_states, overdue_visits


@dataclass(kw_only=True)
class Overdue:
    """How much waits too long with one worker or in one area; ``days`` of the oldest visit."""

    visits: int = 0
    tasks: int = 0
    days: int = 0

    def add(self, other: "Overdue") -> None:
        """Takes in what waits elsewhere."""
        self.visits += other.visits
        self.tasks += other.tasks
        self.days = max(self.days, other.days)


@dataclass(frozen=True, kw_only=True)
class OverdueCounts:
    """The same twice: by worker (most overdue visits first), by village on the way."""

    by_worker: dict[UUID, Overdue]
    by_village: dict[int, Overdue]

    @property
    def size(self) -> int:
        """How many visits and tasks."""
        return sum(one.visits + one.tasks for one in self.by_village.values())


@dataclass(kw_only=True)
class OverdueHere:
    """The families and tasks of one village that wait too long, the longest first."""

    visits: list[Due] = field(default_factory=list)
    tasks: list[PlanTask] = field(default_factory=list)


def overdue_counts(user: User, *, on: datetime.date, area: Place | None = None) -> OverdueCounts:
    """Visits and tasks overdue on a day in an area of the user's sight; at most 1,000 of each."""
    # Plain columns: where many wait, the page shows their number only.
    visits = overdue_states(user, on=on, area=area).values_list(
        "household_id", "village_id", "next_due_on"
    )
    tasks = overdue_tasks(user, on=on, area=area).values_list("household_id", "village_id")
    found = [(pk, place, Overdue(visits=1, days=(on - due).days)) for pk, place, due in visits]
    found += [(pk, place, Overdue(tasks=1)) for pk, place in tasks]
    workers = workers_of(pk for pk, _place, _one in found)
    by_worker: dict[UUID, Overdue] = defaultdict(Overdue)
    by_village: dict[int, Overdue] = defaultdict(Overdue)
    for pk, place, one in found:
        by_worker[workers[pk]].add(one)
        by_village[place].add(one)
    return OverdueCounts(
        by_worker=dict(sorted(by_worker.items(), key=lambda one: _most_first(one[1]))),
        by_village=dict(sorted(by_village.items())),
    )


def overdue_by_village(
    user: User, *, on: datetime.date, area: Place | None = None
) -> dict[int, OverdueHere]:
    """The families and tasks themselves, by village on the way; for a page that has room."""
    groups: dict[int, OverdueHere] = defaultdict(OverdueHere)
    for one in overdue_visits(user, on=on, area=area):
        groups[one.household.village_id].visits.append(one)
    for task in tasks_overdue(user, on=on, area=area):
        groups[task.household.village_id].tasks.append(task)
    return dict(sorted(groups.items()))


def workers_of(household_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Who looks after each family: who visited it last, else who registered it."""
    wanted = set(household_ids)
    everybody = Household.objects.filter(Q(pk__in=wanted) | Q(same_as__in=wanted))
    visits = HomeVisit.objects.filter(household=OuterRef("pk"), voided_by__isnull=True)
    last = visits.order_by("-visited_on", "-id")
    rows = everybody.annotate(
        day=Subquery(last.values("visited_on")[:1]),
        visitor=Subquery(last.values("operation__actor_id")[:1]),
    ).values_list("day", "pk", "same_as", "visitor", "operation__actor_id")
    found = {pk: registrar for _day, pk, merged, _visitor, registrar in rows if not merged}
    # Of the ids of one family the latest visit comes last and stays.
    visited = sorted((day, pk, merged, visitor) for day, pk, merged, visitor, _who in rows if day)
    found.update({merged or pk: visitor for _day, pk, merged, visitor in visited})
    return found


def _most_first(one: Overdue) -> tuple[int, int, int]:
    return -one.visits, -one.days, -one.tasks
