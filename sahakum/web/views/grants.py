"""Who else sees a family: what was opened to others, opening it, and ending that."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.web import grants_page, recording
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import RecordPage, asked


@needs(permissions.GIVE_GRANTS)
def grants(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """What was opened of a family, with the form that opens it to somebody more."""
    user = reader(request)
    page = grants_page.of(user, household_id)
    if request.method == "POST":
        draft, outcome = recording.send(request, "grant", by=user, household=str(household_id))
        if outcome.saved:
            messages.success(request, _("It is open to them now."))
            return redirect("grants", household_id=household_id)
    else:
        held = recording.held_draft(request, "grant", by=user)
        draft = held or recording.new_draft("grant", by=user, household=str(household_id))
    context = {
        "section": "families",
        "page": page,
        "draft": draft,
        "chosen": str(draft.form["receiver"].value() or ""),
    }
    return render(request, "web/families/grants.html", context, status=draft.status)


@needs(permissions.GIVE_GRANTS)
def end_grant(request: HttpRequest, household_id: UUID, grant_id: UUID) -> HttpResponse:
    """Closes the family to somebody again, with the reason."""
    found = grants_page.of(reader(request), household_id)
    line = next((one for one in found.open if one.pk == grant_id), None)
    if line is None:
        raise Http404
    page = RecordPage(
        kind="grant_end",
        title=_("Close it to %(name)s") % {"name": line.receiver},
        about=_("Who else sees it"),
        back=reverse("grants", args=[household_id]),
        fixed={"grant": str(grant_id)},
    )
    return asked(request, page)
