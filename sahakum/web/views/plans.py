"""Pages of a family's plan: reading, drawing up, printing, and words about a task."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.journal import clock
from sahakum.registry import selectors as registry
from sahakum.support import plan_selectors as plans
from sahakum.support.models import TaskState
from sahakum.web import plan_page, recording, rows_of, wording
from sahakum.web.doors import needs, reader

PAIRING = "pairing"
MOST_OFFERED = 200


@needs(permissions.SEE_HOUSEHOLDS)
def plan(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """The plan that holds, what is carried over, and earlier plans."""
    page = plan_page.of(reader(request), household_id)
    return render(request, "web/plans/plan.html", {"section": "families", "page": page})


@needs(permissions.SEE_HOUSEHOLDS)
def plan_sheet(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """One sheet of paper for the family, in plain Khmer and without a word about risk."""
    page = plan_page.of(reader(request), household_id)
    open_goals = [
        plan_page.GoalPart(text=part.text, lines=lines)
        for part in [*page.goals, *page.carried_over]
        if (lines := [one for one in part.lines if one.task.state == TaskState.OPEN])
    ]
    context = {"section": "families", "page": page, "goals": open_goals}
    return render(request, "web/plans/sheet.html", context)


@needs(permissions.RECORD_PLAN)
def new_plan(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """Goals and tasks; a plan that is changed is said again, open tasks go on."""
    user = reader(request)
    household = registry.household_for(user, household_id)
    form = plan_page.form_of(request, household, by=user)
    if form.saved:
        messages.success(request, _("The plan is saved."))
        return redirect("plan", household_id=household.pk)
    context = {"section": "families", "page": form, "household": household}
    return render(request, "web/plans/new.html", context, status=form.draft.status)


@needs(permissions.RECORD_PLAN)
def task_done(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """A task is done."""
    return _word(request, task_id, "task_done")


@needs(permissions.RECORD_PLAN)
def task_change(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """A task was not done: why, and by when now."""
    return _word(request, task_id, "task_change")


def _word(request: HttpRequest, task_id: UUID, kind: str) -> HttpResponse:
    user = reader(request)
    task = plans.task_for(user, task_id)
    if task is None:
        raise Http404
    if request.method == "POST":
        draft, outcome = recording.send(request, kind, by=user, task=str(task.pk))
        if outcome.saved:
            messages.success(request, _("This is saved in the plan."))
            return redirect("plan", household_id=task.household_id)
    else:
        usual = {"task": str(task.pk), "said_on": wording.day_in_numbers(clock.today())}
        draft = recording.held_draft(request, kind, by=user) or recording.new_draft(
            kind, by=user, **usual
        )
    context: dict[str, Any] = {"section": "families", "draft": draft, "kind": kind}
    context |= {"household": task.household, "line": plan_page.line_of(task)}
    return render(request, "web/plans/task.html", context, status=draft.status)


@needs(permissions.RECORD_PAIRING)
def new_pairing(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """Another family of the village that looks in on this one."""
    user = reader(request)
    household = registry.household_for(user, household_id)
    if request.method == "POST":
        draft, outcome = recording.send(request, PAIRING, by=user, household=str(household.pk))
        if outcome.saved:
            messages.success(request, _("The families are paired."))
            return redirect("plan", household_id=household.pk)
    else:
        today = wording.day_in_numbers(clock.today())
        draft = recording.held_draft(request, PAIRING, by=user) or recording.new_draft(
            PAIRING, by=user, household=str(household.pk), from_on=today
        )
    neighbours = registry.households_in(user, household.village).exclude(pk=household.pk)
    context = {
        "section": "families",
        "draft": draft,
        "household": household,
        "neighbours": [(str(one.pk), rows_of.neighbour(one)) for one in neighbours[:MOST_OFFERED]],
        "chosen": str(draft.form["other"].value() or ""),
    }
    return render(request, "web/plans/pairing.html", context, status=draft.status)
