"""What was kept and waits for a correction, and setting it aside."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.capture import holding
from sahakum.web import attention_page, way_back
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import RecordPage, asked


@login_required
def attention(request: HttpRequest) -> HttpResponse:
    """One's own held records; a supervisor also sees those of the organisation."""
    context = {"section": "attention", "page": attention_page.of(reader(request))}
    return render(request, "web/attention.html", context)


@needs(permissions.SET_ASIDE)
def set_aside(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Say why something that waits is not corrected; then go on where one came from."""
    held = holding.held_for(reader(request)).filter(pk=operation_id).first()
    if held is None:
        raise Http404
    page = RecordPage(
        kind="set_aside",
        title=_("Set aside"),
        about=attention_page.title_of(held),
        back=way_back.of(request, otherwise=reverse("attention")),
        fixed={"held": str(held.pk)},
    )
    return asked(request, page)
