"""Deliveries: to a list of families, one family or its people, a school or a village."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from sahakum.accounts import permissions
from sahakum.assistance import selectors as assistance
from sahakum.journal import clock
from sahakum.localities import selectors as localities
from sahakum.registry import selectors as registry
from sahakum.web import areas, delivery_list, member_deliveries, recording, wording
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
    status = 422 if page.problems or page.gone else 200
    return render(request, "web/deliveries/list.html", context, status=status)


@needs(permissions.RECORD_DELIVERY)
def new_delivery(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """One delivery to one family, or one to each of its members who is ticked."""
    user = reader(request)
    household = registry.household_for(user, household_id)
    members = registry.members_of(household)
    held = recording.held_draft(request, KIND, by=user)
    if request.method == "POST":
        draft, saved = member_deliveries.send(request, household, members, by=user)
        if saved:
            messages.success(request, _saved(saved))
            return redirect("family", household_id=household.pk)
    else:
        usual = {"delivered_on": _today(), "household": str(household.pk)}
        draft = held or recording.new_draft(KIND, by=user, **usual)
    context = {
        "section": "families",
        "draft": draft,
        "household": household,
        "members": member_deliveries.offered(members, held),
        "ticked": request.POST.getlist("person") or [str(draft.form["person"].value() or "")],
        "goods": assistance.goods(),
        "chosen": draft.form["good"].value(),
    }
    return render(request, "web/deliveries/one.html", context, status=draft.status)


@needs(permissions.RECORD_DELIVERY)
def place_delivery(request: HttpRequest, place_id: int) -> HttpResponse:
    """One delivery to a school or other site of a village, or to the village as a whole."""
    user = reader(request)
    place = areas.village_in_sight(user, str(place_id))
    if request.method == "POST":
        site = request.POST.get("site", "")
        receiver = {"village": ""} if site else {"village": str(place.pk)}
        draft, outcome = recording.send(request, KIND, by=user, **receiver)
        if outcome.saved:
            messages.success(request, _saved(1))
            return redirect("village", place_id=place.pk)
    else:
        held = recording.held_draft(request, KIND, by=user)
        draft = held or recording.new_draft(KIND, by=user, delivered_on=_today())
    context = {
        "draft": draft,
        "place": place,
        "site": draft.form["site"].value() or "",
        "sites": localities.sites_in(user, place),
        "goods": assistance.goods(),
        "chosen": draft.form["good"].value(),
        "given": member_deliveries.given_here(user, place),
    }
    return render(request, "web/deliveries/place.html", context, status=draft.status)


def _today() -> str:
    return wording.day_in_numbers(clock.today())


def _saved(count: int) -> str:
    counted = ngettext("%(count)s delivery is saved.", "%(count)s deliveries are saved.", count)
    return counted % {"count": wording.number(count)}
