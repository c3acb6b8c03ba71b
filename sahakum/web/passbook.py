"""A member's passbook: what she has in each fund, side by side and never added."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.collectives.models import Member, Step
from sahakum.collectives.selectors import path_of
from sahakum.groups import selectors
from sahakum.groups.models import (
    Fund,
    MemberAccounts,
)
from sahakum.journal import clock
from sahakum.journal.services import log_view
from sahakum.ledger.amounts import said
from sahakum.lending.courses import courses_of
from sahakum.lending.models import Loan
from sahakum.registry import selectors as registry
from sahakum.web.passbook_entries import Entry, entries_of
from sahakum.web.passbook_loans import LoanPart, amount_due, loan_part
from sahakum.web.passbook_words import (
    left_in_words,
    shares_in_words,
    trades_in_words,
)


@dataclass(frozen=True, kw_only=True)
class FundPart:
    """What a member has in one fund."""

    fund: Fund
    tied: MemberAccounts
    saved: str
    owed: str
    due: str
    loans: list[LoanPart]
    entries: list[Entry]
    shares: str
    trades: list[tuple[datetime.date, str]]
    left: str


@dataclass(frozen=True, kw_only=True)
class MemberPage:
    """One member."""

    member: Member
    funds: list[FundPart]
    path: list[Step]
    owes_rice: bool
    may_leave: bool
    family: UUID | None


def of(user: User, member_id: UUID) -> MemberPage:
    """The passbook of a member of a visible group; that it was looked at is written down.

    Raises:
        Http404: there is none, or the group is out of sight.
    """
    member = selectors.member_for(user, member_id)
    log_view(actor_id=user.id, subject_kind="member", subject_id=member.pk, page="group-member")
    today = clock.today()
    accounts = selectors.accounts_of_member(member)
    path = [step for step in path_of(member) if step.voided_by_id is None]
    sorts = {one.fund.commodity.sort: one for one in accounts if one.loans.held()}
    keeps_money = any(one.fund.commodity.sort == "money" for one in accounts)
    return MemberPage(
        member=member,
        funds=[_fund(one, today) for one in accounts],
        path=path,
        owes_rice="rice" in sorts and keeps_money,
        may_leave=not sorts and path[-1].standing != Step.Standing.LEFT,
        family=_family(user, member),
    )


def _family(user: User, member: Member) -> UUID | None:
    """The family of a member, for whoever may see it."""
    home = registry.home_of(member.person_id) if member.person_id else None
    return home if home and registry.shown_now(user, [home]) else None


def _fund(tied: MemberAccounts, today: datetime.date) -> FundPart:
    fund = tied.fund
    loans = Loan.objects.filter(account=tied.loans_id, voided_by__isnull=True)
    courses = courses_of(loans.order_by("-disbursed_on", "-pk"), on=today)
    return FundPart(
        fund=fund,
        tied=tied,
        saved=said(tied.savings.held(), fund.commodity),
        owed=said(tied.loans.held(), fund.commodity),
        due=amount_due(courses, fund, today),
        loans=[loan_part(course, fund.commodity, today) for course in courses],
        entries=entries_of(tied),
        shares=shares_in_words(tied, today),
        trades=trades_in_words(tied),
        left=left_in_words(tied),
    )
