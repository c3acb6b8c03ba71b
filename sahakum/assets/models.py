"""Tables of assets, whom they serve, their checks and repairs, and the settings behind them."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation, User
from sahakum.assistance.models import Good
from sahakum.journal.models import Record
from sahakum.localities.models import Site
from sahakum.places.models import Place
from sahakum.registry.models import Household


class Currency(models.TextChoices):
    """The currencies in which work is paid."""

    KHR = "KHR", _("riel")
    USD = "USD", _("US dollar")
    THB = "THB", _("baht")
    VND = "VND", _("dong")


class Works(models.TextChoices):
    """Whether an asset does what it was built for."""

    WORKS = "works", _("Works")
    PARTLY = "partly", _("Works partly")
    BROKEN = "broken", _("Broken")
    GONE = "gone", _("Not there any more")


class AssetQuerySet(models.QuerySet):
    """Assets, or what is known of them, that a user may see."""

    def visible_to(self, user: User) -> Self:
        """Living assets in the user's areas that the user's organisation stewards."""
        condition = user.sight.filter(village="village_id", steward="steward_id", record="pk")
        return self.filter(condition, voided_by__isnull=True)


class Asset(Record):
    """One thing that lasts, built or repaired on a day.

    ``families_told`` and ``others_told`` are head counts as told: of families served, and of other
    people of the village who use it.
    """

    class How(models.TextChoices):
        """What was done."""

        BUILT = "built", _("Built new")
        REPAIRED = "repaired", _("Was there and was repaired")

    good = models.ForeignKey(Good, on_delete=models.PROTECT, related_name="assets")
    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="assets", null=True)
    # Degrees north and east (WGS 84).
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, related_name="assets", null=True
    )
    how = models.CharField(max_length=10, choices=How)
    done_on = models.DateField()
    done_by = models.CharField(max_length=120)
    cost = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, choices=Currency, blank=True)
    families_told = models.PositiveIntegerField(null=True)
    others_told = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)

    objects: ClassVar = AssetQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["village", "good"], name="assets_place")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="assets_position_whole_or_none",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True, currency="") | (Q(cost__gt=0) & ~Q(currency="")),
                name="assets_cost_with_currency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.good_id} in {self.village_id}"


class AssetFamily(Record):
    """A family uses an asset from a day on, or no longer does."""

    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="families")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="asset_links")
    from_on = models.DateField()
    uses = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["asset", "household", "from_on"],
                condition=Q(voided_by__isnull=True),
                name="assets_family_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.household_id} uses {self.asset_id}: {self.uses}"


class AssetCheck(Record):
    """Somebody looked at an asset on a day."""

    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField()
    state = models.CharField(max_length=10, choices=Works)
    wrong = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.asset_id} {self.state} on {self.checked_on}"


class AssetRepair(Record):
    """An asset was repaired on a day; it works since then, or works partly."""

    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="repairs")
    repaired_on = models.DateField()
    state = models.CharField(max_length=10, choices=Works)
    done_by = models.CharField(max_length=120)
    what = models.CharField(max_length=300, blank=True)
    cost = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, choices=Currency, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(cost__isnull=True, currency="") | (Q(cost__gt=0) & ~Q(currency="")),
                name="assets_repair_cost_with_currency",
            )
        ]

    def __str__(self) -> str:
        return f"{self.asset_id} repaired on {self.repaired_on}"


class AssetState(models.Model):
    """Projection: whether an asset works, and since when that is known."""

    asset = models.OneToOneField(
        Asset, on_delete=models.CASCADE, primary_key=True, related_name="state"
    )
    state = models.CharField(max_length=10, choices=Works)
    seen_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.asset_id} {self.state} on {self.seen_on}"


class CheckRhythm(models.Model):
    """From a day on, how many days may pass between two checks; with the source of the rule."""

    from_on = models.DateField(unique=True)
    days = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.days} days from {self.from_on}"


class UserMethod(models.Model):
    """From a day on, how the users of assets are counted; with the source of the rule."""

    class Indirect(models.TextChoices):
        """Who counts as an indirect user."""

        TOLD = "told", _("Others of the village who use it, as a head count that was told")
        NOBODY = "nobody", _("Nobody: only members of the families served count")

    from_on = models.DateField(unique=True)
    indirect = models.CharField(max_length=10, choices=Indirect)
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.indirect} from {self.from_on}"
