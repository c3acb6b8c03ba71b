"""Reads of the registry; access is checked here, and missing looks like forbidden."""

import datetime
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.places.models import Place
from sahakum.registry import merged
from sahakum.registry.models import Birth, Departure, Household, Membership, Person


def household_for(user: User, household_id: UUID) -> Household:
    """A visible household with its village; a merged one's id gives the family it is shown as.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    visible = Household.objects.visible_to(user).select_related("village", "steward")
    found: Household | None = visible.filter(pk=household_id).first()
    if found is None:
        root = merged.roots_of(Household, [household_id]).get(household_id)
        found = visible.filter(pk=root).first() if root else None
    if found is None:
        raise Http404
    return found


def memberships_of(household: Household) -> list[Membership]:
    """All that was told of who belongs to a family, voided or ended too; the newest first."""
    told = Membership.objects.filter(household__in=household.same_ids)
    return list(told.select_related("person", "operation").order_by("-from_on", "-pk"))


def members_of(household: Household) -> list[Membership]:
    """Living memberships, the head first, then by age; each person once, under the id shown."""
    rows = lasting(Membership.objects.filter(household__in=household.same_ids))
    return members_among(rows.select_related("person"), household)


def members_among(told: Iterable[Membership], household: Household) -> list[Membership]:
    """The same, out of what was read already."""
    rows = [row for row in told if row.voided_by_id is None and row.to_on is None]
    found = merged.each_once(rows, household)
    return sorted(found, key=lambda row: (row.relation != "head", str(row.person.born_on or "9")))


def living_in_sight(user: User, person_id: UUID) -> list[Membership]:
    """The living membership of somebody in a family that the user sees; empty without one."""
    rows = lasting(Membership.objects.filter(person=person_id)).select_related("person")
    found = list(rows.select_related("household"))
    seen = {one.pk for one in Household.objects.seen_among(user, [row.household for row in found])}
    return [row for row in found if row.household_id in seen]


def left_from(household: Household) -> list[Membership]:
    """The last memberships of those who left a family and live in it no more; the dead too."""
    rows = Membership.objects.filter(household__in=household.same_ids, voided_by__isnull=True)
    last: dict[UUID, Membership] = {}
    for row in rows.select_related("person").order_by("from_on", "pk"):
        last[row.person.same_as or row.person_id] = row
    return [row for row in last.values() if row.to_on is not None]


def stays_of(household: Household, person_id: UUID) -> list[Membership]:
    """The memberships of one person in a family, the newest first."""
    people = merged.with_merged(Person, [person_id])
    rows = Membership.objects.filter(
        household__in=household.same_ids, person__in=people, voided_by__isnull=True
    )
    return list(rows.select_related("person").order_by("-from_on", "-pk"))


def departure_of(membership: Membership) -> Departure | None:
    """The living departure that ended a membership."""
    return membership.departures.filter(voided_by__isnull=True).first()


def birth_of(person: Person) -> Birth | None:
    """The living record of a person's birth."""
    return person.births.filter(voided_by__isnull=True).select_related("mother").first()


def family_of(membership_id: UUID) -> UUID | None:
    """The id of the family of a membership; its page asks again who may see it."""
    rows = Membership.objects.filter(pk=membership_id)
    return rows.values_list("household_id", flat=True).first()


def joined_by(operation_id: UUID) -> UUID | None:
    """The id of the person whom an operation made a member."""
    rows = Membership.objects.filter(operation=operation_id)
    return rows.values_list("person_id", flat=True).first()


def home_of(person_id: UUID) -> UUID | None:
    """The id of the family somebody belongs to, or belonged to last; as ``family_of``."""
    rows = Membership.objects.filter(person=person_id, voided_by__isnull=True)
    return rows.order_by("-from_on", "-pk").values_list("household_id", flat=True).first()


def homes_on(person_ids: Iterable[UUID], day: datetime.date) -> dict[UUID, UUID]:
    """The family that each person belongs to on a day, by the person's id."""
    rows = Membership.objects.filter(
        Q(to_on__isnull=True) | Q(to_on__gte=day),
        person__in=set(person_ids),
        voided_by__isnull=True,
        from_on__lte=day,
    )
    return dict(rows.values_list("person_id", "household_id"))


def departures_from(household: Household) -> QuerySet[Departure]:
    """Who left a family or died, the newest first; not who goes on as another member."""
    left = Departure.objects.filter(membership__household__in=household.same_ids)
    left = left.exclude(reason=Departure.Reason.GOES_ON)
    return left.select_related("membership__person", "operation").order_by("-left_on", "-pk")


def joined_later(told: Iterable[Membership]) -> list[Membership]:
    """Of a family's memberships those that began after it was registered."""
    return [row for row in told if row.operation.kind not in ("household", "merge")]


def households_in(user: User, area: Place) -> QuerySet[Household]:
    """Visible households of an area, in dictionary order of their names."""
    visible = Household.objects.visible_to(user).filter(
        village_id__gte=area.pk, village_id__lte=area.until
    )
    return visible.select_related("village").order_by("sort_key", "pk")


def shown_now(user: User, ids: Collection[UUID]) -> dict[UUID, Household]:
    """Visible families by the ids under which they were known; merged ones as they are shown."""
    roots = merged.roots_of(Household, list(ids))
    wanted = {pk: roots.get(pk, pk) for pk in ids}
    rows = Household.objects.named_to(user, set(wanted.values()))
    found = {one.pk: one for one in rows}
    return {pk: found[root] for pk, root in wanted.items() if root in found}


def lasting(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Those that nobody voided and that have not ended."""
    return memberships.filter(voided_by__isnull=True, to_on__isnull=True)
