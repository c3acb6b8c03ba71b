"""Tables of grant funds, of money that came into them, and of what is due when."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation, User
from sahakum.journal.models import Record
from sahakum.ledger.fields import AmountField
from sahakum.ledger.models import Book, Commodity
from sahakum.places.models import Place


class GrantFundQuerySet(models.QuerySet):
    """Grant funds that a user may see."""

    def visible_to(self, user: User) -> Self:
        """Living funds of the user's organisation: a fund tells of no family and of no place."""
        return self.filter(steward_id=user.sight.organisation_id, voided_by__isnull=True)


class GrantFund(Record):
    """Money of an organisation for grants, in one commodity; its box stands in ``village``."""

    class Kept(models.TextChoices):
        """Where the money lies; the role of the account that holds it."""

        BOX = "box", _("In a cash box")
        BANK = "bank", _("In a bank account")

    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    book = models.OneToOneField(Book, on_delete=models.PROTECT, related_name="grant_fund")
    commodity = models.ForeignKey(
        Commodity, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kept = models.CharField(max_length=4, choices=Kept)
    opened_on = models.DateField()

    objects: ClassVar = GrantFundQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Its name in the reader's language; in Khmer where it has no other."""
        return (self.name_en if get_language() == "en" else "") or self.name_km


class GrantMoney(Record):
    """Money that came into a grant fund, and from whom."""

    fund = models.ForeignKey(GrantFund, on_delete=models.PROTECT, related_name="money")
    received_on = models.DateField()
    amount = AmountField()
    source = models.CharField(max_length=200)
    number = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="grants_money_positive")
        ]

    def __str__(self) -> str:
        return f"{self.amount} on {self.received_on}"


class GrantRhythm(models.Model):
    """From a day on, when proof of use and follow-ups are due; with the source of the rule.

    ``proof_days`` may pass between a payout and the proof of its use. Follow-ups are due so many
    months after the first payout.
    """

    from_on = models.DateField(unique=True)
    proof_days = models.PositiveSmallIntegerField()
    first_months = models.PositiveSmallIntegerField()
    second_months = models.PositiveSmallIntegerField()
    third_months = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.proof_days} days from {self.from_on}"

    @property
    def months(self) -> tuple[int, int, int]:
        """When follow-ups are due, in months after the first payout."""
        return self.first_months, self.second_months, self.third_months
