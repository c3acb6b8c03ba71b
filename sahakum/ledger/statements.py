"""Statements: the rows of an account, each with the balance after it, read a page at a time.

The newest come first. One question finds the rows with their balances, so that what is stored
meanwhile is in it as a whole or not at all; it goes no further back than to the end of the page,
however long the book is.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import connection

from sahakum.ledger.models import Account, Transfer
from sahakum.ledger.selectors import balance

LATEST = datetime.date.max
ONE_DAY = datetime.timedelta(days=1)
ENDLESS = 10**12
# What goes from one account to another under the same control account is one row of nothing.
COUNT = """
SELECT (SELECT count(*) FROM ledger_transfer WHERE debit_id {own})
  + (SELECT count(*) FROM ledger_transfer WHERE credit_id {own} AND NOT debit_id {own})"""
NEWEST = """
WITH found AS (
  SELECT id, day, operation_id, CASE WHEN credit_id {own} THEN 0 ELSE amount END AS change
    FROM ledger_transfer WHERE debit_id {own} AND day >= %(since)s
  UNION ALL
  SELECT id, day, operation_id, -amount
    FROM ledger_transfer WHERE credit_id {own} AND NOT debit_id {own} AND day >= %(since)s
), newest AS (
  SELECT * FROM found ORDER BY day DESC, operation_id DESC, id DESC LIMIT %(last)s
)
SELECT id, change, (SELECT sum(balance) FROM ledger_account WHERE id {own}) + change
    - sum(change) OVER (ORDER BY day DESC, operation_id DESC, id DESC)
  FROM newest ORDER BY day DESC, operation_id DESC, id DESC LIMIT %(most)s OFFSET %(skip)s"""
ITSELF = "= %(account)s"
UNDER_IT = (
    "IN (SELECT id FROM ledger_account WHERE under_id = %(account)s AND voided_by_id IS NULL)"
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """What went in (``amount`` above zero) or out, and the balance after it."""

    transfer: Transfer
    amount: int
    balance: int


@dataclass(frozen=True, kw_only=True)
class Statement:
    """An account over a period, with the balance before its first day and after its last."""

    account: Account
    opening: int
    lines: list[Line]
    closing: int


def statement(
    account: Account, *, since: datetime.date, until: datetime.date = LATEST
) -> Statement:
    """What happened on an account from one day to another, both counted, in order of the days."""
    found = newest_lines(account, since=since)[::-1]
    lines = [line for line in found if line.transfer.day <= until]
    if lines:
        opening, closing = lines[0].balance - lines[0].amount, lines[-1].balance
    else:
        opening = closing = balance(account, on=since - ONE_DAY)
    return Statement(account=account, opening=opening, lines=lines, closing=closing)


def count_lines(account: Account) -> int:
    """How many rows an account has, or all accounts under it together."""
    ((count,),) = _asked(COUNT, account)
    return int(count)


def newest_lines(
    account: Account,
    *,
    skip: int = 0,
    most: int = ENDLESS,
    since: datetime.date = datetime.date.min,
) -> list[Line]:
    """The newest rows since a day, the newest first, without the first few."""
    limits = {"skip": skip, "most": most, "last": skip + most}
    found = _asked(NEWEST, account, since=_stored(Transfer, "day", since), **limits)
    transfers = Transfer.objects.in_bulk([_read(key) for key, *_ in found])
    return [
        Line(transfer=transfers[_read(key)], amount=int(change), balance=int(after))
        for key, change, after in found
    ]


def _asked(question: str, account: Account, **words: Any) -> list[tuple[Any, ...]]:
    own = UNDER_IT if account.control else ITSELF
    words["account"] = _stored(Account, "id", account.pk)
    with connection.cursor() as cursor:
        cursor.execute(question.format(own=own), words)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _stored(model: type[Any], name: str, value: Any) -> Any:
    """A value as the database at hand keeps it."""
    return model._meta.get_field(name).get_db_prep_value(value, connection)


def _read(key: Any) -> Any:
    return Transfer._meta.pk.to_python(key)
