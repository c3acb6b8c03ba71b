"""What answers about animals can name: short menus of what fits."""

from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.animals import selectors
from sahakum.animals.holding import animals_of, waiting_for
from sahakum.animals.loading import Life, lives_of
from sahakum.animals.models import Animal
from sahakum.collectives.models import Collective
from sahakum.collectives.selectors import members_of
from sahakum.grants.courses import courses_of
from sahakum.grants.selectors import grants_to
from sahakum.groups.models import Fund
from sahakum.journal import clock
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.lending.models import Loan
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household
from sahakum.web import animal_words, wording
from sahakum.web.record_page import Menu
from sahakum.web.rows_of import joined


def currencies() -> Menu:
    """Riel and dollars first, which are used most."""
    found = Commodity.objects.filter(sort=Commodity.Sort.MONEY)
    order = ("KHR", "USD")
    ranked = sorted(found, key=lambda one: (one.pk not in order, one.pk))
    return [(one.pk, str(one)) for one in ranked]


def kinds() -> Menu:
    """Kinds of animals."""
    found = Commodity.objects.filter(sort=Commodity.Sort.ANIMAL)
    return [(one.pk, str(one)) for one in sorted(found, key=lambda one: one.pk != "COW")]


def receivers(herd: Fund) -> Menu:
    """The members of a bank: who waits first, in order; then the others."""
    waiting = [one.member_id for one in waiting_for(herd.pk)]
    listed = members_of(herd.collective, on=clock.today())
    places = {key: place for place, key in enumerate(waiting)}
    ordered = sorted(
        (one.member for one in listed), key=lambda one: (places.get(one.pk, 999), one.number)
    )
    waits = _("waits")
    return [
        (str(one.pk), joined(one.name, waits) if one.pk in places else one.name) for one in ordered
    ]


def members(group: Collective) -> Menu:
    """The members of a group, by number."""
    listed = members_of(group, on=clock.today())
    return [(str(one.member.pk), f"{one.member.number}. {one.member.name}") for one in listed]


def mothers(lives: list[Life]) -> Menu:
    """Female animals of a register."""
    females = [one for one in lives if one.animal.sex == Animal.Sex.FEMALE]
    return [_named(one) for one in females]


def gone(lives: list[Life]) -> Menu:
    """Animals that are gone and were not replaced."""
    replaced = {one.animal.replaces_id for one in lives}
    ended = [one for one in lives if one.standing.ended and one.animal.pk not in replaced]
    return [_named(one) for one in ended]


def _named(life: Life) -> tuple[str, str]:
    animal = life.animal
    return str(animal.pk), joined(animal.tag, animal_words.birth_of(animal))


def lives_in(herd: Fund) -> list[Life]:
    """All animals of a herd."""
    return list(lives_of(animals_of([herd.pk])).values())


def lives_with(household: Household) -> list[Life]:
    """All animals of a family's own."""
    return list(lives_of(selectors.animals_of_family(household)).values())


def loans_of(household: Household) -> Menu:
    """Loans of the members of a family, the newest first."""
    people = [one.person_id for one in registry.members_of(household)]
    found = Loan.objects.filter(member__person__in=people, voided_by__isnull=True)
    loans = found.select_related("account__commodity", "member").order_by("-disbursed_on", "-pk")
    return [
        (
            str(one.pk),
            joined(
                said(int(one.principal), one.account.commodity),
                wording.day_in_numbers(one.disbursed_on),
                one.member.name,
            ),
        )
        for one in loans
    ]


def grants_of(user: User, household: Household) -> Menu:
    """Grants of money to a family for a small business, the newest first."""
    return [
        (str(one.grant.pk), one.application.venture)
        for one in courses_of(grants_to(user, household))
    ]
