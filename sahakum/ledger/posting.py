"""The order of transfers within one operation, and a clear word where something falls short.

SQLite looks at a guarded account after each transfer, PostgreSQL after each statement. So that one
operation is judged by what it comes to, what fills guarded accounts is stored before what empties
them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sahakum.ledger.models import Account, Transfer


@dataclass(frozen=True, kw_only=True)
class Shortfall:
    """A guarded account holds less than an operation takes out of it."""

    account: Account
    holds: int
    lacks: int


class Overdrawn(Exception):
    """An operation takes more out of guarded accounts than they hold."""

    def __init__(self, shortfalls: Sequence[Shortfall]) -> None:
        super().__init__(shortfalls)
        self.shortfalls = shortfalls


def in_order(transfers: Iterable[Transfer]) -> list[Transfer]:
    """What only fills guarded accounts first, then what moves between them, then what empties."""
    return sorted(transfers, key=_step)


def _step(transfer: Transfer) -> int:
    empties = _empties(transfer.credit, "debit") or _empties(transfer.debit, "credit")
    fills = _empties(transfer.debit, "debit") or _empties(transfer.credit, "credit")
    return 0 if not empties else 1 if fills else 2


def _empties(account: Account, side: str) -> bool:
    return account.guarded and account.side == side


def lock(accounts: Iterable[UUID]) -> dict[UUID, Account]:
    """The accounts, locked in the fixed order in which everybody locks them."""
    found = Account.objects.filter(pk__in=set(accounts)).order_by("pk").select_for_update()
    return {account.pk: account for account in found}


def check_covered(transfers: Sequence[Transfer]) -> None:
    """Locks the accounts of an operation and looks whether its sum leaves none below its guard.

    Raises:
        Overdrawn: with every account that falls short, and by how much.
    """
    changes: dict[UUID, int] = {}
    for transfer in transfers:
        changes[transfer.debit_id] = changes.get(transfer.debit_id, 0) + transfer.amount
        changes[transfer.credit_id] = changes.get(transfer.credit_id, 0) - transfer.amount
    accounts = lock(changes)
    short = [
        found for key, change in changes.items() if (found := _shortfall(accounts[key], change))
    ]
    if short:
        raise Overdrawn(sorted(short, key=lambda one: one.account.number))


def _shortfall(account: Account, change: int) -> Shortfall | None:
    sign = 1 if account.side == Account.Side.DEBIT else -1
    holds, after = sign * account.balance, sign * (account.balance + change)
    if not account.guarded or after >= 0 or after >= holds:
        return None
    return Shortfall(account=account, holds=holds, lacks=-after)
