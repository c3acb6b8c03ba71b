"""Forms about village groups: a group, a fund, a member, rules, loans put off or given up."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.collectives.selectors import collective_for
from sahakum.groups import selectors
from sahakum.web import areas, groups_forms
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import RecordPage, asked


@needs(permissions.RECORD_GROUP)
def new_group(request: HttpRequest, place_id: int) -> HttpResponse:
    """A group of a village begins to be kept here."""
    place = areas.village_in_sight(reader(request), str(place_id))
    page = RecordPage(
        kind="group",
        title=_("New group"),
        about=_("Groups"),
        back=reverse("village-groups", args=[place.pk]),
        after="group",
        fixed={"village": str(place.pk)},
        first={"sort": "self_help", "commodity": "KHR"},
        day="formed_on",
        menus={"commodity": groups_forms.commodities()},
    )
    return asked(request, page)


@needs(permissions.RECORD_GROUP)
def new_fund(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """A group begins to keep something else."""
    group = collective_for(reader(request), group_id)
    kept = (*selectors.funds_of(group), *selectors.herds_of(group))
    known = {fund.commodity_id for fund in kept}
    offered = [one for one in groups_forms.commodities() if one[0] not in known]
    page = RecordPage(
        kind="group_fund",
        title=_("They keep something else too"),
        about=group.name,
        back=reverse("group", args=[group.pk]),
        fixed={"group": str(group.pk)},
        day="opened_on",
        menus={"commodity": offered},
    )
    return asked(request, page)


@needs(permissions.RECORD_GROUP)
def new_member(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Somebody joins; a person of a family registered here is chosen, others are written."""
    user = reader(request)
    group = collective_for(user, group_id)
    page = RecordPage(
        kind="group_member",
        title=_("Somebody joins"),
        about=group.name,
        back=reverse("group", args=[group.pk]),
        fixed={"group": str(group.pk)},
        first={"standing": "member"},
        day="joined_on",
        menus={"person": groups_forms.people_to_join(user, group)},
    )
    return asked(request, page)


@needs(permissions.RECORD_GROUP)
def new_step(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """A member becomes something else, or leaves."""
    member = selectors.member_for(reader(request), member_id)
    page = RecordPage(
        kind="group_step",
        title=_("New standing"),
        about=member.name,
        back=reverse("group-member", args=[member.pk]),
        fixed={"member": str(member.pk)},
    )
    return asked(request, page)


@needs(permissions.RECORD_GROUP)
def new_bylaws(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """The rules of a fund; those of today stand in the form."""
    fund = selectors.fund_for(reader(request), fund_id)
    page = RecordPage(
        kind="bylaws",
        title=_("Rules"),
        about=f"{fund.collective.name} · {fund.commodity}",
        back=reverse("group", args=[fund.collective_id]),
        fixed={"fund": str(fund.pk)},
        first=groups_forms.rules_of_today(fund),
        further=groups_forms.further_rules(),
        menus={"approved": groups_forms.officers(fund.collective)},
    )
    return asked(request, page)


@needs(permissions.RECORD_MEETING)
def postpone(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """Every open loan of a fund falls due later, in one act."""
    fund = selectors.fund_for(reader(request), fund_id)
    page = RecordPage(
        kind="loan_postponement",
        title=_("Put off all open loans"),
        about=f"{fund.collective.name} · {fund.commodity}",
        back=reverse("group", args=[fund.collective_id]),
        fixed={"fund": str(fund.pk)},
        day="decided_on",
    )
    return asked(request, page)


@needs(permissions.RECORD_MEETING)
def write_off(request: HttpRequest, loan_id: UUID) -> HttpResponse:
    """A loan is not expected back."""
    loan = selectors.loan_for(reader(request), loan_id)
    page = RecordPage(
        kind="loan_write_off",
        title=_("Give up this loan"),
        about=loan.member.name,
        back=reverse("loan", args=[loan.pk]),
        fixed={"loan": str(loan.pk)},
        day="day",
        menus={"approved": groups_forms.officers(loan.member.collective)},
    )
    return asked(request, page)
