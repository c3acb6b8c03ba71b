"""Tables of home visits, their rhythm and the projection that tells who is due."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation, User
from sahakum.journal.models import Record
from sahakum.places.models import Place
from sahakum.registry.models import Household


class Progress(models.TextChoices):
    """How the family fares since the last visit."""

    BETTER = "better", _("Better than last time")
    SAME = "same", _("As last time")
    WORSE = "worse", _("Worse than last time")


class Obstacle(models.TextChoices):
    """What stands in the family's way. Words that give nothing away on a shared phone."""

    ILLNESS = "illness", _("Somebody is ill")
    DEBT = "debt", _("Debts have grown")
    LEAVING = "leaving", _("Somebody plans to work far away")
    HOUSE = "house", _("The house is damaged")
    SCHOOL = "school", _("A child misses school")
    FOOD = "food", _("Not enough rice")
    WATER = "water", _("No clean water")
    CONFLICT = "conflict", _("Conflict at home")


class Met(models.TextChoices):
    """Who was met in the house."""

    HEAD = "head", _("The head of the family")
    ADULT = "adult", _("Another adult")
    CHILD = "child", _("Only children")
    NOBODY = "nobody", _("Nobody was at home")


class HomeVisit(Record):
    """One visit to a family's home."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="visits")
    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    visited_on = models.DateField()
    met = models.CharField(max_length=10, choices=Met)
    progress = models.CharField(max_length=10, choices=Progress, blank=True)
    obstacles = models.JSONField(default=list)
    note = models.TextField(blank=True)
    next_visit_on = models.DateField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["village", "visited_on"], name="support_visit_place_day"),
            models.Index(fields=["visited_on", "village"], name="support_visit_day"),
        ]

    def __str__(self) -> str:
        return f"{self.household_id} on {self.visited_on}"


class VisitStateQuerySet(models.QuerySet):
    """Visit states that a user may see."""

    def visible_to(self, user: User) -> Self:
        """States of households in the user's sight."""
        return self.filter(
            user.sight.filter(village="village_id", steward="steward_id", record="pk")
        )


class VisitState(models.Model):
    """Projection: last visit, next due and number of living visits of a household."""

    household = models.OneToOneField(
        Household, on_delete=models.CASCADE, primary_key=True, related_name="visit_state"
    )
    steward = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+", db_index=False)
    last_visited_on = models.DateField()
    next_due_on = models.DateField()
    visits = models.PositiveIntegerField()

    objects: ClassVar = VisitStateQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["next_due_on", "village"], name="support_due"),
            models.Index(fields=["village", "next_due_on"], name="support_due_in_village"),
            models.Index(fields=["last_visited_on", "village"], name="support_last_visit"),
        ]

    def __str__(self) -> str:
        return f"{self.household_id} due {self.next_due_on}"


class Rhythm(models.Model):
    """From a day on, how many days may pass between two visits; with the source of the rule."""

    from_on = models.DateField(unique=True)
    days = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.days} days from {self.from_on}"
