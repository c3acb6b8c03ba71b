"""Tables of what was said of families and people, to hold from a day on.

A row says only what somebody said; null or an empty text is "nothing was said". What held on a
day is read for each attribute by itself, from the newest living row that says it: so the order in
which things come to be known decides nothing. The row of a registration, and those from before
this rule, say all.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sahakum.journal.models import Record
from sahakum.places.models import Place
from sahakum.registry.choices import Disability, Poverty, Sex


def _once_a_day(attribute: str, said: Q) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=["household", "from_on"],
        condition=Q(voided_by__isnull=True) & said,
        name=f"registry_household_{attribute}_once_a_day",
    )


class HouseholdVersion(Record):
    """What was said of a family, from a day on: where it lives, its poverty card."""

    household = models.ForeignKey(
        "registry.Household", on_delete=models.PROTECT, related_name="versions"
    )
    from_on = models.DateField()
    village = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="+", db_index=False, null=True
    )
    poverty = models.CharField(max_length=10, choices=Poverty, blank=True)

    class Meta:
        constraints: ClassVar = [
            _once_a_day("village", Q(village__isnull=False)),
            _once_a_day("poverty", ~Q(poverty="")),
        ]

    def __str__(self) -> str:
        return f"{self.household_id} from {self.from_on}"


class PersonVersion(Record):
    """What was said of a person, from a day on.

    ``village`` is where the person lived when this was recorded: it tells who may need to know,
    and is no attribute.
    """

    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="versions")
    from_on = models.DateField()
    sex = models.CharField(max_length=10, choices=Sex, blank=True)
    born_on = models.DateField(null=True)
    born_precision = models.CharField(max_length=5, blank=True)
    disability = models.CharField(max_length=15, choices=Disability, blank=True)
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.person_id} from {self.from_on}"
