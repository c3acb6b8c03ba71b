"""Who waits for a visit too long, by worker and by village in travel order.

*Worker*: who visited the family last, else who registered it. *Travel order*: villages follow each
other as in the gazetteer (province, district, commune, village), so that neighbours stand side by
side; within a village the family that waits longest comes first.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from sahakum.accounts.models import User
from sahakum.journal.models import Operation
from sahakum.places.models import Place
from sahakum.registry.models import Household
from sahakum.support.models import HomeVisit, PlanTask
from sahakum.support.plan_selectors import tasks_overdue
from sahakum.support.selectors import Due, overdue_visits

Key = TypeVar("Key", UUID, int)


@dataclass(kw_only=True)
class Overdue:
    """What waits too long with one worker or in one village; the longest first."""

    visits: list[Due] = field(default_factory=list)
    tasks: list[PlanTask] = field(default_factory=list)

    def add(self, other: "Overdue") -> None:
        """Takes in what waits elsewhere."""
        self.visits += other.visits
        self.tasks += other.tasks

    @property
    def size(self) -> int:
        """How many visits and tasks."""
        return len(self.visits) + len(self.tasks)

    @property
    def days(self) -> int:
        """How many days the oldest visit is overdue."""
        return max((one.days_late for one in self.visits), default=0)


@dataclass(frozen=True, kw_only=True)
class OverdueLists:
    """The same families twice: by worker (most overdue visits first), by village on the way."""

    by_worker: dict[UUID, Overdue]
    by_village: dict[int, Overdue]


def overdue_lists(user: User, *, on: datetime.date, area: Place | None = None) -> OverdueLists:
    """Visits and tasks overdue on a day in an area of the user's sight; at most 1,000 of each."""
    visits = overdue_visits(user, on=on, area=area)
    tasks = tasks_overdue(user, on=on, area=area)
    households = [one.household for one in visits] + [task.household for task in tasks]
    workers = workers_of(households)
    by_worker = _grouped(visits, tasks, lambda household: workers[household.pk])
    by_village = _grouped(visits, tasks, lambda household: household.village_id)
    return OverdueLists(
        by_worker=dict(sorted(by_worker.items(), key=lambda one: _most_first(one[1]))),
        by_village=dict(sorted(by_village.items())),
    )


def workers_of(households: Iterable[Household]) -> dict[UUID, UUID]:
    """Who looks after each family: who visited it last, else who registered it."""
    wanted = {one.pk: one.operation_id for one in households}
    registered = dict(
        Operation.objects.filter(pk__in=set(wanted.values())).values_list("id", "actor_id")
    )
    found = {pk: registered[operation] for pk, operation in wanted.items()}
    found.update({same_as or pk: actor for pk, same_as, actor in _last_visitors(list(wanted))})
    return found


def _last_visitors(wanted: list[UUID]) -> list[tuple[UUID, UUID | None, UUID]]:
    """Who visited families and those merged into them last; of one family the latest comes last."""
    visits = HomeVisit.objects.filter(household=OuterRef("pk"), voided_by__isnull=True)
    last = visits.order_by("-visited_on", "-id")
    everybody = Household.objects.filter(Q(pk__in=wanted) | Q(same_as__in=wanted))
    visited = everybody.annotate(
        day=Subquery(last.values("visited_on")[:1]),
        actor=Subquery(last.values("operation__actor_id")[:1]),
    ).filter(day__isnull=False)
    return list(visited.order_by("day", "pk").values_list("pk", "same_as", "actor"))


def _grouped(
    visits: Iterable[Due], tasks: Iterable[PlanTask], key: Callable[[Household], Key]
) -> dict[Key, Overdue]:
    groups: dict[Key, Overdue] = defaultdict(Overdue)
    for one in visits:
        groups[key(one.household)].visits.append(one)
    for task in tasks:
        groups[key(task.household)].tasks.append(task)
    return groups


def _most_first(one: Overdue) -> tuple[int, int, int]:
    return -len(one.visits), -one.days, -len(one.tasks)
