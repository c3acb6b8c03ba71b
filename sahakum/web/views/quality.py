"""Records worth a second look."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.accounts import permissions
from sahakum.web import quality_page
from sahakum.web.doors import needs, reader


@needs(permissions.RECORD_HOUSEHOLD)
def quality(request: HttpRequest) -> HttpResponse:
    """What is missing, odd or late in an area, and the families of one check."""
    offset = request.GET.get("offset", "")
    page = quality_page.of(
        reader(request),
        area=request.GET.get("area", "")[:9],
        check=request.GET.get("check", ""),
        offset=int(offset) if offset.isascii() and offset.isdigit() and len(offset) < 7 else 0,
    )
    return render(request, "web/quality.html", {"section": "more", "page": page})
