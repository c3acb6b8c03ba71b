"""Reads of applications and approvals; whoever calls has looked whether the group is in sight."""

import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective
from sahakum.groups.models import Fund, MemberAccounts
from sahakum.lending.models import Loan, LoanApplication, LoanDecision, Postponement, RateWarning


def waiting(**condition: Any) -> QuerySet[LoanApplication]:
    """Living applications that nobody decided, the oldest first."""
    decided = LoanDecision.objects.filter(voided_by__isnull=True)
    found = LoanApplication.objects.filter(voided_by__isnull=True, **condition)
    undecided = found.exclude(pk__in=decided.values("application"))
    return undecided.select_related("member", "account__commodity").order_by("asked_on", "pk")


def waiting_in(fund: Fund) -> QuerySet[LoanApplication]:
    """Applications of a fund that wait for a decision."""
    return waiting(account__in=_accounts(fund))


def holding(*, on: datetime.date, **condition: Any) -> QuerySet[LoanDecision]:
    """Approvals that hold on a day and are not used up, the smallest first."""
    used = Loan.objects.filter(decision__isnull=False, voided_by__isnull=True)
    found = LoanDecision.objects.filter(
        outcome=LoanDecision.Outcome.APPROVED,
        decided_on__lte=on,
        until_on__gte=on,
        voided_by__isnull=True,
        **condition,
    )
    unused = found.exclude(pk__in=used.values("decision"))
    return unused.select_related("application__member").order_by("amount", "pk")


def holding_in(fund: Fund, *, on: datetime.date) -> QuerySet[LoanDecision]:
    """Approvals of a fund of which nothing is lent yet."""
    return holding(on=on, application__account__in=_accounts(fund))


def put_off_on(fund: Fund) -> datetime.date | None:
    """The last day on which the loans of a fund were put off; none if they never were."""
    found = Postponement.objects.filter(loan__account__in=_accounts(fund), voided_by__isnull=True)
    last: datetime.date | None = found.aggregate(last=Max("decided_on"))["last"]
    return last


def _accounts(fund: Fund) -> Any:
    return MemberAccounts.objects.filter(fund=fund, voided_by__isnull=True).values("loans")


def application_for(user: User, application_id: UUID) -> LoanApplication:
    """A visible application.

    Raises:
        Http404: there is none, or the user may not see the group.
    """
    seen = Collective.objects.visible_to(user)
    found = LoanApplication.objects.filter(
        pk=application_id, member__collective__in=seen, voided_by__isnull=True
    )
    one = found.select_related("member__collective", "account__commodity").first()
    if one is None:
        raise Http404
    return one


def fund_of_loan(loan: Loan) -> Fund:
    """The fund out of which a loan was given."""
    ties = MemberAccounts.objects.select_related("fund__collective", "fund__commodity")
    return ties.get(loans=loan.account_id, voided_by__isnull=True).fund


def rate_warning(on: datetime.date) -> RateWarning:
    """The level of yearly rates that is warned of on a day."""
    return RateWarning.objects.filter(from_on__lte=on).latest("from_on")
