"""Proposes that somebody may be in the registry already, and says why. A person decides."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.lib.dates import Day
from sahakum.lib.khmer import latin_key, search_key
from sahakum.places.models import Place
from sahakum.registry.likeness import REASONS, alike
from sahakum.registry.models import Household, Membership, Person

# Points of likeness for which a new name is worth a question (see `likeness`).
ALIKE = 38
YEARS_APART = 2


@dataclass(frozen=True)
class Candidate:
    """Somebody in the registry who may be the same person, with the reasons."""

    person: Person
    reasons: tuple[str, ...]


def propose_duplicates(
    members: Iterable[dict[str, Any]], *, village: Place, by: User
) -> list[Candidate]:
    """Candidates for new members among the visible people of the same commune.

    Who lives in a family that the actor may not see is left out.

    ``members`` are cleaned answers of the member form; people known already are left out.
    """
    new = [member for member in members if not member["person"]]
    if not new:
        return []
    return [
        Candidate(person, reasons)
        for person in _neighbours(village, by)
        for member in new
        if (reasons := _reasons(person, member))
    ]


def _neighbours(village: Place, by: User) -> QuerySet[Person]:
    area = village.parent or village
    people = Person.objects.visible_to(by).filter(
        village_id__gte=area.pk, village_id__lte=area.until
    )
    # To name somebody would tell of the family where they live: only of one that may be seen.
    living = Membership.objects.filter(
        person=OuterRef("pk"), voided_by__isnull=True, to_on__isnull=True
    )
    seen = living.filter(household__in=Household.objects.visible_to(by))
    return people.filter(Exists(seen) | ~Exists(living))


def _reasons(person: Person, member: dict[str, Any]) -> tuple[str, ...]:
    name = _same_name(person, member)
    if not name or not _born_alike(person.born_on, member["born"]):
        return ()
    if person.sex != member["sex"] and "not_stated" not in (person.sex, member["sex"]):
        return ()
    born = (_("born at about the same time"),) if person.born_on and member["born"] else ()
    return (name, *born)


def _same_name(person: Person, member: dict[str, Any]) -> str:
    key = search_key(f"{member['family_name']} {member['given_name']}")
    if key == person.search_key:
        return _("the same name")
    if member["latin_name"] and latin_key(member["latin_name"]) == latin_key(person.latin_name):
        return _("the same sound in Latin letters")
    names = [f"{member['family_name']} {member['given_name']}", member["latin_name"]]
    known = [person.name, person.latin_name]
    points, code = max(alike(mine, theirs) for mine in names for theirs in known)
    return str(REASONS[code]) if points >= ALIKE else ""


def _born_alike(one: datetime.date | None, other: Day | None) -> bool:
    return one is None or other is None or abs(one.year - other.date.year) <= YEARS_APART
