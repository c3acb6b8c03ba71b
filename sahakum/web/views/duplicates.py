"""Duplicates: pairs that may be one, and the undo of a merge."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.web import duplicates_page, history_page, recording
from sahakum.web.doors import needs, reader


@needs(permissions.MERGE_RECORDS)
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs of one area side by side; what the reader decides of one is stored."""
    sentences = duplicates_page.answer(request) if request.method == "POST" else []
    if request.method == "POST" and not sentences:
        different = request.POST.get("step") == "different"
        said = _("They stay two and are not proposed again.") if different else _("They are one.")
        messages.success(request, said)
        return redirect(request.get_full_path())
    page = duplicates_page.page_of(request, sentences)
    context = {"section": "more", "page": page}
    return render(request, "web/duplicates.html", context, status=page.status)


@needs(permissions.MERGE_RECORDS)
def undo_merge(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Says that a merge was wrong, with the reason."""
    if request.method != "POST":
        return redirect("history", operation_id=operation_id)
    user = reader(request)
    page = history_page.of(user, operation_id)
    draft, outcome = recording.send(request, "merge_undo", by=user, merge=str(operation_id))
    if outcome.saved:
        messages.success(request, _("They are two again."))
        return redirect("history", operation_id=operation_id)
    # Parted in the meantime, its page offers to void it as any other record.
    about = {"operation": str(operation_id)}
    context = {"section": "families", "page": page, "undo": draft}
    context["draft"] = recording.new_draft("void", by=user, **about)
    return render(request, "web/history.html", context, status=422)
