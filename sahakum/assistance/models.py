"""Tables of goods and their deliveries to families."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from sahakum.accounts.models import Organisation
from sahakum.journal.models import Record
from sahakum.places.models import Place
from sahakum.registry.models import Household


class Good(models.Model):
    """Something that is delivered, counted in its unit."""

    code = models.SlugField(max_length=40, primary_key=True)
    name_km = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
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


class Delivery(Record):
    """One family received a quantity of one good on a day."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="deliveries")
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
            models.CheckConstraint(condition=Q(quantity__gt=0), name="assistance_quantity_positive")
        ]

    def __str__(self) -> str:
        return f"{self.good_id} to {self.household_id}"
