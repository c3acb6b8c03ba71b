"""Tables of programmes, components, enrolments and targets."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation
from sahakum.journal.models import Record
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household


class Named(models.Model):
    """Something with a code and a name in both languages."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.SlugField(max_length=40)
    name_km = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_en if get_language() == "en" else self.name_km


class Programme(Named):
    """What an organisation runs for families or a community."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "code"], name="programmes_programme_code_once"
            )
        ]


class Component(Named):
    """A part of a programme: water and sanitation, income, leadership."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="components")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "code"], name="programmes_component_code_once"
            )
        ]


class Enrolment(Record):
    """A family takes part in a programme from a day on."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="enrolments")
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="enrolments", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    from_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["household", "programme"],
                condition=Q(voided_by__isnull=True),
                name="programmes_enrolled_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.household_id} since {self.from_on}"


class Target(Record):
    """A promised value of an indicator: a total, or an increase on what was reached before."""

    class Sort(models.TextChoices):
        """How the value is meant."""

        TOTAL = "total", _("In all")
        INCREASE = "increase", _("In addition")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="targets")
    indicator = models.SlugField(max_length=60)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField()
    value = models.PositiveIntegerField()
    sort = models.CharField(max_length=10, choices=Sort, default=Sort.TOTAL)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="programmes_target_days_in_order"
            ),
            models.UniqueConstraint(
                fields=["programme", "indicator", "place", "from_on", "to_on", "sort"],
                condition=Q(voided_by__isnull=True),
                name="programmes_target_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.value}"
