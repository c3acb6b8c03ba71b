"""The order of transfers within one operation, and a clear word where something falls short.

SQLite looks at a guarded account after each transfer, PostgreSQL after each statement. So that one
operation is judged by what it comes to, what fills guarded accounts is stored before what empties
them. A *move* is a transfer or an exchange; an exchange has two legs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from sahakum.ledger.models import Account, Exchange, Transfer

Move: TypeAlias = Transfer | Exchange
# A move and its legs.
Ready: TypeAlias = tuple[Move, list[Transfer]]


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


def in_order(rows: Iterable[Move]) -> list[Move]:
    """An order in which no guarded account falls short on the way, if there is one.

    What only fills guarded accounts comes first and what only empties them last; what does both
    waits until it is covered. Locks the accounts, so that what covers now still covers then. What
    is never covered comes at the end: the database will refuse it.
    """
    moves = [(row, _legs(row)) for row in rows]
    accounts = _accounts([leg for _, legs in moves for leg in legs])
    holds = {key: account.balance for key, account in accounts.items()}
    waiting = sorted(moves, key=lambda move: _step(move[1], accounts))
    ordered: list[Move] = []
    covered, waiting = _covered(waiting, accounts, holds)
    while covered:
        ordered += [row for row, _ in covered]
        covered, waiting = _covered(waiting, accounts, holds)
    return ordered + [row for row, _ in waiting]


def _accounts(legs: Sequence[Transfer]) -> dict[UUID, Account]:
    stored = lock({key for leg in legs for key in (leg.debit_id, leg.credit_id)})
    # An account that the same operation opens is not stored yet.
    return {
        key: stored.get(key) or getattr(leg, side)
        for leg in legs
        for side, key in (("debit", leg.debit_id), ("credit", leg.credit_id))
    }


def _covered(
    waiting: Sequence[Ready],
    accounts: dict[UUID, Account],
    holds: dict[UUID, int],
) -> tuple[list[Ready], list[Ready]]:
    """What can be stored one after the other as things stand, and the rest; moves ``holds`` on."""
    found, left = [], []
    for move in waiting:
        changes = changes_of(move[1])
        if all(_stands(accounts[key], holds[key] + change) for key, change in changes.items()):
            found.append(move)
            for key, change in changes.items():
                holds[key] += change
        else:
            left.append(move)
    return found, left


def _stands(account: Account, balance: int) -> bool:
    return not account.guarded or account.held(balance) >= 0


def _step(legs: Sequence[Transfer], accounts: dict[UUID, Account]) -> int:
    changes = [
        accounts[key].held(change)
        for key, change in changes_of(legs).items()
        if accounts[key].guarded
    ]
    empties, fills = any(change < 0 for change in changes), any(change > 0 for change in changes)
    return 0 if not empties else 1 if fills else 2


def _legs(row: Move) -> list[Transfer]:
    return row.derived() if isinstance(row, Exchange) else [row]


def changes_of(legs: Iterable[Transfer]) -> dict[UUID, int]:
    """By how much transfers together change the balance of each account."""
    changes: dict[UUID, int] = {}
    for leg in legs:
        changes[leg.debit_id] = changes.get(leg.debit_id, 0) + leg.amount
        changes[leg.credit_id] = changes.get(leg.credit_id, 0) - leg.amount
    return changes


def lock(accounts: Iterable[UUID]) -> dict[UUID, Account]:
    """The accounts, locked in the fixed order in which everybody locks them."""
    found = Account.objects.filter(pk__in=set(accounts)).order_by("pk").select_for_update()
    return {account.pk: account for account in found}


def check_covered(rows: Iterable[Move]) -> None:
    """Locks the accounts of an operation and looks whether its sum leaves none below its guard.

    Raises:
        Overdrawn: with every account that falls short, and by how much.
    """
    legs = [leg for row in rows for leg in _legs(row)]
    accounts = _accounts(legs)
    short = [
        Shortfall(
            account=accounts[key],
            holds=accounts[key].held(),
            lacks=-accounts[key].held(accounts[key].balance + change),
        )
        for key, change in changes_of(legs).items()
        if not _stands(accounts[key], accounts[key].balance + change)
    ]
    if short:
        raise Overdrawn(sorted(short, key=lambda one: one.account.number))
