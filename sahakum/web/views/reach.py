"""Whether support reaches who needs it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.accounts import permissions
from sahakum.web import reach_page
from sahakum.web.doors import needs, reader
from sahakum.web.report_choice import choice_of


@needs(permissions.SEE_REACH)
def reach(request: HttpRequest) -> HttpResponse:
    """Counts by band and village as at a day, with the families behind a count asked for."""
    page = reach_page.of(reader(request), choice_of(request))
    return render(request, "web/reports/reach.html", {"section": "reports", "page": page})
