"""A book with members for the bench ``ledger``, and bare rows to compare with."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db import connection, models

from sahakum.journal import clock
from sahakum.journal.models import Operation
from sahakum.journal.services import Entry, commit
from sahakum.ledger.models import Account, Book, Commodity, Transfer
from sahakum.ledger.opening import new_account, new_transfer
from sahakum.lib.ids import uuid7
from sahakum.places.selectors import by_code

DAY = datetime.date(2025, 1, 1)
VILLAGE = "02040101"


class BareTransaction(models.Model):
    """A transaction without any check, as one would first write it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    day = models.DateField()

    class Meta:
        app_label = "bench"
        db_table = "bench_transaction"

    def __str__(self) -> str:
        return f"transaction {self.pk}"


class BareLeg(models.Model):
    """One leg of it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    transaction = models.ForeignKey(BareTransaction, on_delete=models.PROTECT)
    account = models.UUIDField(db_index=True)
    amount = models.BigIntegerField()

    class Meta:
        app_label = "bench"
        db_table = "bench_leg"

    def __str__(self) -> str:
        return f"leg {self.pk}"


def make_bare_tables() -> None:
    """The two tables to compare with."""
    with connection.schema_editor() as editor:
        editor.create_model(BareTransaction)
        editor.create_model(BareLeg)


def save_bare(number: int) -> None:
    """So many transactions of two legs, with two inserts in bulk."""
    rows = [BareTransaction(day=DAY) for _ in range(number)]
    BareTransaction._default_manager.bulk_create(rows)
    one, other = uuid7(), uuid7()
    legs = [
        BareLeg(transaction=row, account=account, amount=sign * 500)
        for row in rows
        for account, sign in ((one, 1), (other, -1))
    ]
    BareLeg._default_manager.bulk_create(legs)


class World:
    """A box, capital, and an account of savings for each member."""

    def __init__(self, *, members: int) -> None:
        self.actor_id = uuid7()
        self.organisation_id = self._organisation()
        village = by_code(VILLAGE)
        assert village is not None
        self.book = Book(
            name_km="ក្រុម",
            name_en="Group",
            village=village,
            steward_id=self.organisation_id,
            opened_on=DAY,
        )
        self.riel = Commodity.objects.get(pk="KHR")
        self.box, self.capital = self._account("box", 1), self._account("capital", 2)
        self.members = [self._account("savings", 10 + number) for number in range(members)]
        self.store([self.book, self.box, self.capital, *self.members])

    def _organisation(self) -> UUID:
        from sahakum.accounts.models import Organisation

        return Organisation.objects.create(name_km="អង្គការ", name_en="Office").pk

    def _account(self, role: str, number: int) -> Account:
        return new_account(
            book=self.book,
            commodity=self.riel,
            role=role,
            number=number,
            name_km=f"{role} {number}",
            name_en=f"{role} {number}",
        )

    def saving(self, number: int, *, day: datetime.date = DAY) -> Transfer:
        """A member puts 500 riel into the box."""
        member = self.members[number % len(self.members)]
        return new_transfer(into=self.box, out_of=member, amount=500, day=day)

    def store(self, rows: Sequence[Book | Account | Transfer]) -> None:
        """One operation with so many rows."""
        operation = Operation(
            kind="meeting",
            actor_id=self.actor_id,
            organisation_id=self.organisation_id,
            happened_on=DAY,
            received_at=clock.now(),
            said_digest=bytes(32),
        )
        commit([Entry(operation=operation, rows=rows)])
