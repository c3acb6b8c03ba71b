"""Photographs of animals and about business grants: taken on a page, and looked at."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.animals import selectors as animals
from sahakum.grants import selectors as grants
from sahakum.grants.models import GrantPhotograph
from sahakum.web import photographs, rows_of
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
