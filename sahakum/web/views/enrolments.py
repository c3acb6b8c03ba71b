"""A family joins a programme."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.journal import clock
from sahakum.programmes import selectors as programmes
from sahakum.registry import selectors as registry
from sahakum.web import recording, wording
from sahakum.web.doors import needs, reader

KIND = "enrolment"


@needs(permissions.RECORD_ENROLMENT)
def new_enrolment(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """Which programme, and since when."""
    user = reader(request)
    household = registry.household_for(user, household_id)
    if request.method == "POST":
        draft, outcome = recording.send(request, KIND, by=user, household=str(household.pk))
        if outcome.saved:
            messages.success(request, _("The family takes part now."))
            return redirect("family", household_id=household.pk)
    else:
        usual = {"from_on": wording.day_in_numbers(clock.today()), "household": str(household.pk)}
        draft = recording.held_draft(request, KIND, by=user) or recording.new_draft(
            KIND, by=user, **usual
        )
    context = {
        "section": "families",
        "draft": draft,
        "household": household,
        "programmes": programmes.programmes_of(user),
        "chosen": draft.form["programme"].value(),
    }
    return render(request, "web/families/enrolment.html", context, status=draft.status)
