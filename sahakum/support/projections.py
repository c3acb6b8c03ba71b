"""Compares visit states and tasks with what follows from visits and words."""

from collections.abc import Iterator
from itertools import groupby
from uuid import UUID

from django.db.models import F

from sahakum.journal.verify import Finding
from sahakum.registry.models import Household
from sahakum.support.models import HomeVisit, PlanTask, VisitState
from sahakum.support.plans import derived
from sahakum.support.services import derived_state


def compare() -> Iterator[Finding]:
    """Yields every household whose visit state is not what its visits say."""
    stored = {state.pk: _values(state) for state in VisitState.objects.iterator()}
    visits = HomeVisit.objects.filter(voided_by__isnull=True).order_by("household_id")
    roots = dict(Household.objects.filter(same_as__isnull=False).values_list("pk", "same_as"))
    merged: dict[UUID, list[HomeVisit]] = {root: [] for root in roots.values()}
    for household_id, group in groupby(visits.iterator(), key=lambda visit: visit.household_id):
        root = roots.get(household_id, household_id)
        if root in merged:
            merged[root] += group
            continue
        state = derived_state(group)
        if state is not None and stored.pop(household_id, None) != _values(state):
            yield Finding("wrong_projection", f"visit state of household {household_id}")
    for root, together in merged.items():
        state = derived_state(together)
        if stored.pop(root, None) != (_values(state) if state else None):
            yield Finding("wrong_projection", f"visit state of merged household {root}")
    for household_id in stored:
        yield Finding("wrong_projection", f"visit state of household {household_id}, no visits")
    elsewhere = VisitState.objects.exclude(village_id=F("household__village_id"))
    for household_id in elsewhere.values_list("pk", flat=True).iterator():
        yield Finding("wrong_projection", f"village of visit state of household {household_id}")


def compare_tasks() -> Iterator[Finding]:
    """Yields every task whose state or day is not what the words about it say."""
    living = PlanTask.objects.filter(voided_by__isnull=True).select_related("household")
    for task in living.prefetch_related("words").iterator(chunk_size=1000):
        expected = (*derived(task), task.household.village_id)
        if expected != (task.state, task.due_now, task.village_id):
            yield Finding("wrong_projection", f"task {task.pk}")


def _values(state: VisitState) -> tuple[object, ...]:
    return (state.last_visited_on, state.next_due_on, state.visits)
