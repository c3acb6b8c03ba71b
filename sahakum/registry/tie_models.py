"""Tables of family ties, of their end, and of relatives who have no family here."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sahakum.journal.models import Record
from sahakum.registry.choices import Country
from sahakum.registry.tie_choices import Kin, WhyEnded


class Tie(Record):
    """``person`` is ``kin`` to ``other``: a family tie between two, wherever each of them lives.

    The day on which it began may be known to the month or year only, or not at all.
    """

    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="ties")
    other = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="ties_to")
    kin = models.CharField(max_length=15, choices=Kin)
    from_on = models.DateField(null=True)
    from_precision = models.CharField(max_length=5, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(person=F("other")), name="registry_tie_of_two")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kin} of {self.other_id}"


class TieEnd(Record):
    """The day on which a tie ended, and why."""

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="ends")
    ended_on = models.DateField()
    ended_precision = models.CharField(max_length=5)
    why = models.CharField(max_length=10, choices=WhyEnded)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tie"], condition=Q(voided_by__isnull=True), name="registry_tie_ends_once"
            )
        ]

    def __str__(self) -> str:
        return f"end of {self.tie_id}"


class Relative(Record):
    """A person without a family here, known through a member of ``household``: where she lives.

    Who comes to live in a family becomes a member as everybody does, and stays the same person.
    """

    person = models.ForeignKey(
        "registry.Person", on_delete=models.PROTECT, related_name="whereabouts"
    )
    household = models.ForeignKey(
        "registry.Household", on_delete=models.PROTECT, related_name="relatives"
    )
    country = models.CharField(max_length=5, choices=Country)
    place = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"{self.person_id} elsewhere"
