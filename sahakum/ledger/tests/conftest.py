"""A village's book with a box, a store, savings of two members and their exchange accounts."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

import pytest

from sahakum.accounts.models import User
from sahakum.journal import clock
from sahakum.journal.models import Operation, Row
from sahakum.journal.services import Entry, commit
from sahakum.ledger.models import Account, Book, Commodity
from sahakum.ledger.opening import new_account, new_book, new_transfer
from sahakum.lib.quantities import MOST_AMOUNT
from sahakum.places.models import Place

OPENED = datetime.date(2026, 2, 1)
DAY = datetime.date(2026, 3, 2)
Store = Callable[..., Operation]


def operation_of(user: User, *, kind: str = "meeting") -> Operation:
    """An operation as a door makes it."""
    return Operation(
        kind=kind,
        actor_id=user.pk,
        organisation_id=user.organisation_id,
        happened_on=DAY,
        received_at=clock.now(),
        said_digest=bytes(32),
    )


@dataclass(frozen=True, kw_only=True)
class Village:
    """The book and its accounts."""

    book: Book
    box: Account
    store: Account
    loans: Account
    savings: Account
    sokha: Account
    chenda: Account
    capital: Account
    rice_capital: Account
    riel_exchange: Account
    rice_exchange: Account

    @property
    def accounts(self) -> list[Account]:
        """All of them, the control account before what stands under it."""
        return [value for value in vars(self).values() if isinstance(value, Account)]


@pytest.fixture
def store(bopha: User) -> Store:
    """Stores rows as one operation."""
    return store_of(bopha)


def store_of(user: User) -> Store:
    """Stores rows as one operation of a user."""

    def stored(rows: Sequence[Row], **options: str) -> Operation:
        operation = operation_of(user, **options)
        commit([Entry(operation=operation, rows=rows)])
        return operation

    return stored


@pytest.fixture
def bank(bopha: User, village: Place, store: Store) -> Village:
    """A book with 100,000 riel and 500 kg in it."""
    return bank_of(bopha, village, store)


def bank_of(user: User, village: Place, store: Store) -> Village:
    """A book of a user's organisation with 100,000 riel and 500 kg in it."""
    book = new_book(
        name_km="ក្រុមសាកល្បង", name_en="Trial group", village=village, opened_on=OPENED, by=user
    )
    made = _accounts(book)
    store([book, *made.accounts], kind="book")
    store(
        [
            new_transfer(into=made.box, out_of=made.capital, amount=100_000, day=DAY),
            new_transfer(into=made.store, out_of=made.rice_capital, amount=500_000, day=DAY),
        ]
    )
    return made


def _accounts(book: Book) -> Village:
    riel, rice = (Commodity.objects.get(pk=code) for code in ("KHR", "RICE.FOOD"))

    def account(role: str, number: int, commodity: Commodity, **options: object) -> Account:
        name = f"{role} {number}"
        return new_account(
            book=book,
            commodity=commodity,
            role=role,
            number=number,
            name_km=name,
            name_en=name,
            **options,  # type: ignore[arg-type]
        )

    savings = account("savings", 5, riel, control=True)
    return Village(
        book=book,
        box=account("box", 1, riel),
        store=account("store", 2, rice),
        loans=account("loans", 3, riel),
        savings=savings,
        sokha=account("savings", 6, riel, under=savings),
        chenda=account("savings", 7, riel, under=savings),
        capital=account("capital", 8, riel),
        rice_capital=account("capital", 9, rice),
        riel_exchange=account("exchange", 10, riel),
        rice_exchange=account("exchange", 11, rice),
    )


@pytest.fixture
def beside(bank: Village, village: Place, bopha: User, store: Store) -> dict[str, UUID]:
    """What attacks name beside the book: other books, voided accounts, two that are nearly full."""
    books = {
        name: new_book(name_km=name, name_en=name, village=village, opened_on=opened, by=bopha)
        for name, opened in (
            ("their_book", datetime.date(2026, 6, 1)),
            ("gone_book", OPENED),
            ("empty_book", OPENED),
            ("left_book", OPENED),
        )
    }
    theirs = _accounts_beside(books["their_book"], OF_THEIRS)
    own = _accounts_beside(bank.book, OF_OURS)
    left = _accounts_beside(books["left_book"], OF_THE_LEFT)
    store([*books.values(), *theirs.values(), *own.values(), *left.values()], kind="book")
    full = [
        new_transfer(into=own["most"], out_of=own["least"], amount=MOST_AMOUNT, day=DAY)
        for _ in range(444)
    ]
    voiding = store(full)
    gone = [(own | left)[name].pk for name in ("gone", "gone_control", "gone_part", "left")]
    Account.objects.filter(pk__in=gone).update(voided_by=voiding)
    Book.objects.filter(pk=books["gone_book"].pk).update(voided_by=voiding)
    return {name: row.pk for name, row in (books | theirs | own).items()}


# Name, role and number of accounts; a control account, and what it stands under.
OF_THEIRS = (
    ("their_box", "box", 1, False, ""),
    ("their_capital", "capital", 3, False, ""),
    ("their_savings", "savings", 4, True, ""),
)
OF_THE_LEFT = (("left", "capital", 1, False, ""),)
OF_OURS = (
    ("gone", "capital", 30, False, ""),
    ("gone_control", "savings", 31, True, ""),
    ("empty", "savings", 32, True, ""),
    ("gone_part", "savings", 33, False, "empty"),
    ("expense", "expense", 34, False, ""),
    ("most", "box", 35, False, ""),
    ("least", "capital", 36, False, ""),
)


def _accounts_beside(
    book: Book, listed: Sequence[tuple[str, str, int, bool, str]]
) -> dict[str, Account]:
    riel = Commodity.objects.get(pk="KHR")
    made: dict[str, Account] = {}
    for name, role, number, control, under in listed:
        made[name] = new_account(
            book=book,
            commodity=riel,
            role=role,
            number=number,
            name_km=name,
            name_en=name,
            control=control,
            under=made.get(under),
        )
    return made
