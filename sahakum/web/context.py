"""The frame of every page: who reads, where one can go, whether this is a demonstration."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.journal import clock


@dataclass(frozen=True, kw_only=True)
class Place:
    """One entry of the navigation. `wide` ones stand in the rail only, not on phones."""

    section: str
    address_name: str
    icon: str
    label: Any
    permission: str = ""
    wide: bool = False


PLACES = (
    Place(section="today", address_name="today", icon="sun", label=_("Today")),
    Place(
        section="families",
        address_name="families",
        icon="house",
        label=_("Families"),
        permission=permissions.SEE_HOUSEHOLDS,
    ),
    Place(
        section="deliveries",
        address_name="delivery-list",
        icon="rice",
        label=_("Deliveries"),
        permission=permissions.RECORD_DELIVERY,
    ),
    Place(
        section="groups",
        address_name="all-groups",
        icon="people",
        label=_("Groups"),
        permission=permissions.SEE_GROUPS,
        wide=True,
    ),
    Place(
        section="reports",
        address_name="reports",
        icon="bars",
        label=_("Reports"),
        permission=permissions.SEE_REPORTS,
    ),
    Place(
        section="attention", address_name="attention", icon="wait", label=_("Waiting"), wide=True
    ),
    Place(section="more", address_name="more", icon="more", label=_("More")),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """What `base.html` needs. Lazy: a page without the frame costs no query."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "language": language,
        "other_language": "en" if language == "km" else "km",
        "demonstration": SimpleLazyObject(clock.demonstration_day),
        "places": SimpleLazyObject(lambda: places_for(request)),
        "may": SimpleLazyObject(lambda: rights_of(request)),
    }


def places_for(request: HttpRequest) -> list[Place]:
    """The entries of the navigation that the signed-in person may open."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    return [place for place in PLACES if not place.permission or user.may(place.permission)]


def rights_of(request: HttpRequest) -> dict[str, bool]:
    """What the signed-in person may do, as names for templates: `may.visit_record`."""
    user = getattr(request, "user", None)
    held = user.permissions if user is not None and user.is_authenticated else ()
    return {permission.replace(".", "_"): True for permission in held}
