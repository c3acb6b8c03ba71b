"""Compares every balance with its transfers, and what must always add up."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import connection

from sahakum.journal.verify import Finding
from sahakum.ledger import triggers
from sahakum.ledger.models import Account

# One walk over the transfers; grouped by the two indexes that hold the amounts.
SUMS = """
SELECT account, sum(amount) FROM (
  SELECT debit_id AS account, sum(amount) AS amount FROM ledger_transfer GROUP BY debit_id
  UNION ALL
  SELECT credit_id, -sum(amount) FROM ledger_transfer GROUP BY credit_id
) AS sides GROUP BY account"""


def compare() -> Iterator[Finding]:
    """Yields balances that are not what transfers come to, what is overdrawn, and missing rules."""
    sums = _sums()
    for account in Account.objects.order_by("pk").iterator():
        counted = sums.pop(account.pk, 0)
        if counted != account.balance:
            detail = f"balance of account {account.pk}: {account.balance}, counted {counted}"
            yield Finding("wrong_balance", detail)
        if account.guarded and account.held(counted) < 0:
            yield Finding("overdrawn", f"account {account.pk}: {counted}")
        if account.control and counted:
            yield Finding("posted_control", f"account {account.pk}: {counted}")
    for key in sums:
        yield Finding("lost_account", f"account {key} has transfers and is not there")
    yield from _unpaired()
    for name in triggers.missing(connection):
        yield Finding("missing_rule", f"the database has no trigger {name}")


def _sums() -> dict[UUID, int]:
    with connection.cursor() as cursor:
        cursor.execute(SUMS)
        return {_id(key): int(amount) for key, amount in cursor.fetchall()}


def _id(key: Any) -> UUID:
    return key if isinstance(key, UUID) else UUID(key)


def _unpaired() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT x.id FROM ledger_exchange x LEFT JOIN ledger_transfer t"
            " ON t.exchange_id = x.id GROUP BY x.id HAVING count(t.id) <> 2"
        )
        for (key,) in cursor.fetchall():
            yield Finding("unpaired_exchange", f"exchange {key}")
