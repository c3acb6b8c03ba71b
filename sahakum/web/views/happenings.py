"""What happens in a family: what may be said, and the short form of each."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sahakum.accounts import permissions
from sahakum.registry import selectors as registry
from sahakum.web import (
    happening_questions,
    happenings_page,
    member_page,
    moving,
    recording,
    relations_page,
)
from sahakum.web.doors import needs, reader


@require_safe
@needs(permissions.RECORD_HOUSEHOLD)
def happenings(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """What has changed? Each line leads to its form."""
    household = registry.household_for(reader(request), household_id)
    rows = happenings_page.offered(household)
    context = {"section": "families", "household": household, "rows": rows}
    return render(request, "web/families/happenings.html", context)


@needs(permissions.RECORD_HOUSEHOLD)
def new_happening(request: HttpRequest, household_id: UUID, kind: str) -> HttpResponse:
    """The form of one thing that happened."""
    user = reader(request)
    happenings_page.happening_named(kind)
    household = registry.household_for(user, household_id)
    fixed = happenings_page.fixed(request, kind, household)
    text = request.GET.get("q", "").strip()[: moving.LONGEST_SEARCH]
    if request.method == "POST":
        draft, outcome = recording.send(request, kind, by=user, **fixed)
        if outcome.saved:
            messages.success(request, _("This is saved."))
            return redirect(happenings_page.next_page(request, kind, household, draft))
    else:
        draft = happenings_page.draft_of(request, kind, household, by=user)
    context = {
        "section": "families",
        "household": household,
        "draft": draft,
        "kind": kind,
        "title": happenings_page.title_of(kind, draft),
        "questions": happening_questions.questions(
            draft, household, fixed=fixed, text=text, by=user
        ),
        "text": text,
        "found": happening_questions.anything_found(kind, text, by=user),
        "kept": happenings_page.kept(request),
        "facts": happening_questions.facts(draft, fixed),
    }
    return render(request, "web/families/happening.html", context, status=draft.status)


@needs(permissions.RECORD_HOUSEHOLD)
def new_relations(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """What the members are to the head of today, on one page."""
    user = reader(request)
    household = registry.household_for(user, household_id)
    page = relations_page.of(request, household, by=user)
    if request.method == "POST":
        content = relations_page.content_of(request, household)
        if relations_page.says_nothing_new(content, household):
            messages.success(request, _("Everything stays as it was told."))
            return redirect("family", household_id=household.pk)
        draft, outcome = recording.send_content(request, relations_page.KIND, content, by=user)
        if outcome.saved:
            messages.success(request, _("This is saved."))
            return redirect("family", household_id=household.pk)
        page = relations_page.page_of(draft, household)
    context = {"section": "families", "household": household, "page": page}
    context["choices"] = relations_page.CHOICES
    return render(request, "web/families/relations.html", context, status=page.draft.status)


@require_safe
@needs(permissions.SEE_HOUSEHOLDS)
def member(request: HttpRequest, household_id: UUID, person_id: UUID) -> HttpResponse:
    """One member: who it is, and the families this person belonged to."""
    page = member_page.of(reader(request), household_id, person_id)
    return render(request, "web/families/member.html", {"section": "families", "page": page})


@needs(permissions.RECORD_HOUSEHOLD)
def change_member(request: HttpRequest, household_id: UUID, person_id: UUID) -> HttpResponse:
    """What is corrected or has changed of a member; empty answers change nothing."""
    user = reader(request)
    page = member_page.of(user, household_id, person_id)
    fixed = {"person": str(page.person.pk)}
    if request.method == "POST":
        draft, outcome = recording.send(request, "person_change", by=user, **fixed)
        if outcome.saved:
            messages.success(request, _("This is saved."))
            return redirect("member", household_id=household_id, person_id=person_id)
    else:
        draft = happenings_page.draft_of_change(request, page.person, by=user)
    questions = happening_questions.questions_of_change(draft)
    context = {"section": "families", "page": page, "draft": draft, "questions": questions}
    return render(request, "web/families/member_change.html", context, status=draft.status)
