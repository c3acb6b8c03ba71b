"""Reads of sites and of changes of places; access is checked here."""

from uuid import UUID

from django.db.models import QuerySet

from sahakum.accounts.models import User
from sahakum.localities.models import PlaceChange, Site
from sahakum.places.models import Place


def sites_in(user: User, area: Place) -> QuerySet[Site]:
    """Living sites in a part of the user's areas, by what they are and by name."""
    inside = Site.objects.visible_to(user).filter(
        village_id__gte=area.pk, village_id__lte=area.until
    )
    found: QuerySet[Site] = inside.select_related("village", "operation")
    return found.order_by("sort", "name_km", "pk")


def village_of(site_id: UUID) -> str:
    """The number of a site's village; empty for an unknown site."""
    found = Site.objects.filter(pk=site_id).values_list("village_id", flat=True).first()
    return str(found or "")


def changes_of(place: Place) -> QuerySet[PlaceChange]:
    """What was changed in a place, newest first. Places are public."""
    return PlaceChange.objects.filter(place=place).select_related("operation").order_by("-pk")
