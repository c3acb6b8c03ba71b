"""The catalogue: what is given and built, its units, and its names over time."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.assistance import selectors as assistance
from sahakum.assistance.models import Good
from sahakum.ledger import selectors as ledger
from sahakum.web.doors import needs
from sahakum.web.record_page import RecordPage, asked


@needs(permissions.KEEP_CATALOGUE)
def catalogue(request: HttpRequest) -> HttpResponse:
    """All of it, with the names that each had before."""
    entries = [(good, assistance.former_names(good)) for good in assistance.goods(Good.Sort.values)]
    kept = list(ledger.commodities(("rice", "animal")))
    context = {"section": "more", "entries": entries, "kept": kept}
    return render(request, "web/catalogue/list.html", context)


@needs(permissions.KEEP_CATALOGUE)
def new_good(request: HttpRequest) -> HttpResponse:
    """Something new."""
    return _asked(
        request, kind="good", title=_("New in the catalogue"), first={"sort": Good.Sort.USED_UP}
    )


@needs(permissions.KEEP_CATALOGUE)
def new_commodity(request: HttpRequest) -> HttpResponse:
    """Another kind of rice or of animals that groups can keep."""
    title = _("New kind of rice or of animals")
    return _asked(request, kind="commodity", title=title, day="added_on", first={"sort": "rice"})


@needs(permissions.KEEP_CATALOGUE)
def good_name(request: HttpRequest, code: str) -> HttpResponse:
    """Another name from a day on."""
    good = get_object_or_404(Good, pk=code)
    title = _("New name of %(name)s") % {"name": good.name}
    return _asked(request, kind="good_name", title=title, fixed={"good": good.pk})


def _asked(request: HttpRequest, **page: Any) -> HttpResponse:
    return asked(request, RecordPage(about=_("Catalogue"), back=reverse("catalogue"), **page))
