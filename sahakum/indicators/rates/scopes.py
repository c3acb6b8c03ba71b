"""The scope of a reader's own figures of groups: those of the places that she sees."""

from django.http import Http404

from sahakum.accounts.models import User
from sahakum.indicators.definitions import Area
from sahakum.indicators.rates.definitions import Scope
from sahakum.places.models import Place


def scope_of(user: User, place: Place | None = None) -> Scope:
    """All groups that the user sees, or those of a place.

    Who sees by area, as a commune's own people do, counts the groups of all organisations there;
    everybody else those of the own organisation.

    Raises:
        Http404: the place lies outside the user's areas.
    """
    sight = user.sight
    ranges = sight.area_ranges or sight.ranges
    found = tuple(_within(first, last, place) for first, last in ranges)
    areas = tuple(area for area in found if area is not None)
    if not areas:
        raise Http404
    return Scope(areas=areas, organisation=None if sight.area_ranges else sight.organisation_id)


def _within(first: int, last: int, place: Place | None) -> Area | None:
    """What of a range lies in a place; none where the place is not a part of the range."""
    if place is None:
        return Area(first=first, last=last)
    inside = first <= place.pk and place.until <= last
    return Area(first=place.pk, last=place.until) if inside else None
