"""What the pages of a grant fund show: what it holds, its money, and how an account came to it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.capture import kinds
from sahakum.grants import chart, selectors
from sahakum.grants.models import BusinessGrant, GrantFund, GrantMoney
from sahakum.journal.models import Operation
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Account
from sahakum.ledger.statements import Line, statement
from sahakum.web import rows_of, wording
from sahakum.web.rows import Row

ROWS = 100
EARLIEST = datetime.date(1990, 1, 1)


@dataclass(frozen=True, kw_only=True)
class FundPage:
    """One fund: its accounts as figures, and the money that came in."""

    fund: GrantFund
    figures: list[tuple[str, str, str]]
    money: list[Row]


@dataclass(frozen=True, kw_only=True)
class AccountLine:
    """One row of an account: what went in or out, why, and what was there then."""

    day: datetime.date
    amount: str
    out: bool
    reason: str
    name: str
    address: str
    balance: str


@dataclass(frozen=True, kw_only=True)
class AccountPage:
    """An account with its rows, the newest first; perhaps only those of one grant."""

    account: Account
    fund: GrantFund
    held: str
    lines: list[AccountLine]
    page: Page
    grant: BusinessGrant | None
    total: str


def of(user: User, fund_id: UUID) -> FundPage:
    """The page of a fund of the reader's organisation.

    Raises:
        Http404: it is none.
    """
    fund = selectors.fund_for(user, fund_id)
    living = GrantMoney.objects.filter(fund=fund, voided_by__isnull=True)
    return FundPage(
        fund=fund,
        figures=list(_figures(fund)),
        money=[_money(one, fund) for one in living.order_by("-received_on", "-pk")],
    )


def _figures(fund: GrantFund) -> Iterator[tuple[str, str, str]]:
    for _number, account in sorted(chart.accounts_of(fund).by_number.items()):
        address = reverse("grant-statement", args=[account.pk])
        yield str(account), said(account.held(), fund.commodity), address


def _money(row: GrantMoney, fund: GrantFund) -> Row:
    number = _("receipt %(number)s") % {"number": row.number} if row.number else ""
    return Row(
        mark="money",
        name=said(int(row.amount), fund.commodity),
        reason=rows_of.joined(row.source, wording.day_in_words(row.received_on), number),
    )


def statement_of(user: User, account_id: UUID, asked: dict[str, str]) -> AccountPage:
    """The rows of an account of a fund; with ``grant``, of one visible grant alone.

    Raises:
        Http404: the account is of no fund of the reader's organisation, or there is no such grant.
    """
    account = selectors.account_for(user, account_id)
    grant = _grant(user, asked.get("grant", ""))
    found = statement(account, since=EARLIEST)
    about = _about(found.lines)
    lines = [
        line
        for line in found.lines
        if grant is None or _grant_of(about.get(line.transfer.operation_id)) == grant.pk
    ]
    page = Paginator(lines[::-1], ROWS).get_page(asked.get("page"))
    return AccountPage(
        account=account,
        fund=account.book.grant_fund,
        held=said(account.held(found.closing), account.commodity),
        lines=_lines(user, account, list(page), about),
        page=page,
        grant=grant,
        total=said(account.held(sum(line.amount for line in lines)), account.commodity),
    )


def _grant(user: User, text: str) -> BusinessGrant | None:
    try:
        return selectors.grant_for(user, UUID(text)) if text else None
    except ValueError:
        return None


def _about(lines: list[Line]) -> dict[UUID, Operation]:
    ids = {line.transfer.operation_id for line in lines}
    return Operation.objects.in_bulk(ids)


def _grant_of(operation: Operation | None) -> UUID | None:
    """The grant that an operation is about: the first thing that it touches."""
    touched = operation.touched if operation else []
    # A voiding names what it voids first, then what that touched.
    place = 1 if operation and operation.kind == "void" else 0
    return UUID(touched[place]) if len(touched) > place else None


def _lines(
    user: User, account: Account, found: list[Line], about: dict[UUID, Operation]
) -> list[AccountLine]:
    about_grants = (_grant_of(about.get(line.transfer.operation_id)) for line in found)
    ids = {one for one in about_grants if one is not None}
    # A fund is seen from everywhere, families are not: elsewhere a row stays without a name.
    grants = selectors.grants_in(user).filter(pk__in=ids)
    named = {grant.pk: rows_of.family_name(grant.household) for grant in grants}
    return [_line(account, line, about, named) for line in found]


def _line(
    account: Account, line: Line, about: dict[UUID, Operation], named: dict[UUID, str]
) -> AccountLine:
    operation = about[line.transfer.operation_id]
    grant = _grant_of(operation)
    kind = kinds.find(operation.kind)
    change = account.held(line.amount)
    reason = _("undone") if line.transfer.reverses_id else str(kind.title if kind else "")
    is_grant = grant in named
    return AccountLine(
        day=line.transfer.day,
        amount=said(abs(change), account.commodity),
        out=change < 0,
        reason=reason,
        name=named[grant] if grant is not None and is_grant else "",
        address=reverse("business-grant", args=[grant]) if is_grant else "",
        balance=said(account.held(line.balance), account.commodity),
    )
