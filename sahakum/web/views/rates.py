"""Rates of the groups of an area, and of one group."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.accounts import permissions
from sahakum.web import rates_page
from sahakum.web.doors import needs, reader
from sahakum.web.report_choice import choice_of

SECTION = {"section": "groups"}


@needs(permissions.SEE_GROUPS)
def rates(request: HttpRequest) -> HttpResponse:
    """Rates of the groups that the reader sees, or of an area, each with its receipt."""
    page = rates_page.of_area(reader(request), choice_of(request))
    return render(request, "web/rates/page.html", SECTION | {"page": page})


@needs(permissions.SEE_GROUPS)
def group_rates(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Rates of one group, each with its receipt."""
    page = rates_page.of_group(reader(request), group_id, choice_of(request))
    return render(request, "web/rates/page.html", SECTION | {"page": page})
