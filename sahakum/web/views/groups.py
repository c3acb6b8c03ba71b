"""Village groups: lists, one group, a member, a meeting, and what an account is made of."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.accounts import permissions
from sahakum.web import areas, groups_page, meeting_page, passbook, statement_page, statement_paper
from sahakum.web.doors import needs, reader

SECTION = {"section": "groups"}


@needs(permissions.SEE_GROUPS)
def all_groups(request: HttpRequest) -> HttpResponse:
    """All groups that the reader sees, those that wait longest first."""
    page = groups_page.list_of(reader(request), None)
    return render(request, "web/groups/list.html", SECTION | {"page": page})


@needs(permissions.SEE_GROUPS)
def village_groups(request: HttpRequest, place_id: int) -> HttpResponse:
    """The groups of a village."""
    user = reader(request)
    page = groups_page.list_of(user, areas.village_in_sight(user, str(place_id)))
    return render(request, "web/groups/list.html", SECTION | {"page": page})


@needs(permissions.SEE_GROUPS)
def group(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """One group: what to do next, its funds, members and meetings."""
    page = groups_page.of(reader(request), group_id)
    return render(request, "web/groups/group.html", SECTION | {"page": page})


@needs(permissions.SEE_GROUPS)
def member(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """One member's passbook: what she has in each fund, side by side and never added."""
    page = passbook.of(reader(request), member_id)
    return render(request, "web/groups/member.html", SECTION | {"page": page})


@needs(permissions.SEE_GROUPS)
def meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """One meeting as its sheet says it."""
    page = meeting_page.of(reader(request), meeting_id)
    return render(request, "web/groups/meeting.html", SECTION | {"page": page})


@needs(permissions.SEE_GROUPS)
def statement(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """How an account came to hold what it holds: row by row, each with its sheet."""
    page = statement_page.of(reader(request), account_id, request.GET.get("page"))
    context = SECTION | {"page": page, "form": statement_paper.PeriodForm()}
    return render(request, "web/groups/statement.html", context)
