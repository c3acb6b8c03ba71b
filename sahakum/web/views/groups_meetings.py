"""Meetings of groups: keyed, printed as a sheet, a paper book taken over, a share-out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.groups import selectors
from sahakum.journal import clock
from sahakum.web import (
    meeting_form,
    opening_form,
    recording,
    share_out_page,
    share_out_wish,
    waiting_sheets,
)
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import offer


@needs(permissions.RECORD_MEETING)
def new_meeting(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """A sheet is keyed; the same sheet keyed again changes nothing."""
    user = reader(request)
    fund = selectors.fund_for(user, fund_id)
    if request.method == "POST":
        page, outcome = meeting_form.sent(user, fund, request)
        if page is None:
            messages.success(request, _("The meeting is closed and saved."))
            return redirect("meeting", outcome.answer.id)
    else:
        page = meeting_form.shown(user, fund, request)
    status = page.draft.status
    return render(request, "web/groups/meeting_form.html", {"page": page}, status=status)


@needs(permissions.RECORD_MEETING)
def sheet(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """The sheet of the next meeting, to print: names, what is expected, boxes to fill."""
    user = reader(request)
    fund = selectors.fund_for(user, fund_id)
    page = meeting_form.for_paper(user, fund)
    context = {"page": page, "number": selectors.next_sheet(fund)}
    return render(request, "web/groups/sheet.html", context)


@needs(permissions.RECORD_MEETING)
def opening(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """A running paper book is taken over."""
    user = reader(request)
    fund = selectors.fund_for(user, fund_id)
    if request.method == "POST":
        content = opening_form.content_of(fund, request)
        draft, outcome = recording.send_content(request, "group_opening", content, by=user)
        if outcome.saved:
            messages.success(request, _("It is saved."))
            return redirect("group", fund.collective_id)
        page = opening_form.page(fund, draft, content)
    else:
        page = opening_form.shown(user, fund, request)
    status = page.draft.status
    return render(request, "web/groups/opening.html", {"page": page}, status=status)


@needs(permissions.RECORD_MEETING)
def share_out(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """The rehearsal with today's books and what is wished so far; posted, it is made."""
    user = reader(request)
    fund = selectors.fund_for(user, fund_id)
    if request.POST.get("step") == "rehearse":
        draft = share_out_wish.kept(request, fund, by=user)
    elif request.method == "POST":
        draft, outcome = recording.send(request, "share_out", by=user, fund=str(fund.pk))
        if outcome.saved:
            messages.success(request, _("The share-out is saved."))
            return redirect("group", fund.collective_id)
    else:
        draft = share_out_wish.draft_of(request, fund, by=user)
    wished = share_out_wish.of(user, fund, share_out_wish.said_in(draft))
    page = share_out_page.of(fund, on=clock.today(), wished=wished)
    offer(draft.form, share_out_wish.menus(fund))
    back = reverse("share-out", args=[fund.pk]) + wished.address()
    waiting = waiting_sheets.of(user, fund, until=clock.today(), back=back)
    context = {"page": page, "draft": draft, "waiting": waiting}
    return render(request, "web/groups/share_out.html", context, status=draft.status)
