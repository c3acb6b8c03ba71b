"""Tables of what is counted, in which books, and on which accounts."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField
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

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(per_unit__gte=1), name="ledger_whole_units")
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_km

    @property
    def unit(self) -> str:
        """The unit in the reader's language."""
        return self.unit_en if get_language() == "en" else self.unit_km


class AddedCommodity(Record):
    """An office began to keep another kind of rice or of animals.

    Its names and its unit never change; one of which nothing was kept yet can be voided.
    """

    commodity = models.OneToOneField(Commodity, on_delete=models.PROTECT, related_name="added")
    added_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.commodity_id} from {self.added_on}"


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
        return self.latin_name if get_language() == "en" else self.name_km

    @property
    def latin_name(self) -> str:
        """Its name for programs and English readers; groups often have one in Khmer only."""
        return self.name_en or self.name_km


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
        ADVANCES = "advances", _("Advances, use not yet proven")
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

    def held(self, balance: int | None = None) -> int:
        """What is there, as people say it: above zero also of savings; by default as of now."""
        counted = self.balance if balance is None else balance
        return counted if self.side == self.Side.DEBIT else -counted
