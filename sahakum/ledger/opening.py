"""Builds books, accounts and transfers; whoever calls hands them to ``journal.services.commit``."""

import datetime
from collections.abc import Iterable

from sahakum.accounts.models import User
from sahakum.ledger.models import Account, Book, Commodity, Exchange, Transfer
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place

# What is above zero when all is well, and what can never be below it.
DEBIT_ROLES = frozenset({"box", "bank", "store", "herd", "loans", "advances", "expense"})
GUARDED_ROLES = frozenset(
    {"box", "bank", "store", "herd", "loans", "advances", "savings", "social"}
)


def new_book(
    *, name_km: str, name_en: str, village: Place, opened_on: datetime.date, by: User
) -> Book:
    """An empty book of the actor's organisation."""
    return Book(
        name_km=name_km,
        name_en=name_en,
        village=village,
        steward_id=by.organisation_id,
        opened_on=opened_on,
    )


def new_account(
    *,
    book: Book,
    commodity: Commodity,
    role: str,
    number: int,
    name_km: str,
    name_en: str,
    under: Account | None = None,
    control: bool = False,
) -> Account:
    """An account with the side and the guard that its role has."""
    return Account(
        id=uuid7(),
        book=book,
        commodity=commodity,
        role=role,
        side=Account.Side.DEBIT if role in DEBIT_ROLES else Account.Side.CREDIT,
        guarded=role in GUARDED_ROLES and not control,
        control=control,
        under=under,
        number=number,
        name_km=name_km,
        name_en=name_en,
    )


def new_transfer(*, into: Account, out_of: Account, amount: int, day: datetime.date) -> Transfer:
    """An amount out of one account into another of the same book and commodity."""
    return Transfer(
        id=uuid7(),
        book_id=into.book_id,
        commodity_id=into.commodity_id,
        debit=into,
        credit=out_of,
        amount=amount,
        day=day,
    )


def new_exchange(
    *,
    taken: int,
    into: Account,
    given: int,
    out_of: Account,
    through: Iterable[Account],
    day: datetime.date,
) -> Exchange:
    """So much of ``into``'s commodity taken in for so much of ``out_of``'s given away.

    ``through`` are the exchange accounts of both commodities, in any order.
    """
    by_commodity = {account.commodity_id: account for account in through}
    return Exchange(
        id=uuid7(),
        book_id=into.book_id,
        day=day,
        taken_into=into,
        taken_through=by_commodity[into.commodity_id],
        taken_amount=taken,
        given_from=out_of,
        given_through=by_commodity[out_of.commodity_id],
        given_amount=given,
    )
