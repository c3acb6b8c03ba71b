"""Loans: one loan, its contract, who asks, what is decided, new terms, recoveries; workshops."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.collectives.selectors import collective_for
from sahakum.groups import loan_selectors, selectors
from sahakum.journal import clock
from sahakum.ledger.amounts import said
from sahakum.web import groups_forms, loan_page, paper, wording, workshop_page
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import RecordPage, asked


@needs(permissions.SEE_GROUPS)
def loan(request: HttpRequest, loan_id: UUID) -> HttpResponse:
    """One loan as it stands; what pays it off on a day that one may choose."""
    page = loan_page.of(reader(request), loan_id, request.GET.get("on", ""))
    return render(request, "web/loans/loan.html", {"section": "groups", "page": page})


@needs(permissions.SEE_GROUPS)
def contract(request: HttpRequest, loan_id: UUID) -> HttpResponse:
    """The contract to sign, in Khmer, whoever prints it."""
    with translation.override("km"):
        page = loan_page.of(reader(request), loan_id, "")
        about = {"page": page, "printed": clock.today()}
        return paper.answer(request, "web/loans/contract.html", about, name="loan")


@needs(permissions.RECORD_MEETING)
def new_application(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """A member asks for a loan out of a fund."""
    fund = selectors.fund_for(reader(request), fund_id)
    page = RecordPage(
        kind="loan_application",
        title=_("Somebody asks for a loan"),
        about=f"{fund.collective.name} · {fund.commodity}",
        back=reverse("group", args=[fund.collective_id]),
        fixed={"fund": str(fund.pk)},
        first={"member": request.GET.get("member", "")},
        day="asked_on",
        menus={"member": groups_forms.members_to_choose(fund.collective)},
    )
    return asked(request, page)


@needs(permissions.RECORD_MEETING)
def decide(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """What was decided of an application."""
    application = loan_selectors.application_for(reader(request), application_id)
    amount = said(int(application.amount), application.account.commodity)
    page = RecordPage(
        kind="loan_decision",
        title=_("%(name)s asks for %(amount)s")
        % {"name": application.member.name, "amount": amount},
        about=application.purpose,
        back=reverse("group", args=[application.member.collective_id]),
        fixed={"application": str(application.pk)},
        first={"outcome": "approved", "amount": groups_forms.amount_of(application)},
        day="decided_on",
    )
    return asked(request, page)


@needs(permissions.RECORD_MEETING)
def new_terms(request: HttpRequest, loan_id: UUID) -> HttpResponse:
    """What is owed of a loan is paid back in another way."""
    found = selectors.loan_for(reader(request), loan_id)
    page = RecordPage(
        kind="loan_reschedule",
        title=_("New terms of this loan"),
        about=found.member.name,
        back=reverse("loan", args=[found.pk]),
        fixed={"loan": str(found.pk)},
        first={"unit": "month", "every": wording.number(1), "interest": "kept"},
        day="decided_on",
    )
    return asked(request, page)


@needs(permissions.RECORD_MEETING)
def recover(request: HttpRequest, loan_id: UUID) -> HttpResponse:
    """Something is paid of a loan that was given up."""
    found = selectors.loan_for(reader(request), loan_id)
    page = RecordPage(
        kind="loan_recovery",
        title=_("Something comes back of this loan"),
        about=found.member.name,
        back=reverse("loan", args=[found.pk]),
        fixed={"loan": str(found.pk)},
        day="day",
    )
    return asked(request, page)


@needs(permissions.RECORD_MEETING)
def new_workshop(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """A workshop of a group, with who took part."""
    user = reader(request)
    group = collective_for(user, group_id)
    if request.method == "POST":
        page, outcome = workshop_page.sent(user, group, request)
        if outcome.saved:
            messages.success(request, _("It is saved."))
            return redirect("group", group.pk)
    else:
        page = workshop_page.shown(user, group, request)
    return render(request, "web/loans/workshop.html", {"page": page}, status=page.draft.status)
