"""The statement of an account on paper: a period from its first day to its last, oldest first."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.groups import selectors
from sahakum.groups.models import Fund
from sahakum.journal import clock
from sahakum.ledger.models import Account
from sahakum.ledger.statements import Line, Statement, statement
from sahakum.web.statement_page import StatementLine, lines_of
from sahakum.web.statement_period import EARLIEST, PeriodForm, Sums, sums_of

# Setting a row takes some 12 ms: these are what one waits for a page, about four seconds.
MOST_ROWS = 300


@dataclass(frozen=True, kw_only=True)
class StatementPaper:
    """An account over a period; ``left_out`` counts older rows for which there is no room."""

    account: Account
    fund: Fund
    since: datetime.date | None
    until: datetime.date
    sums: Sums
    lines: list[StatementLine]
    left_out: int
    printed: datetime.date


def of(user: User, account_id: UUID, form: PeriodForm) -> StatementPaper:
    """The statement of an account that the reader may see, over the days of a valid form.

    Raises:
        Http404: there is none, or it is of a group out of sight.
    """
    account = selectors.account_for(user, account_id)
    first = form.cleaned_data["first"]
    until = form.cleaned_data["last"] or clock.today()
    found = statement(account, since=first or EARLIEST, until=until)
    shown = found.lines[-MOST_ROWS:]
    left_out = len(found.lines) - len(shown)
    return StatementPaper(
        account=account,
        fund=selectors.fund_of(account),
        since=shown[0].transfer.day if left_out else first,
        until=until,
        sums=sums_of(account, shown, opening=_before(found, shown), closing=found.closing),
        lines=lines_of(account, shown),
        left_out=left_out,
        printed=clock.today(),
    )


def _before(found: Statement, shown: list[Line]) -> int:
    return shown[0].balance - shown[0].amount if shown else found.opening
