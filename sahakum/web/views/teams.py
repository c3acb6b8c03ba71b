"""Teams of an organisation, as its administrator keeps them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.journal import clock
from sahakum.staff import selectors
from sahakum.web import people_page, recording, wording
from sahakum.web.doors import needs, reader

may_manage = needs(permissions.MANAGE_PEOPLE)


@may_manage
def teams(request: HttpRequest) -> HttpResponse:
    """The teams of the reader's organisation."""
    found = list(selectors.teams_of(reader(request)))
    return render(request, "web/people/teams.html", {"section": "more", "teams": found})


@may_manage
def new_team(request: HttpRequest) -> HttpResponse:
    """A new team, without members at first."""
    by = reader(request)
    if request.method == "POST":
        draft, outcome = recording.send(request, "team", by=by)
        if outcome.saved:
            messages.success(request, _("The team is made."))
            return redirect("team", team_id=draft.operation_id)
    else:
        draft = recording.new_draft("team", by=by)
    context = {"section": "more", "draft": draft, "title": _("New team"), "back": reverse("teams")}
    return render(request, "web/people/form.html", context, status=draft.status)


@may_manage
def team(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """One team: who belongs to it; POST lets somebody join."""
    by = reader(request)
    found = selectors.team_for(by, team_id)
    fixed = {"team": str(found.pk)}
    if request.method == "POST":
        draft, outcome = recording.send(request, "team_member", by=by, **fixed)
        if outcome.saved:
            messages.success(request, _("The member has joined."))
            return redirect("team", team_id=found.pk)
    else:
        today = wording.day_in_numbers(clock.today())
        draft = recording.new_draft("team_member", by=by, from_on=today, **fixed)
    page = people_page.team_of(by, found)
    context = {"section": "more", "draft": draft, "page": page}
    return render(request, "web/people/team.html", context, status=draft.status)


@may_manage
def leave(request: HttpRequest, team_id: UUID, membership_id: UUID) -> HttpResponse:
    """Today is the last day of a membership; only a button does it."""
    by = reader(request)
    found = selectors.team_for(by, team_id)
    if request.method == "POST":
        today = clock.today().isoformat()
        fixed = {"membership": str(membership_id), "to_on": today}
        _draft, outcome = recording.send(request, "team_leave", by=by, **fixed)
        if outcome.saved:
            messages.success(request, _("The last day is saved."))
    return redirect("team", team_id=found.pk)
