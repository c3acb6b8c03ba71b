"""Tables of what a family lives from: livelihoods, income, spending, debts."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sahakum.circumstances.models.base import Circumstance, Currency, TimedAmount, Work


class Livelihood(Circumstance):
    """What a family does for a living, since a day and perhaps until one."""

    work = models.CharField(max_length=12, choices=Work)
    since_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
                name="circumstances_livelihood_days_in_order",
            )
        ]


class Income(TimedAmount):
    """What comes in. ``own_produce``: nothing was sold, it replaces what would be bought."""

    class Source(models.TextChoices):
        """Where the income comes from."""

        VEGETABLES = "vegetables", _("Vegetables")
        RICE = "rice", _("Rice")
        ANIMALS = "animals", _("Animals and fish")
        SHOP = "shop", _("Shop or trade")
        WAGES = "wages", _("Wages")
        REMITTANCE = "remittance", _("Money sent home")
        SUPPORT = "support", _("Support by state or organisations")
        OTHER = "other", _("Another source")

    source = models.CharField(max_length=12, choices=Source)
    own_produce = models.BooleanField()


class Spending(TimedAmount):
    """What goes out."""

    class Purpose(models.TextChoices):
        """What the money is spent on."""

        FOOD = "food", _("Food")
        SCHOOL = "school", _("School")
        HEALTH = "health", _("Health")
        DEBT = "debt", _("Paying back debts")
        HOUSE = "house", _("House, water, power")
        WORK = "work", _("Seed, feed, goods to sell")
        TRAVEL = "travel", _("Travel")
        FEASTS = "feasts", _("Feasts and ceremonies")
        OTHER = "other", _("Something else")

    purpose = models.CharField(max_length=12, choices=Purpose)


class Debt(Circumstance):
    """A debt of a family. ``interest_percent`` is for a month."""

    class Lender(models.TextChoices):
        """Whom the family owes."""

        BANK = "bank", _("Bank")
        MICROFINANCE = "microfinance", _("Microfinance institution")
        MONEY_LENDER = "money_lender", _("Money lender")
        RELATIVE = "relative", _("Relative or friend")
        GROUP = "group", _("Group in the village")
        SHOP = "shop", _("Shop")

    class Security(models.TextChoices):
        """What was given as security."""

        NONE = "none", _("Nothing")
        LAND_TITLE = "land_title", _("Land title")
        HOUSE = "house", _("House")
        ANIMALS = "animals", _("Animals")
        OTHER = "other", _("Something else")

    lender = models.CharField(max_length=12, choices=Lender)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=4, choices=Currency)
    interest_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    security = models.CharField(max_length=12, choices=Security)
    since_on = models.DateField()


class DebtState(Circumstance):
    """What was still owed of a debt on a day, in the debt's own currency, and what was paid."""

    debt = models.ForeignKey(Debt, on_delete=models.PROTECT, related_name="states")
    outstanding = models.DecimalField(max_digits=14, decimal_places=2)
    paid = models.DecimalField(max_digits=14, decimal_places=2, null=True)


class FamilySaving(Circumstance):
    """What a family has put by in one place, as it was told on a day; not what a group holds."""

    class Kept(models.TextChoices):
        """Where or in what it is kept."""

        HOME = "home", _("Money at home")
        GOLD = "gold", _("Gold or jewellery")
        BANK = "bank", _("Bank or microfinance institution")
        PHONE = "phone", _("On the telephone")
        RELATIVE = "relative", _("With a relative or friend")
        TONTINE = "tontine", _("Tontine among neighbours")
        OTHER = "other", _("Elsewhere")

    kept = models.CharField(max_length=10, choices=Kept)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=4, choices=Currency)
