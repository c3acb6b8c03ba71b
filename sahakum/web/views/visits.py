"""Recording a home visit."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.journal import clock
from sahakum.registry import selectors as registry
from sahakum.support.models import Met, VisitState
from sahakum.web import recording, visit_tasks, wording
from sahakum.web.doors import needs, reader

KIND = "home_visit"


@needs(permissions.RECORD_VISIT)
def new_visit(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """A form filled with what is usual: today, and the head of the family was met."""
    user = reader(request)
    household = registry.household_for(user, household_id)
    if request.method == "POST":
        draft, outcome = recording.send(request, KIND, by=user, household=str(household.pk))
        if outcome.saved:
            messages.success(request, _("The visit is saved."))
            return redirect("family", household_id=household.pk)
    else:
        today = wording.day_in_numbers(clock.today())
        usual = {"visited_on": today, "met": Met.HEAD, "household": str(household.pk)}
        draft = recording.held_draft(request, KIND, by=user) or recording.new_draft(
            KIND, by=user, **usual
        )
    context = {
        "section": "families",
        "draft": draft,
        "household": household,
        "number": _number(household.pk),
        "tasks": visit_tasks.parts(draft.form, household),
    }
    return render(request, "web/families/visit.html", context, status=draft.status)


def _number(household_id: UUID) -> int:
    state = VisitState.objects.filter(pk=household_id).first()
    return (state.visits if state else 0) + 1
