"""Reversals: the same amount the other way round, on the same day, naming what it undoes.

The day is that of the first transfer: what was wrong never happened, and the balance of every day
comes out as if it had not. What was believed meanwhile stays visible by the day on which it became
known.
"""

import datetime
from uuid import UUID

from sahakum.ledger.models import Exchange, Transfer
from sahakum.lib.ids import uuid7


def undone(transfer: Transfer, *, day: datetime.date | None = None) -> Transfer:
    """The transfer that undoes one; on its day, or on a later one if the mistake had effect."""
    return Transfer(
        book_id=transfer.book_id,
        commodity_id=transfer.commodity_id,
        debit_id=transfer.credit_id,
        credit_id=transfer.debit_id,
        amount=transfer.amount,
        day=day or transfer.day,
        reverses_id=transfer.pk,
    )


def undone_exchange(exchange: Exchange) -> Exchange:
    """The exchange that undoes one: what was given comes back, what was taken goes back."""
    return Exchange(
        id=uuid7(),
        book_id=exchange.book_id,
        day=exchange.day,
        taken_into_id=exchange.given_from_id,
        taken_through_id=exchange.given_through_id,
        taken_amount=exchange.given_amount,
        given_from_id=exchange.taken_into_id,
        given_through_id=exchange.taken_through_id,
        given_amount=exchange.taken_amount,
        reverses_id=exchange.pk,
    )


def legs_of(exchange: Exchange) -> list[Transfer]:
    """The two transfers that the database stores with an exchange, as they will stand there."""
    first = exchange.reverses
    taken = _leg(exchange, exchange.taken_id, exchange.taken_amount)
    taken.debit, taken.credit = exchange.taken_into, exchange.taken_through
    taken.commodity_id = exchange.taken_into.commodity_id
    taken.reverses_id = first.given_id if first else None
    given = _leg(exchange, exchange.given_id, exchange.given_amount)
    given.debit, given.credit = exchange.given_through, exchange.given_from
    given.commodity_id = exchange.given_from.commodity_id
    given.reverses_id = first.taken_id if first else None
    return [taken, given]


def _leg(exchange: Exchange, transfer_id: UUID, amount: int) -> Transfer:
    return Transfer(
        id=transfer_id,
        operation_id=exchange.operation_id,
        book_id=exchange.book_id,
        amount=amount,
        day=exchange.day,
        exchange_id=exchange.pk,
    )
