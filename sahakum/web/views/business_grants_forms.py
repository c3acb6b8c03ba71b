"""Forms about one business grant: asked for, looked at, decided, paid out, proven, closed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.grants import selectors
from sahakum.grants.courses import course_of
from sahakum.grants.models import BusinessGrant
from sahakum.journal import clock
from sahakum.registry import selectors as registry
from sahakum.web import business_grants_menus as menus
from sahakum.web import rows_form, rows_of, wording
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import RecordPage, asked
from sahakum.web.rows_form import RowsForm, RowsPage


@needs(permissions.RECORD_BUSINESS_GRANT)
def new_grant(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """A family asks for money."""
    user = reader(request)
    household = registry.household_for(user, household_id)
    page = RowsPage(
        kind="business_grant",
        field="budget",
        fixed={"household": str(household.pk)},
        first=menus.first_application(user, household),
        menus={"fund": menus.funds(user), **menus.of_family(user, household)},
    )
    form = rows_form.shown(request, page, by=user)
    if form.saved:
        messages.success(request, _("It is saved."))
        return redirect("business-grant", form.draft.operation_id)
    back = reverse("family", args=[household.pk])
    context = {"funds": page.menus["fund"]}
    title = _("Ask for a business grant")
    return _drawn(request, form, title, rows_of.family_name(household), back, **context)


@needs(permissions.RECORD_BUSINESS_GRANT)
def rewrite(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """An application that was sent back is written anew; what it said stands in the form."""
    user = reader(request)
    grant = selectors.own_grant_for(user, grant_id)
    page = RowsPage(
        kind="business_grant_rewritten",
        field="budget",
        fixed={"grant": str(grant.pk)},
        first=menus.said_before(course_of(grant)),
        menus=menus.of_family(user, grant.household),
    )
    return _with_rows(request, grant, page, _("Write it anew"))


@needs(permissions.RECORD_BUSINESS_GRANT)
def prove(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Receipts were seen."""
    grant = selectors.own_grant_for(reader(request), grant_id)
    page = RowsPage(
        kind="business_grant_proof",
        field="receipts",
        fixed={"grant": str(grant.pk)},
        first={},
        menus={"visit": menus.visits(grant.household)},
    )
    return _with_rows(request, grant, page, _("Proof of use"))


def _with_rows(
    request: HttpRequest, grant: BusinessGrant, page: RowsPage, title: str
) -> HttpResponse:
    form = rows_form.shown(request, page, by=reader(request))
    back = reverse("business-grant", args=[grant.pk])
    if form.saved:
        messages.success(request, _("It is saved."))
        return redirect(back)
    about = rows_of.family_name(grant.household)
    return _drawn(request, form, title, about, back, left=menus.left_to_prove(grant))


def _drawn(
    request: HttpRequest, form: RowsForm, title: str, about: str, back: str, **more: Any
) -> HttpResponse:
    context = {"page": form, "title": title, "about": about, "back": back} | more
    template = "web/business_grants/rows.html"
    return render(request, template, context, status=form.draft.status)


@needs(permissions.RECORD_BUSINESS_GRANT)
def appraise(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Somebody looked on the spot."""
    user = reader(request)
    grant = selectors.own_grant_for(user, grant_id)
    return _asked(
        request,
        grant,
        "appraisal",
        _("Looked at on the spot"),
        first={"appraised_by": user.name},
        menus={"visit": menus.visits(grant.household)},
    )


@needs(permissions.DECIDE_BUSINESS_GRANT)
def decide(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """It is decided."""
    grant = selectors.own_grant_for(reader(request), grant_id)
    first = {"amount": menus.amount(int(course_of(grant).application.asked), grant)}
    return _asked(request, grant, "decision", _("Decision"), first=first, day="decided_on")


@needs(permissions.RECORD_BUSINESS_GRANT)
def pay(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """A part is paid out."""
    grant = selectors.own_grant_for(reader(request), grant_id)
    course = course_of(grant)
    first = {
        "amount": menus.amount(course.granted - course.paid, grant),
        "person": str(course.application.person_id),
    }
    return _asked(
        request,
        grant,
        "payout",
        _("Pay it out"),
        first=first,
        day="paid_on",
        menus={"person": menus.people(grant.household)},
    )


@needs(permissions.RECORD_BUSINESS_GRANT)
def give_back(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """What was not used comes back."""
    grant = selectors.own_grant_for(reader(request), grant_id)
    first = {"amount": menus.amount(course_of(grant).unproven, grant)}
    return _asked(request, grant, "return", _("Money came back"), first=first, day="returned_on")


@needs(permissions.RECORD_BUSINESS_GRANT)
def follow(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """How the venture fares."""
    grant = selectors.own_grant_for(reader(request), grant_id)
    return _asked(request, grant, "follow_up", _("How does it go on?"), day="asked_on")


@needs(permissions.DECIDE_BUSINESS_GRANT)
def close(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """The grant ends."""
    grant = selectors.own_grant_for(reader(request), grant_id)
    return _asked(request, grant, "closing", _("Close the grant"), day="closed_on")


def _asked(
    request: HttpRequest,
    grant: BusinessGrant,
    kind: str,
    title: str,
    *,
    first: dict[str, str] | None = None,
    day: str = "",
    menus: dict[str, Any] | None = None,
) -> HttpResponse:
    today = {day: wording.day_in_numbers(clock.today())} if day else {}
    page = RecordPage(
        kind=f"business_grant_{kind}",
        title=title,
        about=rows_of.family_name(grant.household),
        back=reverse("business-grant", args=[grant.pk]),
        fixed={"grant": str(grant.pk)},
        first=today | (first or {}),
        day=day or "grant",
        menus=menus or {},
    )
    return asked(request, page)
