"""Targets of a programme, and totals from before the system."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.programmes import selectors as programmes
from sahakum.web import promises, recording
from sahakum.web.doors import needs, reader

TARGET, TAKEN_OVER = "target", "taken_over"


@needs(permissions.SEE_REPORTS)
def promises_page(request: HttpRequest, programme: str) -> HttpResponse:
    """What was promised, and what was counted before the system."""
    page = promises.of(reader(request), programme)
    return render(request, "web/reports/promises.html", {"section": "reports", "page": page})


@needs(permissions.SET_TARGET)
def new_target(request: HttpRequest, programme: str) -> HttpResponse:
    """How much of what is promised, where and until when."""
    heading, saved = _("Set a target"), _("The target is set.")
    return _record(request, programme, TARGET, heading, saved, promises.usual_year())


@needs(permissions.SET_TARGET)
def new_taken_over(request: HttpRequest, programme: str) -> HttpResponse:
    """A total from an earlier report, with its source."""
    heading, saved = _("Take over a total"), _("The total is noted as taken over.")
    return _record(request, programme, TAKEN_OVER, heading, saved, {})


def _record(
    request: HttpRequest, code: str, kind: str, heading: str, saved: str, usual: dict[str, Any]
) -> HttpResponse:
    user = reader(request)
    programme = programmes.programme_for(user, code)
    if request.method == "POST":
        draft, outcome = recording.send(request, kind, by=user, programme=str(programme.pk))
        if outcome.saved:
            messages.success(request, saved)
            return redirect("promises", programme=code)
    else:
        given = usual | {"programme": str(programme.pk)}
        draft = recording.held_draft(request, kind, by=user) or recording.new_draft(
            kind, by=user, **given
        )
    context = {
        "section": "reports",
        "draft": draft,
        "heading": heading,
        "programme": programme,
        "indicators": promises.indicator_choices() if kind == TARGET else [],
        "places": promises.place_choices(user, programme),
    }
    return render(request, "web/reports/promise.html", context, status=draft.status)
