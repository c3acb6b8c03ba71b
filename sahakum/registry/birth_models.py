"""The table of births."""

from django.db import models

from sahakum.journal.models import Record
from sahakum.registry.choices import BirthRegistered


class Birth(Record):
    """A child was born into a family; day and names stand with the person."""

    household = models.ForeignKey(
        "registry.Household", on_delete=models.PROTECT, related_name="births"
    )
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="births")
    mother = models.ForeignKey(
        "registry.Person", on_delete=models.PROTECT, related_name="children_born", null=True
    )
    registered = models.CharField(max_length=10, choices=BirthRegistered)

    def __str__(self) -> str:
        return f"birth of {self.person_id}"
