"""Fetches what submissions about family ties refer to, within the actor's sight."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from sahakum.accounts.models import User
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content
from sahakum.registry.kinship import outside
from sahakum.registry.models import Membership, Person, Relative, Tie
from sahakum.registry.references import households, ids, named, persons


def fetch_for_tie(contents: Sequence[Content], by: User) -> References:
    """Families; people who are known, belonged to one of the families or are known through it;
    and ties of those people."""
    families = households(named(contents, "household"), by)
    inside = _people([one.pk for one in families.values()])
    keys = named(contents, "member") | named(contents, "other") | named(contents, "relative")
    own = Person.objects.filter(pk__in=inside & set(ids(keys)), voided_by__isnull=True)
    found = {str(one.pk): one for one in own.filter(same_as__isnull=True)}
    return {
        "household": families,
        "person": {**found, **persons(keys, by)},
        "tie": _ties(ids(named(contents, "tie")), inside),
    }


def _people(families: Sequence[UUID]) -> set[UUID]:
    within = Q(household__in=families) | Q(household__same_as__in=families)
    members = Membership.objects.filter(within, voided_by__isnull=True)
    known = outside(Relative.objects.filter(within))
    return set(members.values_list("person_id", flat=True)) | set(
        known.values_list("person_id", flat=True)
    )


def _ties(keys: Sequence[UUID], people: set[UUID]) -> dict[str, Tie]:
    if not keys:
        return {}
    rows = Tie.objects.filter(pk__in=keys, voided_by__isnull=True)
    own = rows.filter(Q(person__in=people) | Q(other__in=people))
    return {str(row.pk): row for row in own.select_related("person", "other")}
