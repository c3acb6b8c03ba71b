"""Photographs of animals and about business grants: taken on a page, looked at, erased."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.animals import selectors as animals
from sahakum.capture import erasing
from sahakum.grants import selectors as grants
from sahakum.grants.models import GrantPhotograph
from sahakum.web import photograph_erasing, photographs, recording, rows_of
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import RecordPage, asked


@needs(permissions.RECORD_MEETING)
def new_of_animal(request: HttpRequest, animal_id: UUID) -> HttpResponse:
    """An animal is photographed."""
    found = animals.animal_for(reader(request), animal_id)
    page = RecordPage(
        kind="animal_photograph",
        title=_("Add a photograph"),
        about=rows_of.joined(found.tag, str(found.commodity)),
        back=reverse("animal", args=[found.pk]),
        fixed={"animal": str(found.pk)},
        day="taken_on",
    )
    return asked(request, page)


@needs(permissions.SEE_GROUPS)
def of_animal(request: HttpRequest, photograph_id: UUID, size: str) -> HttpResponse:
    """A photograph of an animal."""
    found = animals.photograph_for(reader(request), photograph_id)
    return photographs.answer(request, found, size, about=("animal", found.animal_id))


@needs(permissions.RECORD_BUSINESS_GRANT)
def new_of_grant(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """A receipt, or what was bought, is photographed."""
    found = grants.own_grant_for(reader(request), grant_id)
    page = RecordPage(
        kind="business_grant_photograph",
        title=_("Add a photograph"),
        about=rows_of.family_name(found.household),
        back=reverse("business-grant", args=[found.pk]),
        fixed={"grant": str(found.pk)},
        first={"shows": GrantPhotograph.Shows.BOUGHT},
        day="taken_on",
    )
    return asked(request, page)


@needs(permissions.SEE_BUSINESS_GRANTS)
def of_grant(request: HttpRequest, photograph_id: UUID, size: str) -> HttpResponse:
    """A photograph about a business grant."""
    found = grants.photograph_for(reader(request), photograph_id)
    return photographs.answer(request, found, size, about=("business_grant", found.grant_id))


@needs(permissions.ERASE_PHOTOGRAPH)
def erase(request: HttpRequest, photograph_id: UUID) -> HttpResponse:
    """A picture that nobody may see any more is erased, with the reason."""
    user, kind, said = reader(request), "photograph_erasure", {"photograph": str(photograph_id)}
    page = photograph_erasing.of(user, photograph_id)
    is_sent = request.method == "POST"
    if page.erasure_id and not (is_sent and page.erasure_id == recording.posted_id(request)):
        messages.info(request, erasing.ERASED_BEFORE)
        return redirect(page.back)
    if is_sent:
        draft, outcome = recording.send(request, kind, by=user, **said)
        if outcome.saved:
            messages.success(request, _("The picture is erased. Nobody can see it any more."))
            return redirect(page.back)
    else:
        held = recording.held_draft(request, kind, by=user, **said)
        draft = held or recording.new_draft(kind, by=user, **said)
    context = {"draft": draft, "page": page}
    return render(request, "web/erase_photograph.html", context, status=draft.status)
