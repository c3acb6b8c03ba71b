"""What follows from records: last days, sizes of families, where they live."""

from uuid import UUID

from sahakum.lib.khmer import sort_key
from sahakum.registry import merged, moves
from sahakum.registry.heads import head_of
from sahakum.registry.kinship import outside
from sahakum.registry.models import Departure, Household, Membership, Person, Relative
from sahakum.registry.versions import holding


def refresh_membership(membership: Membership) -> None:
    """Derives the last day of a membership from its living departure, and the family's size."""
    departure = Departure.objects.filter(membership=membership, voided_by__isnull=True).first()
    Membership.objects.filter(pk=membership.pk).update(
        to_on=departure.left_on if departure else None
    )
    refresh_size(membership.household_id)


def refresh_size(household_id: UUID) -> None:
    """Derives how many people live in a family, under whatever ids; each counts once."""
    root = merged.roots_of(Household, [household_id]).get(household_id, household_id)
    Household.objects.filter(pk=root).update(members=merged.size_of(root))


def refresh_head(household: Household) -> None:
    """Derives the family's name from its head; without a head it keeps the name it has."""
    head = head_of(household)
    if head is not None:
        name = head.person.name
        Household.objects.filter(pk=household.pk).update(name=name, sort_key=sort_key(name))


def refresh_household(household: Household) -> None:
    """Derives village and poverty card of a household from what was said last of each."""
    held = holding(household)
    if held.village_id is not None:
        Household.objects.filter(pk=household.pk).update(
            village_id=held.village_id, poverty=held.poverty
        )
        _move_members(household, held.village_id)
        moves.tell(household.pk, held.village_id)


def _move_members(household: Household, village_id: int) -> None:
    families = merged.with_merged(Household, [household.pk])
    living = Membership.objects.filter(
        household__in=families, voided_by__isnull=True, to_on__isnull=True
    )
    Person.objects.filter(pk__in=living.values("person_id")).update(village_id=village_id)
    # Who is known through the family only is kept where the family is.
    elsewhere = outside(Relative.objects.filter(household__in=families))
    Person.objects.filter(pk__in=elsewhere.values("person_id")).update(village_id=village_id)
