"""Tables of merging: what was said to be one, taken back, or to be two; and from when to propose.

They stand apart from the tables of people, whose ids they name.
"""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sahakum.journal.models import Record

ONE_PAIR = Q(sort="person", person__isnull=False, household__isnull=True) | Q(
    sort="household", household__isnull=False, person__isnull=True
)


class Sort(models.TextChoices):
    """Of what two records are compared."""

    PERSON = "person", _("Two people")
    HOUSEHOLD = "household", _("Two families")


class Merge(Record):
    """Two records are one and the same: ``person`` is kept as ``into_person`` from now on.

    Nothing is rewritten: both keep their rows. ``undone`` follows from a living `MergeUndo`.
    """

    sort = models.CharField(max_length=10, choices=Sort)
    person = models.ForeignKey(
        "registry.Person", on_delete=models.PROTECT, related_name="merges", null=True
    )
    into_person = models.ForeignKey(
        "registry.Person", on_delete=models.PROTECT, related_name="merged_here", null=True
    )
    household = models.ForeignKey(
        "registry.Household", on_delete=models.PROTECT, related_name="merges", null=True
    )
    into_household = models.ForeignKey(
        "registry.Household", on_delete=models.PROTECT, related_name="merged_here", null=True
    )
    undone = models.BooleanField(default=False)

    mutable_fields = frozenset({"voided_by_id", "undone"})

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=ONE_PAIR, name="registry_merge_of_one_sort"),
            models.CheckConstraint(
                condition=(Q(person__isnull=True) | ~Q(person=F("into_person")))
                & (Q(household__isnull=True) | ~Q(household=F("into_household"))),
                name="registry_merge_of_two",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(voided_by__isnull=True, undone=False, person__isnull=False),
                name="registry_person_merged_once",
            ),
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(voided_by__isnull=True, undone=False, household__isnull=False),
                name="registry_household_merged_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} is {self.into_id}"

    @property
    def merged_id(self) -> UUID:
        """The id that answers with the other from now on."""
        found: UUID | None = self.person_id or self.household_id
        assert found is not None
        return found

    @property
    def into_id(self) -> UUID:
        """The id under which both are shown."""
        found: UUID | None = self.into_person_id or self.into_household_id
        assert found is not None
        return found


class MergeUndo(Record):
    """A merge was wrong: both stand apart again, each with what was recorded under its own id."""

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="undos")
    reason = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["merge"],
                condition=Q(voided_by__isnull=True),
                name="registry_merge_undone_once",
            )
        ]

    def __str__(self) -> str:
        return f"undoes {self.merge_id}"


class Difference(Record):
    """Somebody looked at two records that seem alike and said that they are two."""

    sort = models.CharField(max_length=10, choices=Sort)
    person = models.ForeignKey(
        "registry.Person", on_delete=models.PROTECT, related_name="differences", null=True
    )
    other_person = models.ForeignKey(
        "registry.Person", on_delete=models.PROTECT, related_name="different_here", null=True
    )
    household = models.ForeignKey(
        "registry.Household", on_delete=models.PROTECT, related_name="differences", null=True
    )
    other_household = models.ForeignKey(
        "registry.Household", on_delete=models.PROTECT, related_name="different_here", null=True
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=ONE_PAIR, name="registry_difference_of_one_sort")
        ]

    def __str__(self) -> str:
        return f"{self.sort}: two"


class DuplicateSetting(models.Model):
    """From a day on, how many points of likeness propose a pair; with the source of the rule."""

    from_on = models.DateField(unique=True)
    threshold = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.threshold} points from {self.from_on}"
