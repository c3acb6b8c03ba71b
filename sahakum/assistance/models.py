"""Tables of goods and works, their names over time, and deliveries."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation
from sahakum.journal.models import Record
from sahakum.localities.models import Site
from sahakum.places.models import Place
from sahakum.registry.models import Household, Person


class Good(models.Model):
    """Something of the catalogue, counted in its unit.

    ``name_km`` and ``name_en`` are its names now; what it was called first stays beside them, and
    the names since then are ``GoodName``.
    """

    class Sort(models.TextChoices):
        """What becomes of it once it was given."""

        USED_UP = "used_up", _("Used up or worn out")
        ASSET = "asset", _("Lasts, and is looked after")
        WORK = "work", _("Work done for somebody")

    code = models.SlugField(max_length=40, primary_key=True)
    sort = models.CharField(max_length=10, choices=Sort, default=Sort.USED_UP)
    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    first_name_km = models.CharField(max_length=120, default="")
    first_name_en = models.CharField(max_length=120, default="")
    unit_km = models.CharField(max_length=40)
    unit_en = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_en if get_language() == "en" else self.name_km

    @property
    def unit(self) -> str:
        """The unit in the reader's language."""
        return self.unit_en if get_language() == "en" else self.unit_km


class GoodName(Record):
    """What a good is called from a day on."""

    good = models.ForeignKey(Good, on_delete=models.PROTECT, related_name="names")
    from_on = models.DateField()
    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["good", "from_on"],
                condition=Q(voided_by__isnull=True),
                name="assistance_good_one_name_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.good_id} from {self.from_on}"


class Delivery(Record):
    """A family, a person, a site or a village received a quantity of one good on a day.

    A delivery to a person names the family in which that person lived on the day, if any.
    """

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, related_name="deliveries", null=True
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="deliveries", null=True
    )
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="deliveries", null=True)
    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    good = models.ForeignKey(Good, on_delete=models.PROTECT, related_name="+")
    quantity = models.DecimalField(max_digits=12, decimal_places=3)
    delivered_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["village", "delivered_on"], name="assistance_place_day"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0), name="assistance_quantity_positive"
            ),
            models.CheckConstraint(
                condition=Q(site__isnull=True) | Q(household__isnull=True, person__isnull=True),
                name="assistance_one_receiver",
            ),
        ]

    def __str__(self) -> str:
        receiver = self.person_id or self.household_id or self.site_id or self.village_id
        return f"{self.good_id} to {receiver}"
