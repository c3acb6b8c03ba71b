"""What a family has: animals of its own, and those of a bank that its members hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.animals import selectors
from sahakum.animals.loading import Life, lives_of
from sahakum.collectives.models import Member
from sahakum.journal.services import log_view
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household
from sahakum.web.animal_page import source_in_words
from sahakum.web.animal_rows import animal_row
from sahakum.web.rows import Row
from sahakum.web.rows_of import joined


@dataclass(frozen=True, kw_only=True)
class FamilyAnimals:
    """A family's own animals, and those of banks that stand with its members."""

    household: Household
    own: list[Row]
    of_banks: list[Row]


def of_family(user: User, household_id: UUID) -> FamilyAnimals:
    """The animals of a visible family.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    household = registry.household_for(user, household_id)
    log_view(
        actor_id=user.id,
        subject_kind="household",
        subject_id=household.pk,
        page="family-animals",
    )
    return FamilyAnimals(
        household=household,
        own=rows_of_family(household),
        of_banks=rows_with(user, members_of_family(user, household)),
    )


def members_of_family(user: User, household: Household) -> list[Member]:
    """The members of visible groups who are people of a family."""
    people = [one.person_id for one in registry.members_of(household)]
    found = Member.objects.filter(person__in=people, voided_by__isnull=True)
    return list(found.filter(collective__in=selectors.groups_seen(user)))


def rows_of_family(household: Household) -> list[Row]:
    """A family's own animals, those that are gone last."""
    lives = list(lives_of(selectors.animals_of_family(household)).values())
    lives.sort(key=lambda life: life.standing.ended is not None)
    return [_own(life) for life in lives]


def _own(life: Life) -> Row:
    row = animal_row(life, {})
    money = "; ".join(source_in_words(one) for one in selectors.sources_of(life.animal))
    return Row(
        mark=row.mark,
        name=row.name,
        reason=joined(row.reason, money),
        address=row.address,
        state=row.state,
    )


def rows_with(user: User, members: Sequence[Member]) -> list[Row]:
    """Animals of herds that stand with some members now."""
    keys = {member.pk for member in members}
    lives = lives_of(selectors.animals_with(members)).values()
    here = [one for one in lives if one.standing.holder in keys and one.standing.ended is None]
    return [animal_row(life, {}) for life in here]
