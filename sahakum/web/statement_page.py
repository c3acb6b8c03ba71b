"""How an account came to hold what it holds: each row with its day, its sheet and the balance."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.capture import kinds
from sahakum.groups import selectors
from sahakum.groups.models import Fund, Meeting
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Account, Transfer
from sahakum.ledger.selectors import balance, negative_days
from sahakum.ledger.statements import LATEST, Line, count_lines, newest_lines, statement
from sahakum.web import wording
from sahakum.web.statement_period import (
    EARLIEST,
    PeriodForm,
    Quick,
    Sums,
    quick_choices,
    sums_of,
)

ROWS = 100


@dataclass(frozen=True, kw_only=True)
class StatementLine:
    """One row: what went in (above zero) or out, whose account it was, and what was there then."""

    day: datetime.date
    amount: str
    out: bool
    other: str
    balance: str
    reason: str
    address: str


@dataclass(frozen=True, kw_only=True)
class StatementPage:
    """An account with a page of its rows, the newest first; ``sums`` are those of chosen days."""

    account: Account
    fund: Fund
    held: str
    lines: list[StatementLine]
    page: Page
    negative: list[datetime.date]
    form: PeriodForm
    quick: list[Quick]
    sums: Sums | None

    @property
    def kept(self) -> str:
        """The part of an address that other pages of the list keep."""
        address = self.form.address()
        return f"{address}&" if address else ""


def of(user: User, account_id: UUID, form: PeriodForm, number: str | None) -> StatementPage:
    """The statement of an account that the reader may see, over the days of a form.

    Where the days cannot be, everything is shown beside what is wrong with them.

    Raises:
        Http404: there is none, or it is of a group out of sight.
    """
    account = selectors.account_for(user, account_id)
    page, found, sums = _shown(account, form, number)
    return StatementPage(
        account=account,
        fund=selectors.fund_of(account),
        held=said(account.held(balance(account)), account.commodity),
        lines=lines_of(account, found),
        page=page,
        negative=[day for day, _balance in negative_days(account)],
        form=form,
        quick=quick_choices(form),
        sums=sums,
    )


def _shown(
    account: Account, form: PeriodForm, number: str | None
) -> tuple[Page, list[Line], Sums | None]:
    """A page of rows, and what all rows of the chosen days add up to, if days were chosen."""
    first, last = form.days()
    if first is None and last is None:
        whole = Paginator(range(count_lines(account)), ROWS).get_page(number)
        return whole, newest_lines(account, skip=(whole.number - 1) * ROWS, most=ROWS), None
    found = statement(account, since=first or EARLIEST, until=last or LATEST)
    sums = sums_of(account, found.lines, opening=found.opening, closing=found.closing)
    page = Paginator(found.lines[::-1], ROWS).get_page(number)
    return page, list(page.object_list), sums


def lines_of(account: Account, found: list[Line]) -> list[StatementLine]:
    """Rows of an account in words, in the order given."""
    operations = {line.transfer.operation_id for line in found}
    meetings = selectors.meetings_by_operation(operations)
    names = selectors.kinds_by_operation(operations)
    others = _others(found)
    return [
        _line(account, line, others, meetings, names[line.transfer.operation_id]) for line in found
    ]


def _others(found: list[Line]) -> dict[UUID, Account]:
    transfers = [line.transfer for line in found]
    ids = {key for one in transfers for key in (one.debit_id, one.credit_id)}
    return {one.pk: one for one in Account.objects.filter(pk__in=ids)}


def _line(
    account: Account,
    line: Line,
    others: dict[UUID, Account],
    meetings: dict[UUID, Meeting],
    kind: str,
) -> StatementLine:
    transfer = line.transfer
    meeting = meetings.get(transfer.operation_id)
    change = account.held(line.amount)
    into, out_of = others[transfer.debit_id], others[transfer.credit_id]
    is_own = account.pk in (into.pk, into.under_id)
    return StatementLine(
        day=transfer.day,
        amount=said(abs(change), account.commodity),
        out=change < 0,
        other=str(out_of if is_own else into),
        balance=said(account.held(line.balance), account.commodity),
        reason=_reason(transfer, meeting, kind),
        address=reverse("meeting", args=[meeting.pk]) if meeting else "",
    )


def _reason(transfer: Transfer, meeting: Meeting | None, kind: str) -> str:
    if transfer.reverses_id:
        return _("undone")
    if meeting is not None and meeting.sheet:
        return _("sheet %(number)s") % {"number": wording.number(meeting.sheet)}
    return title_of(kind)


def title_of(kind: str) -> str:
    """What an operation of a kind is called: "Share-out"."""
    found = kinds.find(kind)
    return str(found.title) if found else kind
