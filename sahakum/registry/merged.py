"""Reads of what was merged: under which id something is shown, and what is shown under an id."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sahakum.registry.models import Household, Membership, Merge, Person

Merged = type[Household] | type[Person]


def roots_of(model: Merged, ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Under which id each merged one is shown; what was not merged is left out."""
    found = model.objects.filter(pk__in=set(ids), same_as__isnull=False)
    return dict(found.values_list("pk", "same_as"))


def with_merged(model: Merged, ids: Collection[UUID]) -> set[UUID]:
    """The ids, those they are shown as, and all that are shown with them."""
    roots = set(ids) | set(roots_of(model, ids).values())
    merged = model.objects.filter(same_as__in=roots)
    return roots | set(merged.values_list("pk", flat=True))


def roots_said(model: Merged) -> dict[UUID, UUID]:
    """What living merges say: the last of the chain for each merged one.

    Raises:
        RecursionError: merges go in a circle, which the services never let happen.
    """
    return ends(edges(model))


def edges(model: Merged) -> dict[UUID, UUID]:
    """Living merges of one sort: merged by into."""
    name = "person" if model is Person else "household"
    living = Merge.objects.filter(sort=name, voided_by__isnull=True, undone=False)
    return dict(living.values_list(f"{name}_id", f"into_{name}_id"))


def ends(said: dict[UUID, UUID]) -> dict[UUID, UUID]:
    """Where each chain of merges ends."""
    found = {}
    for begin in said:
        end, steps = begin, 0
        while end in said:
            end, steps = said[end], steps + 1
            if steps > len(said):
                raise RecursionError(str(begin))
        found[begin] = end
    return found


def living_in(household_ids: Collection[UUID]) -> list[Membership]:
    """Living memberships of families."""
    rows: Any = Membership.objects.filter(
        household__in=household_ids, voided_by__isnull=True, to_on__isnull=True
    )
    return list(rows.select_related("person"))


def size_of(household_id: UUID) -> int:
    """How many people live in a family and those shown as it; a merged person counts once."""
    rows = living_in(with_merged(Household, [household_id]))
    return len({row.person.same_as or row.person_id for row in rows})


def twins_of(membership: Membership) -> list[Membership]:
    """Other living memberships of the same person in the same family, under merged ids."""
    people = with_merged(Person, [membership.person_id])
    if len(people) == 1:
        return []
    homes = with_merged(Household, [membership.household_id])
    return [row for row in living_in(homes) if row.person_id in people and row != membership]


def each_once(rows: Iterable[Membership], household: Household) -> list[Membership]:
    """Of several memberships of one person that of the family's own id, else the first.

    Each names the person under the id shown.
    """
    chosen: dict[UUID, Membership] = {}
    for row in sorted(rows, key=lambda row: (row.household_id != household.pk, row.pk)):
        key = row.person.same_as or row.person_id
        if key not in chosen or row.person_id == key != chosen[key].person_id:
            chosen[key] = row
    lost = [key for key, row in chosen.items() if row.person_id != key]
    for key, person in (Person.objects.in_bulk(lost) if lost else {}).items():
        chosen[key].person = person
    return list(chosen.values())
