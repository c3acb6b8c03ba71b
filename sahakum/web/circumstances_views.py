"""Circumstances of a family: all of them, the history of one kind, one record, a new one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sahakum.accounts import permissions
from sahakum.circumstances import selectors
from sahakum.registry import selectors as registry
from sahakum.rules.shipped import in_words
from sahakum.web import circumstances_form, circumstances_page, people, recording
from sahakum.web.circumstances_kinds import ADDED_TO, kind_named, sort_named
from sahakum.web.doors import needs, reader


@require_safe
@needs(permissions.SEE_CIRCUMSTANCES)
def circumstances(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """Every kind with what was told last."""
    household = registry.household_for(reader(request), household_id)
    groups = circumstances_page.all_kinds(reader(request), household)
    context = {"section": "families", "household": household, "groups": groups}
    return render(request, "web/circumstances/all.html", context)


@require_safe
@cache_control(private=True, no_store=True)
@needs(permissions.SEE_CIRCUMSTANCES)
def history(request: HttpRequest, household_id: UUID, kind: str) -> HttpResponse:
    """Everything told of one kind, the newest first."""
    user, sort = reader(request), sort_named(kind)
    household = registry.household_for(user, household_id)
    monthly, method = circumstances_page.sums(user, household, sort)
    context = {
        "section": "families",
        "household": household,
        "sort": sort,
        "entries": circumstances_page.history(user, household, sort),
        "monthly": monthly,
        "method": method,
        "source": in_words(method.source) if method else "",
        "ending": circumstances_page.endings(user, household, sort),
        "ending_title": circumstances_page.ending_title(sort),
    }
    return render(request, "web/circumstances/history.html", context)


@require_safe
@cache_control(private=True, no_store=True)
@needs(permissions.SEE_CIRCUMSTANCES)
def circumstance(request: HttpRequest, household_id: UUID, kind: str, row_id: UUID) -> HttpResponse:
    """One record with every answer; that it was looked at is written down."""
    user, sort = reader(request), sort_named(kind)
    household = registry.household_for(user, household_id)
    row = selectors.row_for(user, sort.model, row_id, page=kind)
    if row.household_id != household.pk:
        raise Http404
    actor = row.operation.actor_id
    context = {
        "section": "families",
        "household": household,
        "sort": sort,
        "row": row,
        "facts": circumstances_page.facts(sort, row),
        "who": people.names_of([actor]).get(actor, ""),
    }
    return render(request, "web/circumstances/one.html", context)


@cache_control(private=True, no_store=True)
@needs(permissions.RECORD_CIRCUMSTANCE)
def new_circumstance(request: HttpRequest, household_id: UUID, kind: str) -> HttpResponse:
    """A form of one kind about a family."""
    user, name = reader(request), kind_named(kind)
    household = registry.household_for(user, household_id)
    if request.method == "POST":
        content = circumstances_form.content_of(request, name, household)
        draft, outcome = recording.send_content(request, name, content, by=user)
        if outcome.saved:
            messages.success(request, _("This is saved."))
            return redirect("circumstance-history", household.pk, ADDED_TO.get(name, name))
    else:
        draft = circumstances_form.draft_of(request, name, household, by=user)
    context: dict[str, Any] = {
        "section": "families",
        "household": household,
        "draft": draft,
        "title": recording.kind_named(name).title,
        "kind": ADDED_TO.get(name, name),
        "questions": circumstances_form.questions(draft.form, name, household, by=user),
        "kept_apart": name in circumstances_form.KEPT_APART,
    }
    return render(request, "web/circumstances/form.html", context, status=draft.status)
