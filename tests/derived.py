"""Projections derived anew from living records, in the plainest way, to be compared."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sahakum.journal.models import Fact, Operation, Voiding
from sahakum.registry.models import (
    Departure,
    Household,
    HouseholdVersion,
    Membership,
    Merge,
    MergeUndo,
    Person,
)
from sahakum.support.models import HomeVisit, VisitState


def wrong_projections() -> list[str]:
    """What the stored projections say other than the living records; empty when all is well."""
    found = [*_visit_states(), *_memberships(), *_households(), *_overlaps()]
    return [*found, *_merges(), *_orphans()]


def living_facts() -> dict[str, int]:
    """How many facts count, by kind: those whose operation nobody voided."""
    voided = set(Voiding.objects.values_list("voids_id", flat=True))
    counts: dict[str, int] = {}
    for kind, operation in Fact.objects.values_list("kind", "operation_id"):
        if operation not in voided:
            counts[kind] = counts.get(kind, 0) + 1
    return counts


def _shown_as(model: Any) -> dict[Any, Any]:
    """The last of the chain of living merges for each row, found by walking."""
    undone = {row.merge_id for row in _living(MergeUndo)}
    steps = {row.merged_id: row.into_id for row in _living(Merge) if row.pk not in undone}
    found = {}
    for pk in model.objects.values_list("pk", flat=True):
        end = pk
        while end in steps:
            end = steps[end]
        found[pk] = end
    return found


def _merges() -> Iterator[str]:
    for model in (Household, Person):
        expected = {pk: end for pk, end in _shown_as(model).items() if pk != end}
        stored = dict(model.objects.exclude(same_as=None).values_list("pk", "same_as"))
        if stored != expected:
            yield f"{model._meta.label}: shown as {stored} instead of {expected}"


def _living(model: Any) -> list[Any]:
    return list(model.objects.filter(voided_by__isnull=True))


def _visit_states() -> Iterator[str]:
    village_of = dict(Household.objects.values_list("pk", "village_id"))
    stored = {
        state.pk: (state.visits, state.last_visited_on, state.next_due_on, state.village_id)
        for state in VisitState.objects.all()
    }
    shown_as = _shown_as(Household)

    def home(visit: Any) -> Any:
        return shown_as[visit.household_id]

    visits = sorted(_living(HomeVisit), key=lambda visit: str(home(visit)))
    derived = {}
    for household, group in groupby(visits, key=home):
        days = [(visit.visited_on, visit.next_visit_on) for visit in group]
        derived[household] = (len(days), *max(days), village_of[household])
    if stored != derived:
        yield f"visit states: {stored} instead of {derived}"


def _memberships() -> Iterator[str]:
    left = {row.membership_id: row.left_on for row in _living(Departure)}
    for row in _living(Membership):
        if row.to_on != left.get(row.pk):
            yield f"membership {row.pk}: to {row.to_on} instead of {left.get(row.pk)}"


def _households() -> Iterator[str]:
    memberships, versions = _living(Membership), _living(HouseholdVersion)
    left = {row.membership_id for row in _living(Departure)}
    homes, people = _shown_as(Household), _shown_as(Person)
    for household in _living(Household):
        if homes[household.pk] != household.pk:
            continue
        members = {
            people[row.person_id]
            for row in memberships
            if homes[row.household_id] == household.pk and row.pk not in left
        }
        if household.members != len(members):
            yield f"{household.pk}: {household.members} members instead of {len(members)}"
        own = [row for row in versions if row.household_id == household.pk]
        said = (_last_said(own, "village_id", None), _last_said(own, "poverty", "unknown"))
        if (household.village_id, household.poverty) != said:
            yield f"{household.pk}: village and poverty card are not {said}"


def _last_said(versions: list[Any], attribute: str, otherwise: Any) -> Any:
    saying = [row for row in versions if getattr(row, attribute) not in (None, "")]
    newest = max(saying, key=lambda row: row.from_on, default=None)
    return getattr(newest, attribute) if newest else otherwise


def _overlaps() -> Iterator[str]:
    """Nobody lives in two households at once; the day of moving may belong to both."""
    rows = sorted(_living(Membership), key=lambda row: (str(row.person_id), row.from_on))
    yield from _two_homes(rows)
    for person, group in groupby(rows, key=lambda row: row.person_id):
        stays = list(group)
        for number, stay in enumerate(stays):
            later = stays[number + 1 :]
            if any(stay.to_on is None or other.from_on < stay.to_on for other in later):
                yield f"person {person} lives in two families at once"


def _two_homes(rows: list[Any]) -> Iterator[str]:
    """Nor does somebody who was merged, under whatever ids."""
    homes, people = _shown_as(Household), _shown_as(Person)
    home_of: dict[Any, Any] = {}
    for row in rows:
        person, home = people[row.person_id], homes[row.household_id]
        if row.to_on is None and home_of.setdefault(person, home) != home:
            yield f"person {person} lives in two families under merged ids"


def _orphans() -> Iterator[str]:
    """No living record of a voided family; nothing voided but by an operation that says so."""
    for model in (HomeVisit, Membership, HouseholdVersion):
        lost = model.objects.filter(voided_by__isnull=True, household__voided_by__isnull=False)
        if lost.exists():
            yield f"{model._meta.label}: {lost.count()} living records of voided families"
    voids = Operation.objects.filter(kind="void").count()
    if voids != Voiding.objects.count():
        yield f"{voids} operations void, but {Voiding.objects.count()} voidings"
