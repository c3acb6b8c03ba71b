"""Forms about how a fund is kept, its rice and money, and about members who leave."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.groups import selectors
from sahakum.web import groups_forms
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import RecordPage, asked


@needs(permissions.RECORD_GROUP)
def new_keeping(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """How a fund is kept from a day on; as it is today stands in the form."""
    fund = selectors.fund_for(reader(request), fund_id)
    page = RecordPage(
        kind="fund_keeping",
        title=_("Bank, shares, parts and approval"),
        about=f"{fund.collective.name} · {fund.commodity}",
        back=reverse("group", args=[fund.collective_id]),
        fixed={"fund": str(fund.pk)},
        first=groups_forms.keeping_of_today(fund),
        menus={"approved": groups_forms.officers(fund.collective)},
    )
    return asked(request, page)


@needs(permissions.RECORD_GROUP)
def new_store_rules(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """How a store of rice is run from a day on; as it is today stands in the form."""
    fund = selectors.fund_for(reader(request), fund_id)
    page = RecordPage(
        kind="store_rules",
        title=_("Rules of the store"),
        about=f"{fund.collective.name} · {fund.commodity}",
        back=reverse("group", args=[fund.collective_id]),
        fixed={"fund": str(fund.pk)},
        first=groups_forms.store_rules_of_today(fund),
        menus={"approved": groups_forms.officers(fund.collective)},
    )
    return asked(request, page)


@needs(permissions.RECORD_MEETING)
def new_price(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """What a kilo of rice costs from a day on."""
    fund = selectors.fund_for(reader(request), fund_id)
    money = groups_forms.funds_that_keep(fund.collective, "money")
    page = RecordPage(
        kind="rice_price",
        title=_("Price of rice"),
        about=f"{fund.collective.name} · {fund.commodity}",
        back=reverse("group", args=[fund.collective_id]),
        fixed={"fund": str(fund.pk)},
        first=groups_forms.the_only(money=money) | {"use": "paid"},
        menus={"money": money, "approved": groups_forms.officers(fund.collective)},
    )
    return asked(request, page)


@needs(permissions.RECORD_MEETING)
def new_trade(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """The group sells rice, or buys some."""
    fund = selectors.fund_for(reader(request), fund_id)
    money = groups_forms.funds_that_keep(fund.collective, "money")
    page = RecordPage(
        kind="rice_trade",
        title=_("Sell or buy rice"),
        about=f"{fund.collective.name} · {fund.commodity}",
        back=reverse("group", args=[fund.collective_id]),
        fixed={"fund": str(fund.pk)},
        first=groups_forms.the_only(money=money) | {"use": "sold"},
        day="day",
        menus={"money": money},
    )
    return asked(request, page)


@needs(permissions.RECORD_MEETING)
def pays_rice(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """A member pays with money for rice that she owes."""
    member = selectors.member_for(reader(request), member_id)
    rice = groups_forms.funds_that_keep(member.collective, "rice")
    money = groups_forms.funds_that_keep(member.collective, "money")
    page = RecordPage(
        kind="rice_paid_in_cash",
        title=_("Pays with money for rice"),
        about=member.name,
        back=reverse("group-member", args=[member.pk]),
        fixed={"member": str(member.pk)},
        first=groups_forms.the_only(fund=rice, money=money),
        day="day",
        menus={"fund": rice, "money": money},
    )
    return asked(request, page)


@needs(permissions.RECORD_MEETING)
def leaves(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """A member leaves, and is paid what is hers."""
    member = selectors.member_for(reader(request), member_id)
    page = RecordPage(
        kind="member_leaving",
        title=_("Leaves, with her savings"),
        about=member.name,
        back=reverse("group-member", args=[member.pk]),
        fixed={"member": str(member.pk)},
        day="left_on",
    )
    return asked(request, page)
