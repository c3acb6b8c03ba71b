"""Families: finding one, reading its page, registering a new one."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.places.models import Place
from sahakum.registry import searching
from sahakum.web import areas, family_page, registration, rows_of
from sahakum.web.doors import needs, reader

LONGEST_SEARCH = 100


@needs(permissions.SEE_HOUSEHOLDS)
def families(request: HttpRequest) -> HttpResponse:
    """Search by name in either script, family number or village; else the reader's areas."""
    text = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    user = reader(request)
    found = searching.search_households(user, text) if text else []
    places = areas.villages_found(user, text) if text else areas.offered_areas(user)
    context = {
        "section": "families",
        "text": text,
        "families": rows_of.found_families(found),
        "areas": [rows_of.area(place) for place in places],
    }
    return render(request, "web/families/list.html", context)


@needs(permissions.SEE_HOUSEHOLDS)
def family(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """One family: what is next, its members, and what happened."""
    page = family_page.of(reader(request), household_id)
    if page.household.pk != household_id:
        # It was merged into this one; its old address keeps answering.
        return redirect("family", household_id=page.household.pk)
    return render(request, "web/families/family.html", {"section": "families", "page": page})


@needs(permissions.RECORD_HOUSEHOLD)
def new_family(request: HttpRequest) -> HttpResponse:
    """First the village, then the family with its members; likely doubles are shown before."""
    village = registration.chosen_village(request)
    if village is None:
        return _choose_village(request)
    page = registration.page_of(request, village)
    if page.saved:
        messages.success(request, _("The family is registered."))
        return redirect("family", household_id=page.draft.operation_id)
    context = {"section": "families", "page": page, "village": village}
    return render(request, "web/families/new.html", context, status=page.status)


def _choose_village(request: HttpRequest) -> HttpResponse:
    user, text = reader(request), request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    found = areas.villages_found(user, text) if text else areas.own_villages(user)
    context = {
        "section": "families",
        "text": text,
        "areas": [rows_of.area(place, address=_for_village(request, place)) for place in found],
        "held": request.GET.get("held", ""),
    }
    return render(request, "web/families/choose_village.html", context)


def _for_village(request: HttpRequest, place: Place) -> str:
    # A held family whose village is wrong comes along to the village that is chosen for it.
    held = {"held": request.GET["held"]} if request.GET.get("held") else {}
    return f"{reverse('new-family')}?{urlencode({'village': place.pk} | held)}"
