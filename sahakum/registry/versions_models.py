"""Tables of what held of families and people from a day on."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sahakum.journal.models import Record
from sahakum.places.models import Place
from sahakum.registry.choices import Disability, Poverty, Sex


class HouseholdVersion(Record):
    """What reports use of a household, from a day on."""

    household = models.ForeignKey(
        "registry.Household", on_delete=models.PROTECT, related_name="versions"
    )
    from_on = models.DateField()
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    poverty = models.CharField(max_length=10, choices=Poverty)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["household", "from_on"],
                condition=Q(voided_by__isnull=True),
                name="registry_household_version_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.household_id} from {self.from_on}"


class PersonVersion(Record):
    """What reports use of a person, from a day on."""

    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="versions")
    from_on = models.DateField()
    sex = models.CharField(max_length=10, choices=Sex)
    born_on = models.DateField(null=True)
    born_precision = models.CharField(max_length=5, blank=True)
    disability = models.CharField(max_length=15, choices=Disability)
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.person_id} from {self.from_on}"
