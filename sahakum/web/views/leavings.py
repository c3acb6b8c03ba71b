"""A family leaves a programme."""

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

KIND = "leaving"


@needs(permissions.RECORD_LEAVING)
def new_leaving(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """Which programme, since when and why; self-sufficient by stated criteria."""
    user = reader(request)
    household = registry.household_for(user, household_id)
    if request.method == "POST":
        draft, outcome = recording.send(request, KIND, by=user, household=str(household.pk))
        if outcome.saved:
            messages.success(request, _("The family has left the programme."))
            return redirect("family", household_id=household.pk)
    else:
        usual = {"left_on": wording.day_in_numbers(clock.today()), "household": str(household.pk)}
        draft = recording.held_draft(request, KIND, by=user) or recording.new_draft(
            KIND, by=user, **usual
        )
    joined = programmes.programmes_joined(household)
    context = {
        "section": "families",
        "draft": draft,
        "household": household,
        "programmes": joined.filter(organisation_id=user.organisation_id),
        "chosen": draft.form["programme"].value(),
        "rule": programmes.leaving_rule_on(clock.today()),
    }
    return render(request, "web/families/leaving.html", context, status=draft.status)
