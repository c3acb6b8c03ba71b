"""Tables of what moved from one account to another."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from sahakum.journal.models import Lasting, Operation
from sahakum.ledger.fields import AmountField
from sahakum.ledger.models.books import Account, Book, Commodity
from sahakum.lib.ids import uuid7
from sahakum.lib.quantities import MOST_AMOUNT


class Exchange(Lasting):
    """So much of one commodity for so much of another; the two amounts are the rate that is kept.

    ``taken`` came into the book and ``given`` went out of it, each against the exchange account of
    its commodity. The database stores the two transfers itself, under the ids named here.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="exchanges")
    day = models.DateField()
    taken_id = models.UUIDField(unique=True, default=uuid7)
    taken_into = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    taken_through = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    taken_amount = AmountField()
    given_id = models.UUIDField(unique=True, default=uuid7)
    given_from = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    given_through = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    given_amount = AmountField()
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="reversed_by", null=True
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(taken_id=F("given_id")), name="ledger_exchange_two_legs"
            )
        ]

    def __str__(self) -> str:
        return f"{self.given_amount} for {self.taken_amount}"

    def derived(self) -> list["Transfer"]:
        """The two transfers, as the database stores them."""
        first = self.reverses
        taken = self._leg(self.taken_id, self.taken_into, self.taken_through, self.taken_amount)
        given = self._leg(self.given_id, self.given_through, self.given_from, self.given_amount)
        taken.reverses_id = first.given_id if first else None
        given.reverses_id = first.taken_id if first else None
        return [taken, given]

    def _leg(self, transfer_id: UUID, debit: Account, credit: Account, amount: int) -> "Transfer":
        return Transfer(
            id=transfer_id,
            operation_id=self.operation_id,
            book_id=self.book_id,
            commodity_id=debit.commodity_id,
            debit=debit,
            credit=credit,
            amount=amount,
            day=self.day,
            exchange_id=self.pk,
        )


class Transfer(Lasting):
    """An amount of one commodity from the account ``credit`` into the account ``debit``, on a day.

    The order in which transfers of one operation are stored matters where an account is guarded:
    see ``posting.in_order``.
    """

    # Our triggers look at what is referred to, and its rows are never deleted: PostgreSQL's own
    # check of each key took half of the time of storing a transfer.
    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    book = models.ForeignKey(
        Book, on_delete=models.PROTECT, related_name="transfers", db_constraint=False
    )
    commodity = models.ForeignKey(
        Commodity, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    debit = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        related_name="debits",
        db_index=False,
        db_constraint=False,
    )
    credit = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        related_name="credits",
        db_index=False,
        db_constraint=False,
    )
    amount = AmountField()
    day = models.DateField()
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="reversed_by", null=True
    )
    exchange = models.ForeignKey(
        Exchange, on_delete=models.PROTECT, related_name="legs", null=True, db_index=False
    )

    class Meta:
        indexes: ClassVar = [
            # Amounts are in the indexes, so that a balance as of a day reads nothing else.
            models.Index(fields=["debit", "day", "amount"], name="ledger_debit_day"),
            models.Index(fields=["credit", "day", "amount"], name="ledger_credit_day"),
            models.Index(
                fields=["exchange"], condition=Q(exchange__isnull=False), name="ledger_legs"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount__gte=1, amount__lte=MOST_AMOUNT), name="ledger_amount_positive"
            ),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="ledger_two_accounts"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.commodity_id} on {self.day}"
