"""Fetches what submissions refer to, within the actor's sight, in a constant number of queries."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from sahakum.accounts.models import User
from sahakum.capture.fields import reference_key
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content
from sahakum.lib.ids import is_id
from sahakum.places.models import Level, Place
from sahakum.places.references import named_by
from sahakum.registry import merged
from sahakum.registry.models import Household, Membership, Person


def named(contents: Iterable[Content], name: str) -> set[str]:
    """The keys under which contents name something, whatever came as JSON."""
    values = (content.get(name) for content in contents)
    return {reference_key(value) for value in values if isinstance(value, str) and value}


def ids(keys: Iterable[str]) -> list[UUID]:
    """The keys that are ids."""
    return [UUID(key) for key in keys if is_id(key)]


def households(keys: Iterable[str], by: User) -> dict[str, Household]:
    """Visible households by id; a merged one's id names the family it is shown as."""
    return _named_or_merged(Household, keys, by)


def villages(keys: Iterable[str], by: User) -> dict[str, Place]:
    """Villages in the actor's areas, by our id or by their code."""
    found = named_by(keys, ended=True)
    return {
        key: place
        for key, place in found.items()
        if place.level >= Level.VILLAGE and by.sight.holds(place.pk)
    }


def persons(keys: Iterable[str], by: User) -> dict[str, Person]:
    """Visible persons by id; a merged one's id names the person it is shown as."""
    return _named_or_merged(Person, keys, by)


def _named_or_merged(model: type[Any], keys: Iterable[str], by: User) -> dict[str, Any]:
    """Rows by the ids that name them; one that was merged is taken as the one it is shown as."""
    wanted = ids(keys)
    found = {str(row.pk): row for row in model.objects.named_to(by, wanted)}
    lost = [number for number in wanted if str(number) not in found]
    roots = merged.roots_of(model, lost) if lost else {}
    if roots:
        by_root = {row.pk: row for row in model.objects.named_to(by, set(roots.values()))}
        found |= {str(key): by_root[root] for key, root in roots.items() if root in by_root}
    return found


def fetch_households(contents: Sequence[Content], by: User) -> References:
    """For kinds that name a household."""
    return {"household": households(named(contents, "household"), by)}


def fetch_for_registration(contents: Sequence[Content], by: User) -> References:
    """For the registration of families: villages, and persons known already."""
    rows = [row for content in contents for row in _rows(content)]
    return {
        "village": villages(named(contents, "village"), by),
        "person": persons(named(rows, "person"), by),
    }


def fetch_for_change(contents: Sequence[Content], by: User) -> References:
    """For changes of families: households and villages."""
    return {
        "household": households(named(contents, "household"), by),
        "village": villages(named(contents, "village"), by),
    }


def fetch_memberships(contents: Sequence[Content], by: User) -> References:
    """For departures: memberships that last, in visible households."""
    visible = Household.objects.visible_to(by)
    # Somebody may have joined under the id of a family that was merged into a visible one.
    within = Q(household__in=visible) | Q(household__same_as__in=visible.values("pk"))
    found = Membership.objects.filter(
        within, pk__in=ids(named(contents, "membership")), voided_by__isnull=True
    ).select_related("household", "person")
    return {"membership": {str(membership.pk): membership for membership in found}}


def fetch_for_birth(contents: Sequence[Content], by: User) -> References:
    """For births: families, and mothers who are known or belong to one of them."""
    return _families_and_people(contents, "mother", by)


def fetch_for_joining(contents: Sequence[Content], by: User) -> References:
    """For those who join: families, and persons who are known or belonged to one of them."""
    return _families_and_people(contents, "person", by)


def _families_and_people(contents: Sequence[Content], name: str, by: User) -> References:
    families, keys = households(named(contents, "household"), by), named(contents, name)
    # A family that a grant opened is seen with its members, though another stewards them.
    rows = Membership.objects.filter(
        household__in=[one.pk for one in families.values()],
        person__in=ids(keys),
        voided_by__isnull=True,
        person__same_as__isnull=True,
    )
    members = {str(row.person_id): row.person for row in rows.select_related("person")}
    return {"household": families, "person": {**members, **persons(keys, by)}}


def fetch_persons(contents: Sequence[Content], by: User) -> References:
    """For kinds that name a person."""
    return {"person": persons(named(contents, "person"), by)}


def fetch_for_head(contents: Sequence[Content], by: User) -> References:
    """For another head: families and memberships."""
    return {**fetch_households(contents, by), **fetch_memberships(contents, by)}


def fetch_for_relations(contents: Sequence[Content], by: User) -> References:
    """For relations to the head: families and the memberships of their members."""
    rows = [row for content in contents for row in _rows(content)]
    return {**fetch_households(contents, by), **fetch_memberships(rows, by)}


def _rows(content: Content) -> list[dict[str, Any]]:
    rows = content.get("members")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
