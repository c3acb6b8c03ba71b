"""Programme reports with the receipts of their figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.accounts import permissions
from sahakum.programmes import selectors as programmes
from sahakum.web import report_page
from sahakum.web.doors import needs, reader
from sahakum.web.report_choice import choice_of


@needs(permissions.SEE_REPORTS)
def reports(request: HttpRequest) -> HttpResponse:
    """The programmes of the reader's organisation."""
    context = {"section": "reports", "programmes": programmes.programmes_of(reader(request))}
    return render(request, "web/reports/list.html", context)


@needs(permissions.SEE_REPORTS)
def report(request: HttpRequest, programme: str) -> HttpResponse:
    """Results of a programme against its targets, with the receipt that was asked for."""
    page = report_page.of(reader(request), programme, choice_of(request))
    return render(request, "web/reports/report.html", {"section": "reports", "page": page})
