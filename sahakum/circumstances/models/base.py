"""What all circumstances have in common: whose they are, when they were told, who sees them."""

from collections.abc import Collection
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import Organisation, User
from sahakum.journal.models import Record
from sahakum.places.models import Place
from sahakum.registry.choices import Country as Country
from sahakum.registry.models import Household, Person


class Currency(models.TextChoices):
    """In what an amount was said; amounts are never converted silently.

    Gold is what families keep and pawn; its unit is the chi of 3.75 grams.
    """

    KHR = "KHR", _("riel")
    USD = "USD", _("dollar")
    THB = "THB", _("baht")
    VND = "VND", _("dong")
    GOLD = "GOLD", _("chi of gold")


# In what something is earned, spent or lost.
MONEY = [one for one in Currency.choices if one[0] != Currency.GOLD]


class Period(models.TextChoices):
    """For how long an amount is."""

    DAY = "day", _("a day")
    WEEK = "week", _("a week")
    MONTH = "month", _("a month")
    SEASON = "season", _("a season")
    YEAR = "year", _("a year")


class Work(models.TextChoices):
    """What somebody does for a living."""

    VEGETABLES = "vegetables", _("Vegetables")
    RICE = "rice", _("Rice")
    PIGS = "pigs", _("Pigs or poultry")
    FISH = "fish", _("Fish pond or fishing")
    SHOP = "shop", _("Shop or trade")
    LABOUR = "labour", _("Day labour")
    FACTORY = "factory", _("Factory")
    BUILDING = "building", _("Building site")
    PLANTATION = "plantation", _("Plantation or farm work for others")
    HOUSEWORK = "housework", _("Housework for others")
    LOTTERY = "lottery", _("Selling lottery tickets")
    BEGGING = "begging", _("Begging")
    OTHER = "other", _("Other work")


# Begging is said of trips only, which are kept apart; nothing on a family's own page tells of it.
OPEN_WORK = [one for one in Work.choices if one[0] != Work.BEGGING]


class Contact(models.TextChoices):
    """Whether the family hears from somebody who is away."""

    YES = "yes", _("Yes, regularly")
    SOMETIMES = "sometimes", _("Sometimes")
    NONE = "none", _("No contact")


class CircumstanceQuerySet(models.QuerySet):
    """Circumstances that a user may see."""

    def visible_to(self, user: User) -> Self:
        """Living rows about families in sight. They follow the family when it moves."""
        if not user.may(permissions.SEE_CIRCUMSTANCES):
            return self.none()
        sight = user.sight.filter(
            village="household__village_id",
            steward="household__steward_id",
            record="household_id",
        )
        return self.filter(sight, voided_by__isnull=True, household__voided_by__isnull=True)

    def of_seen(self, user: User, households: Collection[UUID]) -> Self:
        """The same of families that were found to be in sight: only the right is asked for."""
        if not user.may(permissions.SEE_CIRCUMSTANCES):
            return self.none()
        return self.filter(household__in=households, voided_by__isnull=True)


class Circumstance(Record):
    """One thing said about a family. ``id`` is that of its operation; the village is that of then.

    ``told_on`` is the day on which it was told or seen.
    """

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    told_on = models.DateField()
    note = models.TextField(blank=True)

    objects: ClassVar = CircumstanceQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.household_id} told on {self.told_on}"


class MemberCircumstance(Circumstance):
    """One thing said about a member of a family."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta(Circumstance.Meta):
        abstract = True


class TimedAmount(Circumstance):
    """An amount of money with its currency and the period that it is for."""

    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=4, choices=Currency)
    period = models.CharField(max_length=10, choices=Period)

    class Meta(Circumstance.Meta):
        abstract = True
