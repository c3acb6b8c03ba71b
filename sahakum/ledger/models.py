"""Tables of the ledger: commodities, books, accounts, transfers and exchanges."""

from collections.abc import Sequence
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation
from sahakum.journal.models import Lasting, Record
from sahakum.ledger.fields import MOST, AmountField
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place


class Commodity(models.Model):
    """What is counted, in whole numbers of its smallest unit.

    One shown unit has ``per_unit`` of the smallest: a dollar 100 cents, a kilo 1,000 grams. Neither
    ever changes: all amounts that were ever written would mean something else.
    """

    class Sort(models.TextChoices):
        """What it is."""

        MONEY = "money", _("Money")
        RICE = "rice", _("Rice")
        ANIMAL = "animal", _("Animals")
        GOLD = "gold", _("Gold")

    code = models.CharField(max_length=24, primary_key=True)
    sort = models.CharField(max_length=10, choices=Sort)
    per_unit = models.PositiveIntegerField()
    name_km = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    unit_km = models.CharField(max_length=20)
    unit_en = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_km


class Book(Record):
    """The accounts of one group or programme, in one village, kept by one organisation."""

    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    opened_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["village"], name="ledger_book_village")]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_km


class Account(Record):
    """One commodity of a book, under one name. ``balance`` is debits less credits, as known now.

    The database itself keeps ``balance`` when a transfer is added, and refuses any other change.
    """

    class Role(models.TextChoices):
        """What the account stands for; the first word of its name in an exported book."""

        BOX = "box", _("Cash box")
        BANK = "bank", _("Bank account")
        STORE = "store", _("Rice store")
        HERD = "herd", _("Animals held")
        LOANS = "loans", _("Loans given out")
        SAVINGS = "savings", _("Savings of members")
        OWED = "owed", _("Owed to others")
        SOCIAL = "social", _("Social fund")
        CAPITAL = "capital", _("Capital of the group")
        TAKEN_OVER = "taken_over", _("Taken over from the paper book")
        EXCHANGE = "exchange", _("Exchange")
        INCOME = "income", _("Income")
        EXPENSE = "expense", _("Expense")
        DIFFERENCE = "difference", _("Differences found")

    class Side(models.TextChoices):
        """On which side of zero it stands when all is well."""

        DEBIT = "debit", _("Above zero")
        CREDIT = "credit", _("Below zero")

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="accounts")
    commodity = models.ForeignKey(Commodity, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=Role)
    side = models.CharField(max_length=6, choices=Side)
    guarded = models.BooleanField()
    control = models.BooleanField(default=False)
    under = models.ForeignKey("self", on_delete=models.PROTECT, related_name="parts", null=True)
    number = models.PositiveIntegerField()
    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    balance = AmountField(default=0)
    last_transfer_id = models.UUIDField(null=True)

    mutable_fields: ClassVar[frozenset[str]] = frozenset(
        {"voided_by_id", "balance", "last_transfer_id"}
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book", "number"],
                condition=Q(voided_by__isnull=True),
                name="ledger_account_number",
            ),
            models.UniqueConstraint(
                fields=["book", "commodity"],
                condition=Q(voided_by__isnull=True, role="exchange"),
                name="ledger_one_exchange_account",
            ),
            models.CheckConstraint(
                condition=Q(control=False) | Q(under__isnull=True), name="ledger_one_level"
            ),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_km


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

    def derived(self) -> Sequence["Transfer"]:
        """The two transfers, as the database stores them."""
        from sahakum.ledger.reversing import legs_of

        return legs_of(self)

    @classmethod
    def undoing(cls, rows: Sequence[Self]) -> list[Lasting]:
        """Exchanges the other way round."""
        from sahakum.ledger.reversing import undone_exchange

        return [undone_exchange(row) for row in rows]


class Transfer(Lasting):
    """An amount of one commodity from the account ``credit`` into the account ``debit``, on a day.

    The order in which transfers of one operation are stored matters where an account is guarded:
    see ``posting.in_order``.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="transfers")
    commodity = models.ForeignKey(
        Commodity, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    debit = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="debits", db_index=False
    )
    credit = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="credits", db_index=False
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
                condition=Q(amount__gte=1, amount__lte=MOST), name="ledger_amount_positive"
            ),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="ledger_two_accounts"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.commodity_id} on {self.day}"

    @classmethod
    def undoing(cls, rows: Sequence[Self]) -> list[Lasting]:
        """Transfers the other way round; the legs of an exchange are undone with it."""
        from sahakum.ledger.posting import in_order
        from sahakum.ledger.reversing import undone

        single: list[Transfer] = [row for row in rows if row.exchange_id is None]
        return [*in_order([undone(row) for row in single])]
