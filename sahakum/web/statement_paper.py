"""The statement of an account on paper: a period from its first day to its last, oldest first."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import User
from sahakum.capture.fields import DayField
from sahakum.groups import selectors
from sahakum.groups.models import Fund
from sahakum.journal import clock
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Account
from sahakum.ledger.statements import Line, Statement, statement
from sahakum.web.report_choice import IN_ORDER
from sahakum.web.statement_page import EARLIEST, StatementLine, lines_of

# Setting a row takes some 12 ms: these are what one waits for a page, about four seconds.
MOST_ROWS = 300


class PeriodForm(forms.Form):
    """Days as people type them; left empty, from the beginning and until today."""

    first = DayField(label=_("From"), required=False)
    last = DayField(label=_("To"), required=False)

    def clean(self) -> dict[str, Any]:
        """The period runs forward."""
        answers = dict(self.cleaned_data)
        first, last = answers.get("first"), answers.get("last")
        if first and last and last < first:
            self.add_error("last", IN_ORDER)
        return answers


@dataclass(frozen=True, kw_only=True)
class StatementPaper:
    """An account over a period; ``left_out`` counts older rows for which there is no room."""

    account: Account
    fund: Fund
    since: datetime.date | None
    until: datetime.date
    opening: str
    lines: list[StatementLine]
    into: str
    out: str
    closing: str
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
        opening=_amount(account, _before(found, shown)),
        lines=lines_of(account, shown),
        into=_amount(account, _sum(account, shown, 1)),
        out=_amount(account, -_sum(account, shown, -1)),
        closing=_amount(account, found.closing),
        left_out=left_out,
        printed=clock.today(),
    )


def _before(found: Statement, shown: list[Line]) -> int:
    return shown[0].balance - shown[0].amount if shown else found.opening


def _sum(account: Account, shown: list[Line], sign: int) -> int:
    """What went in, or out, as the account counts."""
    return sum(one.amount for one in shown if account.held(one.amount) * sign > 0)


def _amount(account: Account, amount: int) -> str:
    return said(account.held(amount), account.commodity)
