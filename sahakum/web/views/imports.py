"""Lists in spreadsheets: empty tables, and files sent to be checked or imported."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.accounts import permissions
from sahakum.web import import_page
from sahakum.web.doors import needs, reader


@needs(permissions.IMPORT)
def lists(request: HttpRequest) -> HttpResponse:
    """Empty tables to download; POST checks or imports the files sent."""
    page = import_page.page_for(reader(request))
    if request.method == "POST":
        files = request.FILES.getlist("files")
        dry_run = request.POST.get("step") != "import"
        page = import_page.sent(files, dry_run=dry_run, by=reader(request))
    return render(request, "web/imports.html", {"section": "more", "page": page})
