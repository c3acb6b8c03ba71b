"""Business grants: lists, and one of them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.accounts import permissions
from sahakum.web import areas, business_grant_page, business_grants_list
from sahakum.web.doors import needs, reader

SECTION = {"section": "business-grants"}


@needs(permissions.SEE_BUSINESS_GRANTS)
def all_grants(request: HttpRequest) -> HttpResponse:
    """All grants that the reader sees, what is late first."""
    page = business_grants_list.list_of(reader(request), None)
    return render(request, "web/business_grants/list.html", SECTION | {"page": page})


@needs(permissions.SEE_BUSINESS_GRANTS)
def village_grants(request: HttpRequest, place_id: int) -> HttpResponse:
    """The grants of a village."""
    user = reader(request)
    page = business_grants_list.list_of(user, areas.village_in_sight(user, str(place_id)))
    return render(request, "web/business_grants/list.html", SECTION | {"page": page})


@needs(permissions.SEE_BUSINESS_GRANTS)
def grant(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """One grant: what to do next, its money, and how it went."""
    page = business_grant_page.of(reader(request), grant_id)
    return render(request, "web/business_grants/grant.html", SECTION | {"page": page})
