"""What forms about business grants begin with: menus of what can be named, first values."""

from typing import Any

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective
from sahakum.grants import selectors
from sahakum.grants.courses import Course, course_of
from sahakum.grants.models import BusinessGrant
from sahakum.journal import clock
from sahakum.ledger.amounts import as_said, said
from sahakum.lending.models import Loan
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household
from sahakum.support import selectors as support
from sahakum.web import rows_of, wording
from sahakum.web.record_page import Menu

MOST_VISITS = 20


def funds(user: User) -> Menu:
    """The funds of the reader's organisation, each with what it is in."""
    return [
        (str(fund.pk), rows_of.joined(fund.name, str(fund.commodity)))
        for fund in selectors.funds_of(user)
    ]


def of_family(user: User, household: Household) -> dict[str, Menu]:
    """Who can ask, and which loan can join the venture."""
    return {"person": people(household), "loan": _loans(user, household)}


def people(household: Household) -> Menu:
    """Members of a family, the head first."""
    rows = registry.members_of(household)
    return [
        (str(row.person_id), rows_of.joined(row.person.name, str(row.get_relation_display())))
        for row in rows
    ]


def _loans(user: User, household: Household) -> Menu:
    persons = [row.person_id for row in registry.members_of(household)]
    seen = Collective.objects.visible_to(user)
    found = Loan.objects.filter(
        member__person__in=persons, member__collective__in=seen, voided_by__isnull=True
    )
    related = ("member__collective", "account__commodity")
    return [
        (
            str(loan.pk),
            rows_of.joined(
                said(int(loan.principal), loan.account.commodity),
                wording.day_in_numbers(loan.disbursed_on),
                loan.member.collective.name,
            ),
        )
        for loan in found.select_related(*related).order_by("-disbursed_on", "-pk")
    ]


def visits(household: Household) -> Menu:
    """The last home visits to a family."""
    living = support.visits_of(household).filter(voided_by__isnull=True)
    return [
        (
            str(visit.pk),
            rows_of.joined(wording.day_in_words(visit.visited_on), visit.get_met_display()),
        )
        for visit in living[:MOST_VISITS]
    ]


def first_application(user: User, household: Household) -> dict[str, Any]:
    """Today, the head of the family, and the fund where there is one only."""
    known = funds(user)
    members = people(household)
    first = {"applied_on": wording.day_in_numbers(clock.today())}
    first |= {"fund": known[0][0]} if len(known) == 1 else {}
    return first | ({"person": members[0][0]} if members else {})


def said_before(course: Course) -> dict[str, Any]:
    """What the last application said, as one types it."""
    last, grant = course.application, course.grant
    return {
        "applied_on": wording.day_in_numbers(clock.today()),
        "person": str(last.person_id),
        "venture": last.venture,
        "how": last.how,
        "asked": amount(int(last.asked), grant),
        "own": amount(int(last.own), grant),
        "loan": str(last.loan_id) if last.loan_id else "",
        "budget": [
            {
                "what": item.what,
                "quantity": wording.number(item.quantity),
                "price": amount(int(item.price), grant),
            }
            for item in last.items.order_by("place")
        ],
    }


def amount(value: int, grant: BusinessGrant) -> str:
    """An amount as one types it; empty for nothing."""
    return wording.number(as_said(value, grant.fund.commodity)) if value else ""


def left_to_prove(grant: BusinessGrant) -> str:
    """What is not proven yet, in words; empty for nothing."""
    unproven = course_of(grant).unproven
    return said(unproven, grant.fund.commodity) if unproven else ""
