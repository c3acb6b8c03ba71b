"""Making a questionnaire: the list, a draft and its parts, trying, publishing, closing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sahakum.accounts import permissions
from sahakum.assessments import drafts
from sahakum.assessments import selectors as assessments
from sahakum.assessments.questions import described
from sahakum.lib.ids import uuid7
from sahakum.web import assessments_design, assessments_drafts, assessments_xlsform
from sahakum.web.assessments_design import PartPage
from sahakum.web.doors import needs, reader

SECTION = {"section": "more"}


@needs(permissions.DESIGN_QUESTIONNAIRE)
def questionnaires(request: HttpRequest) -> HttpResponse:
    """Published questionnaires and drafts."""
    user = reader(request)
    context = SECTION | {
        "lines": assessments_drafts.lines(user),
        "drafts": drafts.drafts_of(user),
        "operation_id": uuid7(),
    }
    return render(request, "web/assessments/questionnaires.html", context)


@needs(permissions.RECORD_ASSESSMENT)
def questionnaire_form(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """The form of a version as data, for programs: `?language=en` for English."""
    version = assessments.version_for(reader(request), version_id)
    language = "en" if request.GET.get("language") == "en" else "km"
    return JsonResponse(described(version, language=language))


@needs(permissions.DESIGN_QUESTIONNAIRE)
def new_draft(request: HttpRequest) -> HttpResponse:
    """A draft from its title, or from a version that exists."""
    form, draft = assessments_drafts.begun(request)
    if draft is not None:
        return redirect("questionnaire-draft", draft_id=draft.pk)
    context = SECTION | {"form": form}
    status = 422 if form.is_bound else 200
    return render(request, "web/assessments/draft_new.html", context, status=status)


@needs(permissions.DESIGN_QUESTIONNAIRE)
def from_xlsform(request: HttpRequest) -> HttpResponse:
    """A draft out of an XLSForm, with a list of what could not be taken."""
    page = assessments_xlsform.taken(request)
    context = SECTION | {"page": page}
    return render(request, "web/assessments/xlsform.html", context, status=page.status)


@needs(permissions.DESIGN_QUESTIONNAIRE)
def draft(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """A draft as a whole; its buttons move and remove parts."""
    if request.method == "POST":
        if not assessments_drafts.step(request, draft_id):
            messages.warning(request, _("This draft was changed in the meantime."))
        return redirect("questionnaire-draft", draft_id=draft_id)
    page = assessments_drafts.overview(reader(request), draft_id)
    context = SECTION | {"page": page, "operation_id": uuid7()}
    return render(request, "web/assessments/draft.html", context)


@needs(permissions.DESIGN_QUESTIONNAIRE)
def head(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Title and purpose of a draft."""
    return _part(request, assessments_design.page_of(request, draft_id, assessments_design.head))


@needs(permissions.DESIGN_QUESTIONNAIRE)
def scoring(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Method and bands of a draft."""
    page = assessments_design.page_of(request, draft_id, assessments_design.scoring)
    return _part(request, page)


@needs(permissions.DESIGN_QUESTIONNAIRE)
def section(request: HttpRequest, draft_id: UUID, section: int) -> HttpResponse:
    """The heading of a section."""
    page = assessments_design.page_of(
        request, draft_id, lambda document: assessments_design.section(document, section)
    )
    return _part(request, page)


@needs(permissions.DESIGN_QUESTIONNAIRE)
def question(request: HttpRequest, draft_id: UUID, section: int, question: int) -> HttpResponse:
    """One question."""
    place = (section, question)
    page = assessments_design.page_of(
        request, draft_id, lambda document: assessments_design.question(document, place)
    )
    return _part(request, page)


def _part(request: HttpRequest, page: PartPage) -> HttpResponse:
    if page.saved:
        return redirect("questionnaire-draft", draft_id=page.draft.pk)
    context = SECTION | {"page": page}
    return render(request, "web/assessments/draft_part.html", context, status=page.status)


@needs(permissions.DESIGN_QUESTIONNAIRE)
def try_draft(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The form as a worker will see it, and what its answers come to."""
    page = assessments_drafts.tried(request, draft_id)
    if page is None:
        return redirect("questionnaire-draft", draft_id=draft_id)
    status = 422 if page.questions.is_bound and page.questions.errors else 200
    context = SECTION | {"page": page}
    return render(request, "web/assessments/draft_try.html", context, status=status)


@require_POST
@needs(permissions.DESIGN_QUESTIONNAIRE)
def publish_draft(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Publish a draft: from now on it can be answered and is never edited."""
    sentences = assessments_drafts.published(request, draft_id)
    if sentences:
        for sentence in sentences:
            messages.warning(request, sentence)
        return redirect("questionnaire-draft", draft_id=draft_id)
    messages.success(request, _("The questionnaire is published."))
    return redirect("questionnaires")


@require_POST
@needs(permissions.DESIGN_QUESTIONNAIRE)
def close_questionnaire(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Take no more answers to a version."""
    sentences = assessments_drafts.closed(request, version_id)
    for sentence in sentences:
        messages.warning(request, sentence)
    if not sentences:
        messages.success(request, _("No more answers to this version are taken."))
    return redirect("questionnaires")
