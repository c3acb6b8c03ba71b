"""What the page of one business grant shows: what to do next, its money, and how it went."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.grants import chart, selectors
from sahakum.grants.courses import Course, course_of
from sahakum.grants.models import BusinessGrant, GrantReceipt
from sahakum.grants.steps import Next, Step, next_of, rhythm_on
from sahakum.journal import clock
from sahakum.journal.services import log_view
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.web import business_grant_income, business_grants_list, photographs, wording
from sahakum.web.business_grant_income import Earned
from sahakum.web.business_grant_moments import moments_of
from sahakum.web.moments import Moment
from sahakum.web.photographs import Shown
from sahakum.web.rows import State

# What to do at a step: a question, what it means, the words of the button, the page, the right.
RECORD, DECIDE = permissions.RECORD_BUSINESS_GRANT, permissions.DECIDE_BUSINESS_GRANT
DOORS = {
    Step.APPRAISE: (
        gettext_lazy("Can the venture work?"),
        gettext_lazy("Somebody looks on the spot: place, skills, market, prices."),
        gettext_lazy("Record what was found"),
        "appraise-business-grant",
        RECORD,
    ),
    Step.DECIDE: (
        gettext_lazy("What is decided?"),
        gettext_lazy("Somebody else than who wrote the application down decides."),
        gettext_lazy("Record the decision"),
        "decide-business-grant",
        DECIDE,
    ),
    Step.WRITE_ANEW: (
        gettext_lazy("It was sent back"),
        gettext_lazy("The application is written anew with the family."),
        gettext_lazy("Write it anew"),
        "rewrite-business-grant",
        RECORD,
    ),
    Step.PAY_OUT: (
        gettext_lazy("Pay it out"),
        gettext_lazy("In one part or in several, to somebody of the family."),
        gettext_lazy("Record a payout"),
        "pay-business-grant",
        RECORD,
    ),
    Step.PROVE: (
        gettext_lazy("Is the money well used?"),
        gettext_lazy("See the receipts and what was bought, and write them down."),
        gettext_lazy("Record proof of use"),
        "prove-business-grant",
        RECORD,
    ),
    Step.FOLLOW_UP: (
        gettext_lazy("How does it go on?"),
        gettext_lazy("Ask how the venture fares, and what the family earns now."),
        gettext_lazy("Record how it goes"),
        "follow-business-grant",
        RECORD,
    ),
    Step.CLOSE: (
        gettext_lazy("All is done"),
        gettext_lazy("Everything is proven and asked. The grant can be closed."),
        gettext_lazy("Close the grant"),
        "close-business-grant",
        DECIDE,
    ),
}


@dataclass(frozen=True, kw_only=True)
class Door:
    """What can be done: the words and the page; ``address`` is empty for who may not do it."""

    question: str
    meaning: str
    button: str
    address: str
    due: State


@dataclass(frozen=True, kw_only=True)
class Figure:
    """An amount with its label, and where it is explained."""

    label: str
    shown: str
    address: str


@dataclass(frozen=True, kw_only=True)
class BudgetRow:
    """One row of the budget in words."""

    what: str
    quantity: str
    price: str
    total: str


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """One receipt in words."""

    what: str
    number: str
    seen_on: datetime.date
    amount: str


@dataclass(frozen=True, kw_only=True)
class GrantPage:
    """One grant."""

    grant: BusinessGrant
    course: Course
    door: Door | None
    others: list[tuple[str, str]]
    figures: list[Figure]
    budget: list[BudgetRow]
    budget_total: str
    asked: str
    own: str
    loan: str
    receipts: list[Receipt]
    proven: str
    photographs: list[Shown]
    add_photograph: str
    earned: list[Earned]
    moments: list[Moment]


def of(user: User, grant_id: UUID) -> GrantPage:
    """The page of a visible grant; that it was looked at is written down before it is shown.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    grant = selectors.grant_for(user, grant_id)
    log_view(
        actor_id=user.id, subject_kind="business_grant", subject_id=grant.pk, page="business-grant"
    )
    course, today = course_of(grant), clock.today()
    step = next_of(course, rhythm_on(today), on=today)
    application, commodity = course.application, grant.fund.commodity
    items = list(application.items.order_by("place"))
    return GrantPage(
        grant=grant,
        course=course,
        door=_door(user, grant, step, today),
        others=list(_others(user, course, step)),
        figures=list(_figures(user, course)),
        budget=[
            BudgetRow(
                what=item.what,
                quantity=wording.number(item.quantity),
                price=said(int(item.price), commodity),
                total=said(int(item.total), commodity),
            )
            for item in items
        ],
        budget_total=said(sum(int(item.total) for item in items), commodity),
        asked=said(int(application.asked), commodity),
        own=said(int(application.own), commodity) if application.own else "",
        loan=_loan(course),
        receipts=_receipts(course, commodity),
        proven=said(course.proven, commodity),
        photographs=photographs.shown(selectors.photographs_of(grant), by=user),
        add_photograph=_add_photograph(user, course),
        earned=business_grant_income.of(user, course),
        moments=moments_of(course),
    )


