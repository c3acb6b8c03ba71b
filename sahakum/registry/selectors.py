"""Reads of the registry; access is checked here, and missing looks like forbidden."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.places.models import Place
from sahakum.registry import merged
from sahakum.registry.models import Household, Membership


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


def members_of(household: Household) -> list[Membership]:
    """Living memberships, the head first, then by age; each person once, under the id shown."""
    rows = lasting(Membership.objects.filter(household__in=household.same_ids))
    found = merged.each_once(rows.select_related("person"), household)
    return sorted(found, key=lambda row: (row.relation != "head", str(row.person.born_on or "9")))


def households_in(user: User, area: Place) -> QuerySet[Household]:
    """Visible households of an area, in dictionary order of their names."""
    visible = Household.objects.visible_to(user).filter(
        village_id__gte=area.pk, village_id__lte=area.until
    )
    return visible.select_related("village").order_by("sort_key", "pk")


def lasting(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Those that nobody voided and that have not ended."""
    return memberships.filter(voided_by__isnull=True, to_on__isnull=True)
