"""Village groups: lists, one group, a member, a meeting, and what an account is made of."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.accounts import permissions
from sahakum.web import (
    areas,
    groups_list,
    groups_page,
    meeting_page,
    passbook,
    statement_page,
)
from sahakum.web.doors import needs, reader
from sahakum.web.statement_period import PeriodForm

SECTION = {"section": "groups"}


@needs(permissions.SEE_GROUPS)
def all_groups(request: HttpRequest) -> HttpResponse:
    """All groups that the reader sees, or those of an area; who needs her most stands first."""
    user, asked = reader(request), request.GET.get("area", "")
    area = areas.area_in_sight(user, asked) if asked else None
    page = groups_list.list_of(user, area=area, number=request.GET.get("page"))
    return render(request, "web/groups/list.html", SECTION | {"page": page})


@needs(permissions.SEE_GROUPS)
def village_groups(request: HttpRequest, place_id: int) -> HttpResponse:
    """The groups of a village."""
    user = reader(request)
    place = areas.village_in_sight(user, str(place_id))
    page = groups_list.list_of(user, place=place, number=request.GET.get("page"))
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
    form = PeriodForm(request.GET)
    page = statement_page.of(reader(request), account_id, form, request.GET.get("page"))
    status = 200 if form.is_valid() else 422
    return render(request, "web/groups/statement.html", SECTION | {"page": page}, status=status)
