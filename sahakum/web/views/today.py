"""The worker's day, and the page with everything else."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.web import today_page
from sahakum.web.doors import reader


@login_required
def today(request: HttpRequest) -> HttpResponse:
    """One next thing, then the list."""
    page = today_page.of(reader(request))
    return render(request, "web/today.html", {"section": "today", "page": page})


@login_required
def more(request: HttpRequest) -> HttpResponse:
    """Where all that is used less often is found, and the way out."""
    return render(request, "web/more.html", {"section": "more"})
