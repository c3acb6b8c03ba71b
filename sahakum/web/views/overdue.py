"""The supervisor's page of what is overdue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.accounts import permissions
from sahakum.web import areas, overdue_page
from sahakum.web.doors import needs, reader


@needs(permissions.SEE_OVERDUE)
def overdue(request: HttpRequest) -> HttpResponse:
    """Overdue visits and tasks by worker and by village; of an area, if the address says it."""
    number = request.GET.get("area", "")
    area = areas.place_numbered(number) if number else None
    page = overdue_page.of(reader(request), area=area)
    return render(request, "web/overdue.html", {"section": "more", "page": page})
