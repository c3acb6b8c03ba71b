"""Fetches what circumstances refer to, within sight, in a constant number of queries."""

from collections.abc import Iterable, Sequence
from typing import Any

from sahakum.accounts.models import User
from sahakum.capture.fields import reference_key
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content
from sahakum.circumstances.models import Absence, Circumstance, Debt, Trip
from sahakum.registry import kinship
from sahakum.registry.models import Household, Membership, Person
from sahakum.registry.references import households, ids, named

ONE_MEMBER = ("member", "carer")
SEVERAL_MEMBERS = ("members", "children")


def fetch(contents: Sequence[Content], by: User) -> References:
    """Families, their members by person, and the trips, absences and debts that are named."""
    found = households(named(contents, "household"), by)
    return {
        "household": found,
        "member": _members(contents, found.values()),
        "trip": _visible(Trip, named(contents, "trip"), by),
        "absence": _visible(Absence, named(contents, "absence"), by),
        "debt": _visible(Debt, named(contents, "debt"), by),
        "kin": _kin(found.values(), named(contents, "kin"), by),
    }


def _kin(households: Iterable[Household], keys: set[str], by: User) -> dict[str, Person]:
    """Relatives of members who live elsewhere."""
    if not keys:
        return {}
    rows = Membership.objects.filter(
        household__in=[one.pk for one in households], to_on__isnull=True, voided_by__isnull=True
    )
    people = set(rows.values_list("person_id", flat=True))
    return {str(one.pk): one for one in kinship.kin_elsewhere(by, people)}


def _members(contents: Sequence[Content], households: Iterable[Household]) -> dict[str, Membership]:
    people = set(_people(contents))
    if not people:
        return {}
    lasting = Membership.objects.filter(
        household__in=[one.pk for one in households],
        person__in=ids(people),
        to_on__isnull=True,
        voided_by__isnull=True,
    )
    return {str(one.person_id): one for one in lasting.select_related("person")}


def _people(contents: Sequence[Content]) -> Iterable[str]:
    for name in ONE_MEMBER:
        yield from named(contents, name)
    for content in contents:
        for name in SEVERAL_MEMBERS:
            said = content.get(name)
            yield from (reference_key(one) for one in (said if isinstance(said, list) else []))


def _visible(model: type[Circumstance], keys: set[str], by: User) -> dict[str, Any]:
    wanted = ids(keys)
    if not wanted:
        return {}
    return {str(row.pk): row for row in model.objects.visible_to(by).filter(pk__in=wanted)}
