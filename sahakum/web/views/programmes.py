"""One programme: its components, and who stewards it; what is added, and new names."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import Organisation
from sahakum.journal import clock
from sahakum.programmes import patterns
from sahakum.programmes import selectors as programmes
from sahakum.programmes.models import Component, Programme
from sahakum.web import recording, wording
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import RecordPage, asked

KIND = "stewardship"


@needs(permissions.SEE_REPORTS)
def programme(request: HttpRequest, programme: str) -> HttpResponse:
    """A programme of the reader's organisation; officers say here who stewards it."""
    user = reader(request)
    found = programmes.programme_for(user, programme)
    if request.method == "POST":
        draft, outcome = recording.send(request, KIND, by=user, programme=found.code)
        if outcome.saved:
            messages.success(request, _("This is saved."))
            return redirect("programme", programme=found.code)
    else:
        today = wording.day_in_numbers(clock.today())
        draft = recording.new_draft(KIND, by=user, programme=found.code, from_on=today)
    context = {
        "section": "reports",
        "programme": found,
        "components": found.components.order_by("order"),
        "stewards": programmes.stewards_of(found),
        "targets": programmes.targets_of(found, on=clock.today()),
        "organisations": Organisation.objects.order_by("name_en"),
        "draft": draft,
    }
    return render(request, "web/programme.html", context, status=draft.status)


@needs(permissions.KEEP_PROGRAMMES)
def new_programme(request: HttpRequest) -> HttpResponse:
    """A programme of the reader's organisation, empty or with the components of a pattern."""
    page = RecordPage(
        kind="programme",
        title=_("New programme"),
        about=_("Programmes"),
        back=reverse("reports"),
        first={"pattern": patterns.EMPTY},
    )
    return asked(request, page)


@needs(permissions.KEEP_PROGRAMMES)
def new_component(request: HttpRequest, programme: str) -> HttpResponse:
    """A component after the others."""
    found = programmes.programme_for(reader(request), programme)
    return asked(request, _page_of(found, "component", _("New component"), {}))


@needs(permissions.KEEP_PROGRAMMES)
def programme_name(
    request: HttpRequest, programme: str, component_id: UUID | None = None
) -> HttpResponse:
    """Another name from a day on."""
    found = programmes.programme_for(reader(request), programme)
    named: Programme | Component = found
    if component_id:
        named = get_object_or_404(Component, programme=found, pk=component_id)
    title = _("New name of %(name)s") % {"name": named.name}
    component = {"component": str(component_id)} if component_id else {}
    return asked(request, _page_of(found, "programme_name", title, component))


def _page_of(programme: Programme, kind: str, title: str, fixed: dict[str, str]) -> RecordPage:
    return RecordPage(
        kind=kind,
        title=title,
        about=programme.name,
        back=reverse("programme", args=[programme.code]),
        fixed={"programme": programme.code} | fixed,
    )
