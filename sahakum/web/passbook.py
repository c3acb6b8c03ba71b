"""A member's passbook: what she has in each fund, side by side and never added."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.collectives.models import Member, Step
from sahakum.collectives.selectors import path_of
from sahakum.groups import selectors
from sahakum.groups.models import (
    Fund,
    Meeting,
    MeetingLine,
    MemberAccounts,
    WeighIn,
)
from sahakum.journal import clock
from sahakum.journal.services import log_view
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.lending.account import Dues
from sahakum.lending.courses import Course, courses_of
from sahakum.lending.models import Loan, Postponement
from sahakum.registry import selectors as registry
from sahakum.web import wording
from sahakum.web.passbook_words import (
    left_in_words,
    shares_in_words,
    trades_in_words,
    weighed_at,
    weighed_in_words,
)
from sahakum.web.rows import State


@dataclass(frozen=True, kw_only=True)
class DueRow:
    """One row of a schedule: what is due when, and what of it is paid."""

    due_on: datetime.date
    due: str
    principal: str
    interest: str
    unpaid: str
    state: State | None


@dataclass(frozen=True, kw_only=True)
class LoanPart:
    """One loan with its schedule as it stands."""

    loan: Loan
    principal: str
    owed: str
    pays_off: str
    rows: list[DueRow]
    closed: bool
    given_up: bool
    postponed: bool


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a member did at one meeting, in words."""

    meeting: Meeting
    presence: str
    deeds: list[str]


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
        due=_amount_due(courses, fund, today),
        loans=[_loan(course, fund.commodity, today) for course in courses],
        entries=_entries(tied),
        shares=shares_in_words(tied, today),
        trades=trades_in_words(tied),
        left=left_in_words(tied),
    )


def _amount_due(courses: list[Course], fund: Fund, today: datetime.date) -> str:
    due = sum(course.due(today) for course in courses)
    return said(due, fund.commodity) if due else ""


def _loan(course: Course, commodity: Commodity, today: datetime.date) -> LoanPart:
    return LoanPart(
        loan=course.loan,
        principal=said(int(course.loan.principal), commodity),
        owed=said(course.owed, commodity),
        pays_off=said(course.most(today), commodity),
        rows=[_row(row, commodity, today) for row in course.service.all_rows if row.number],
        closed=not course.is_open,
        given_up=course.written_off is not None,
        postponed=any(isinstance(event, Postponement) for event in course.events),
    )


def _row(row: Dues, commodity: Commodity, today: datetime.date) -> DueRow:
    unpaid = row.unpaid()
    return DueRow(
        due_on=row.due_on,
        due=said(sum(row.due.values()), commodity),
        principal=said(row.due["principal"], commodity),
        interest=said(row.due["interest"], commodity),
        unpaid=said(unpaid, commodity) if unpaid else "",
        state=_state(row, unpaid, today),
    )


def _state(row: Dues, unpaid: int, today: datetime.date) -> State | None:
    if not unpaid:
        return State(word=_("Paid"), icon="check", tone="ok")
    if row.due_on < today:
        late = wording.days_late((today - row.due_on).days)
        return State(word=late, icon="alert", tone="late")
    return None


def _entries(tied: MemberAccounts) -> list[Entry]:
    lines = MeetingLine.objects.filter(
        member=tied.member_id, meeting__fund=tied.fund_id, voided_by__isnull=True
    )
    ordered = lines.select_related("meeting").order_by("-meeting__held_on", "-meeting__sheet")
    weighed = weighed_at([line.meeting_id for line in ordered], of=tied.member_id)
    return [_entry(line, tied.fund.commodity, weighed) for line in ordered]


def _entry(
    line: MeetingLine, commodity: Commodity, weighed: dict[tuple[UUID, UUID], WeighIn]
) -> Entry:
    return Entry(
        meeting=line.meeting,
        presence=str(line.get_presence_display()),
        deeds=deeds_of(line, commodity, weighed.get((line.meeting_id, line.member_id))),
    )


def deeds_of(line: MeetingLine, commodity: Commodity, weighed: WeighIn | None = None) -> list[str]:
    """What a member did, in words: "saved 10,000 riel", "paid back 6,600 riel"."""
    words = (
        (line.savings, _("saved %(amount)s")),
        (line.withdrawn, _("took out %(amount)s")),
        (line.social, _("social fund %(amount)s")),
        (line.helped, _("was helped with %(amount)s")),
        (line.fine, _("fine %(amount)s")),
        (line.repaid, _("paid back %(amount)s")),
        (line.lent, _("borrowed %(amount)s")),
    )
    deeds = [text % {"amount": said(int(amount), commodity)} for amount, text in words if amount]
    if line.shares:
        deeds.insert(0, _("%(count)s shares") % {"count": wording.number(line.shares)})
    return [*deeds, weighed_in_words(weighed, commodity)] if weighed else deeds
