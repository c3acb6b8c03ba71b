"""Paper of village groups as PDF: only for whoever may see the page that shows the same."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from sahakum.accounts import permissions
from sahakum.groups import selectors
from sahakum.journal import clock
from sahakum.web import (
    meeting_form,
    paper,
    passbook_paper,
    share_out_page,
    share_out_wish,
    statement_page,
    statement_paper,
)
from sahakum.web.doors import needs, reader
from sahakum.web.statement_period import PeriodForm

# What the village itself reads and signs is in Khmer, whoever prints it.
OF_THE_VILLAGE = "km"


@needs(permissions.RECORD_MEETING)
def sheet(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """The collection sheet of the next meeting."""
    user = reader(request)
    fund = selectors.fund_for(user, fund_id)
    with translation.override(OF_THE_VILLAGE):
        number = selectors.next_sheet(fund)
        about = {"page": meeting_form.for_paper(user, fund), "number": number}
        article = "web/groups/paper/sheet.html"
        return paper.answer(request, article, about, name=f"sheet-{number}")


@needs(permissions.SEE_GROUPS)
def book(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """A member's passbook."""
    with translation.override(OF_THE_VILLAGE):
        found = passbook_paper.of(reader(request), member_id)
        about = {"book": found, "printed": clock.today()}
        name = f"passbook-{found.page.member.number}"
        return paper.answer(request, "web/groups/paper/passbook.html", about, name=name)


@needs(permissions.RECORD_MEETING)
def share_out(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """The rehearsal of a share-out with today's books, with room for signatures."""
    user, today = reader(request), clock.today()
    fund = selectors.fund_for(user, fund_id)
    with translation.override(OF_THE_VILLAGE):
        wished = share_out_wish.of(user, fund, request.GET)
        page = share_out_page.of(fund, on=today, wished=wished)
        about = {"page": page, "printed": today}
        article = "web/groups/paper/share_out.html"
        return paper.answer(request, article, about, name=f"share-out-{today}")


@needs(permissions.SEE_GROUPS)
def statement(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """An account over a period, in the reader's language."""
    user = reader(request)
    form = PeriodForm(request.GET)
    if not form.is_valid():
        page = statement_page.of(user, account_id, form, None)
        context = {"section": "groups", "page": page}
        return render(request, "web/groups/statement.html", context, status=422)
    found = statement_paper.of(user, account_id, form)
    name = f"statement-{found.account.number}"
    return paper.answer(request, "web/groups/paper/statement.html", {"page": found}, name=name)
