"""One programme: its components, and who stewards it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import Organisation
from sahakum.journal import clock
from sahakum.programmes import selectors as programmes
from sahakum.web import recording, wording
from sahakum.web.doors import needs, reader

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
