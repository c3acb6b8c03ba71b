"""The catalogue: what is given and built, its units, and its names over time."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.assistance import selectors as assistance
from sahakum.assistance.models import Good
from sahakum.journal import clock
from sahakum.web import recording, wording
from sahakum.web.doors import needs, reader


@needs(permissions.KEEP_CATALOGUE)
def catalogue(request: HttpRequest) -> HttpResponse:
    """All of it, with the names that each had before."""
    entries = [(good, assistance.former_names(good)) for good in assistance.goods(Good.Sort.values)]
    return render(request, "web/catalogue/list.html", {"section": "more", "entries": entries})


@needs(permissions.KEEP_CATALOGUE)
def new_good(request: HttpRequest) -> HttpResponse:
    """Something new."""
    return _form(request, "good", title=_("New in the catalogue"), sort=Good.Sort.USED_UP)


@needs(permissions.KEEP_CATALOGUE)
def good_name(request: HttpRequest, code: str) -> HttpResponse:
    """Another name from a day on."""
    good = get_object_or_404(Good, pk=code)
    title = _("New name of %(name)s") % {"name": good.name}
    return _form(request, "good_name", title=title, fixed={"good": good.pk})


def _form(
    request: HttpRequest,
    kind: str,
    *,
    title: str,
    fixed: dict[str, str] | None = None,
    **first: str,
) -> HttpResponse:
    user, said = reader(request), fixed or {}
    if request.method == "POST":
        draft, outcome = recording.send(request, kind, by=user, **said)
        if outcome.saved:
            messages.success(request, _("It is saved."))
            return redirect("catalogue")
    else:
        today = wording.day_in_numbers(clock.today())
        draft = recording.new_draft(kind, by=user, **said, **first, from_on=today)
    context = {"draft": draft, "title": title}
    return render(request, "web/catalogue/form.html", context, status=draft.status)
