"""Grant funds: one of them, a new one, money that comes in, and what an account is made of."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.grants import selectors
from sahakum.grants.references import MONEY
from sahakum.ledger.models import Commodity
from sahakum.web import areas, grant_fund_page
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import RecordPage, asked

SECTION = {"section": "business-grants"}


@needs(permissions.SEE_BUSINESS_GRANTS)
def fund(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """One fund of the reader's organisation."""
    page = grant_fund_page.of(reader(request), fund_id)
    return render(request, "web/business_grants/fund.html", SECTION | {"page": page})


@needs(permissions.SEE_BUSINESS_GRANTS)
def statement(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """How an account of a fund came to hold what it holds; with ``grant``, by one grant."""
    page = grant_fund_page.statement_of(reader(request), account_id, request.GET.dict())
    return render(request, "web/business_grants/statement.html", SECTION | {"page": page})


@needs(permissions.KEEP_GRANT_FUNDS)
def new_fund(request: HttpRequest) -> HttpResponse:
    """An organisation begins to keep money for grants here."""
    user = reader(request)
    villages = [(str(one.pk), areas.full_name(one.pk)) for one in areas.own_villages(user)]
    commodities = Commodity.objects.filter(pk__in=MONEY).order_by("pk")
    page = RecordPage(
        kind="grant_fund",
        title=_("New grant fund"),
        about=_("Business grants"),
        back=reverse("business-grants"),
        after="grant-fund",
        first={"kept": "bank"},
        day="opened_on",
        menus={"village": villages, "commodity": [(one.pk, str(one)) for one in commodities]},
    )
    return asked(request, page)


@needs(permissions.KEEP_GRANT_FUNDS)
def new_money(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """Money came in."""
    fund = selectors.fund_for(reader(request), fund_id)
    page = RecordPage(
        kind="grant_money",
        title=_("Money came in"),
        about=fund.name,
        back=reverse("grant-fund", args=[fund.pk]),
        fixed={"fund": str(fund.pk)},
        day="received_on",
    )
    return asked(request, page)
