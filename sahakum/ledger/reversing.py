"""Reversals: the same amount the other way round, on the same day, naming what it undoes.

The day is that of the first transfer: what was wrong never happened, and the balance of every day
comes out as if it had not. What was believed meanwhile stays visible by the day on which it became
known.
"""

import datetime
from collections.abc import Sequence

from django.db.models import prefetch_related_objects

from sahakum.journal.models import Lasting
from sahakum.ledger.models import Exchange, Transfer
from sahakum.ledger.posting import in_order
from sahakum.lib.ids import uuid7


def undoing(rows: Sequence[Lasting]) -> list[Lasting]:
    """What undoes exchanges and transfers, in order; legs are undone with their exchange."""
    exchanges = [row for row in rows if isinstance(row, Exchange)]
    single = [row for row in rows if isinstance(row, Transfer) and row.exchange_id is None]
    prefetch_related_objects(
        exchanges, "taken_into", "taken_through", "given_from", "given_through"
    )
    return [*in_order([*map(undone_exchange, exchanges), *map(undone, single)])]


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
        taken_into=exchange.given_from,
        taken_through=exchange.given_through,
        taken_amount=exchange.given_amount,
        given_from=exchange.taken_into,
        given_through=exchange.taken_through,
        given_amount=exchange.taken_amount,
        reverses=exchange,
    )
