"""Deliveries: to a list of families of a village, or to one family."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.accounts import permissions
from sahakum.assistance import selectors as assistance
from sahakum.journal import clock
from sahakum.registry import selectors as registry
from sahakum.web import delivery_list, recording, wording
from sahakum.web.doors import needs, reader

KIND = "delivery"


@needs(permissions.RECORD_DELIVERY)
def delivery_list_page(request: HttpRequest) -> HttpResponse:
    """First goods, day and village; then the families, all ticked."""
    page = delivery_list.page_of(request)
    if page is None:
        context = {"section": "deliveries", "choice": delivery_list.choice_of(request)}
        return render(request, "web/deliveries/choose.html", context)
    if page.complete:
        messages.success(request, _saved(page.saved))
        return redirect("village", place_id=page.village.pk)
    context = {"section": "deliveries", "page": page}
    status = 422 if page.problems else 200
    return render(request, "web/deliveries/list.html", context, status=status)


@needs(permissions.RECORD_DELIVERY)
def new_delivery(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """One delivery to one family."""
    user = reader(request)
    household = registry.household_for(user, household_id)
    if request.method == "POST":
        draft, outcome = recording.send(request, KIND, by=user, household=str(household.pk))
        if outcome.saved:
            messages.success(request, _("The delivery is saved."))
            return redirect("family", household_id=household.pk)
    else:
        today = wording.day_in_numbers(clock.today())
        usual = {"delivered_on": today, "household": str(household.pk)}
        draft = recording.held_draft(request, KIND, by=user) or recording.new_draft(
            KIND, by=user, **usual
        )
    context = {
        "section": "families",
        "draft": draft,
        "household": household,
        "goods": assistance.goods(),
        "chosen": draft.form["good"].value(),
    }
    return render(request, "web/deliveries/one.html", context, status=draft.status)


def _saved(count: int) -> str:
    counted = ngettext("%(count)s delivery is saved.", "%(count)s deliveries are saved.", count)
    return counted % {"count": wording.number(count)}