def _add_photograph(user: User, course: Course) -> str:
    may = _is_own(user, course.grant) and course.closing is None and user.may(RECORD)
    return reverse("photograph-business-grant", args=[course.grant.pk]) if may else ""


def _is_own(user: User, grant: BusinessGrant) -> bool:
    return grant.steward_id == user.organisation_id


def _door(user: User, grant: BusinessGrant, step: Next, today: datetime.date) -> Door | None:
    if step.step not in DOORS:
        return None
    question, meaning, button, page, right = DOORS[step.step]
    may = _is_own(user, grant) and user.may(right)
    return Door(
        question=str(question),
        meaning=str(meaning),
        button=str(button),
        address=reverse(page, args=[grant.pk]) if may else "",
        due=business_grants_list.state_of(step, today),
    )


def _others(user: User, course: Course, step: Next) -> Iterator[tuple[str, str]]:
    """What else can be recorded now, beside the next step."""
    grant = course.grant
    if not _is_own(user, grant) or course.closing is not None or not course.granted:
        return
    possible = (
        (Step.PAY_OUT, course.paid < course.granted, RECORD),
        (Step.PROVE, course.unproven > 0, RECORD),
        (None, course.unproven > 0, RECORD),
        (Step.FOLLOW_UP, bool(course.payouts), RECORD),
        (Step.CLOSE, True, DECIDE),
    )
    for one, is_possible, right in possible:
        if not is_possible or one is step.step or not user.may(right):
            continue
        if one is None:
            yield _("Money came back"), reverse("return-business-grant", args=[grant.pk])
        else:
            _question, _meaning, button, page, _right = DOORS[one]
            yield str(button), reverse(page, args=[grant.pk])


def _figures(user: User, course: Course) -> Iterator[Figure]:
    """Its money; whoever sees the fund is led to the rows of the account behind each figure."""
    commodity = course.grant.fund.commodity
    accounts = chart.accounts_of(course.grant.fund) if _is_own(user, course.grant) else None
    labels = (
        (_("Granted"), course.granted, None),
        (_("Paid out"), course.paid, chart.ADVANCES),
        (_("Proven"), course.proven, chart.GIVEN),
        (_("Not proven yet"), course.unproven, chart.ADVANCES),
        (_("Came back"), course.returned, chart.KEPT),
        (_("Given up without proof"), course.given_up, chart.GIVEN_UP),
    )
    for label, amount, number in labels[: 4 if course.granted else 0]:
        yield _figure(label, amount, number, course, accounts, commodity)
    for label, amount, number in labels[4:]:
        if amount:
            yield _figure(label, amount, number, course, accounts, commodity)


def _figure(
    label: str,
    amount: int,
    number: int | None,
    course: Course,
    accounts: chart.Accounts | None,
    commodity: Commodity,
) -> Figure:
    address = ""
    if accounts is not None and number is not None and course.payouts:
        page = reverse("grant-statement", args=[accounts[number].pk])
        address = f"{page}?grant={course.grant.pk}"
    return Figure(label=label, shown=said(amount, commodity), address=address)


def _loan(course: Course) -> str:
    """The loan that joins the venture, in words."""
    loan = course.application.loan
    if loan is None:
        return ""
    shown = said(int(loan.principal), loan.account.commodity)
    day = wording.day_in_words(loan.disbursed_on)
    group = loan.member.collective.name
    return _("%(amount)s of %(group)s, %(day)s") % {"amount": shown, "group": group, "day": day}


def _receipts(course: Course, commodity: Commodity) -> list[Receipt]:
    rows = GrantReceipt.objects.filter(proof__in=[one.pk for one in course.proofs])
    return [
        Receipt(
            what=row.what,
            number=row.number,
            seen_on=row.proof.seen_on,
            amount=said(int(row.amount), commodity),
        )
        for row in rows.select_related("proof").order_by("proof__seen_on", "proof", "place")
    ]
