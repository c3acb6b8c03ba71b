"""The history of a record, and voiding it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.web import history_page, recording
from sahakum.web.doors import needs, reader

KIND = "void"


@needs(permissions.SEE_HISTORY)
def history(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """What the journal keeps of one record."""
    user = reader(request)
    page = history_page.of(user, operation_id)
    context = {"section": "families", "page": page}
    context["draft"] = _draft(request, KIND, operation=str(operation_id))
    if page.merge:
        context["undo"] = _draft(request, "merge_undo", merge=str(operation_id))
    return render(request, "web/history.html", context)


def _draft(request: HttpRequest, kind: str, **about: str) -> recording.Draft:
    """What is held of a kind about this operation, or the empty form."""
    user = reader(request)
    held = recording.held_draft(request, kind, by=user)
    if held is not None and about.items() <= held.form.data.items():
        return held
    return recording.new_draft(kind, by=user, **about)


@needs(permissions.SEE_HISTORY)
def void(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Say that a record was wrong, with the reason."""
    if request.method != "POST":
        # After the language was switched the page is asked for again.
        return redirect("history", operation_id=operation_id)
    user = reader(request)
    page = history_page.of(user, operation_id)
    draft, outcome = recording.send(request, KIND, by=user, operation=str(operation_id))
    if outcome.saved:
        messages.success(request, _("The record is voided. Figures leave it out from now on."))
        return redirect("history", operation_id=operation_id)
    context = {"section": "families", "page": page, "draft": draft}
    context["undo"] = recording.new_draft("merge_undo", by=user, merge=str(operation_id))
    return render(request, "web/history.html", context, status=422)
