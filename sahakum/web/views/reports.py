"""Programme reports."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.accounts import permissions
from sahakum.programmes import selectors as programmes
from sahakum.web.doors import needs, reader


@needs(permissions.SEE_REPORTS)
def reports(request: HttpRequest) -> HttpResponse:
    """The programmes of the reader's organisation."""
    context = {"section": "reports", "programmes": programmes.programmes_of(reader(request))}
    return render(request, "web/reports/list.html", context)


@needs(permissions.SEE_REPORTS)
def report(request: HttpRequest, programme: str) -> HttpResponse:
    """Results of a programme against its targets."""
    found = programmes.programme_for(reader(request), programme)
    return render(request, "web/reports/report.html", {"section": "reports", "programme": found})
