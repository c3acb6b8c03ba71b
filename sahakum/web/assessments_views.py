"""Assessments: choosing a questionnaire, answering it, its result, what is kept apart."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sahakum.accounts import permissions
from sahakum.registry import selectors as registry
from sahakum.web import areas, assessments_choice, assessments_form, assessments_result
from sahakum.web.doors import needs, reader


@needs(permissions.RECORD_ASSESSMENT)
def new_assessment(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """A family or one of its members: first the questionnaire, then its questions."""
    user = reader(request)
    household = registry.household_for(user, household_id)
    context = {"section": "families", "household": household}
    if not _chosen(request):
        page = assessments_choice.of_family(user, household)
        return render(request, "web/assessments/choose.html", context | {"page": page})
    person = assessments_form.person_asked(request, household)
    subject = {"person": str(person.pk)} if person else {"household": str(household.pk)}
    return _form(request, subject, context | {"person": person})


@needs(permissions.RECORD_ASSESSMENT)
def village_assessments(request: HttpRequest, place_id: int) -> HttpResponse:
    """A village: what was assessed, first the questionnaire, then its questions."""
    user = reader(request)
    place = areas.village_in_sight(user, str(place_id))
    context = {"section": "families", "place": place}
    if not _chosen(request):
        page = assessments_choice.of_village(user, place)
        return render(request, "web/assessments/choose.html", context | {"page": page})
    return _form(request, {"village": str(place.pk)}, context)


def _chosen(request: HttpRequest) -> bool:
    return "version" in request.GET or "held" in request.GET


def _form(
    request: HttpRequest, subject: dict[str, str], context: dict[str, object]
) -> HttpResponse:
    page = assessments_form.page_of(request, subject)
    if page.saved:
        messages.success(request, _("The assessment is saved."))
        return redirect("assessment", response_id=page.operation_id)
    shown = context | {"page": page}
    return render(request, "web/assessments/form.html", shown, status=page.status)


@require_safe
@cache_control(private=True, no_store=True)
@needs(permissions.SEE_ASSESSMENTS)
def assessment(request: HttpRequest, response_id: UUID) -> HttpResponse:
    """A result, item by item."""
    page = assessments_result.of(reader(request), response_id, sensitive=False)
    return _result(request, page)


@require_safe
@cache_control(private=True, no_store=True)
@needs(permissions.SEE_ASSESSMENTS)
def assessment_apart(request: HttpRequest, response_id: UUID) -> HttpResponse:
    """The same with the sensitive answers, for who needs to know them."""
    page = assessments_result.of(reader(request), response_id, sensitive=True)
    return _result(request, page)


def _result(request: HttpRequest, page: assessments_result.ResultPage) -> HttpResponse:
    context = {"section": "families", "page": page}
    return render(request, "web/assessments/result.html", context)
