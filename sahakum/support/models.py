"""Tables of visits and their rhythm, plans and their tasks, pairings, and who is due."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
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


class BandRhythm(models.Model):
    """From a day on, how many days may pass between visits to families of one risk band.

    The band is that of the newest open result of the questionnaire; ``Rhythm`` holds for families
    without one.
    """

    from_on = models.DateField()
    questionnaire = models.SlugField(max_length=40)
    band = models.CharField(max_length=40)
    days = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["from_on", "questionnaire", "band"], name="support_band_rhythm_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.band}: {self.days} days from {self.from_on}"


class Purpose(models.TextChoices):
    """What a visit was for; one visit can serve several."""

    PLAN = "plan", _("Family plan")
    ANIMAL = "animal", _("Looking after animals")
    GRANT = "grant", _("Grant check")
    FOLLOW_UP = "follow_up", _("After leaving support")
    OTHER = "other", _("Something else")


class Arranged(models.TextChoices):
    """Whether the family expected the visit."""

    PLANNED = "planned", _("Planned")
    UNPLANNED = "unplanned", _("Not planned")


class MeansToLeave(models.TextChoices):
    """Whether anyone in the house means to leave for work; not asked is an answer too."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_ASKED = "not_asked", _("Not asked")


class VisitDetail(Record):
    """What else was said of a visit. A table of its own: rows of visits keep their digests."""

    visit = models.ForeignKey(HomeVisit, on_delete=models.PROTECT, related_name="details")
    purposes = models.JSONField(default=list)
    arranged = models.CharField(max_length=10, choices=Arranged, blank=True)
    means_to_leave = models.CharField(max_length=10, choices=MeansToLeave, blank=True)
    changed = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"details of {self.visit_id}"


class Plan(Record):
    """What a family means to reach, drawn up with it on a day. The newest living one holds."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="plans")
    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    drawn_on = models.DateField()
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.household_id} from {self.drawn_on}"


class Goal(Record):
    """One thing that a family means to reach with its plan."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.text


class Responsible(models.TextChoices):
    """Who does a task."""

    FAMILY = "family", _("The family")
    STAFF = "staff", _("Our staff")
    PARTNER = "partner", _("A partner")


class TaskState(models.TextChoices):
    """What became of a task."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Not done and left out")


class PlanTaskQuerySet(models.QuerySet):
    """Tasks that a user may see."""

    def visible_to(self, user: User) -> Self:
        """Living tasks of households in the user's sight, where the family lives now."""
        condition = user.sight.filter(
            village="village_id", steward="steward_id", record="household_id"
        )
        return self.filter(condition, voided_by__isnull=True)


class PlanTask(Record):
    """One task of a plan. A newer plan does not close it: open tasks are carried over.

    ``state`` and ``due_now`` follow from the newest living word about the task; ``village`` is
    where the family lives now.
    """

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="tasks")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="tasks")
    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    order = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=200)
    responsible = models.CharField(max_length=10, choices=Responsible)
    name = models.CharField(max_length=120, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.OPEN)
    due_now = models.DateField()

    objects: ClassVar = PlanTaskQuerySet.as_manager()
    mutable_fields = frozenset({"voided_by_id", "village_id", "state", "due_now"})

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["village", "due_now"],
                condition=models.Q(state="open", voided_by__isnull=True),
                name="support_open_tasks",
            )
        ]

    def __str__(self) -> str:
        return self.what


class TaskWord(Record):
    """What was said of a task on a day: done, to be done by another day, or left out, and why."""

    task = models.ForeignKey(PlanTask, on_delete=models.PROTECT, related_name="words")
    said_on = models.DateField()
    state = models.CharField(max_length=10, choices=TaskState)
    due_on = models.DateField(null=True)
    why = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.state} on {self.said_on}"


class PairingQuerySet(models.QuerySet):
    """Pairings that a user may see."""

    def visible_to(self, user: User) -> Self:
        """Living pairings of which the user may see both families."""
        seen = Household.objects.visible_to(user).values("pk")
        first = Q(household__in=seen) | Q(household__same_as__in=seen)
        other = Q(other__in=seen) | Q(other__same_as__in=seen)
        return self.filter(first, other, voided_by__isnull=True)


class Pairing(Record):
    """An isolated family and another that looks in on it, between two days, and why."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="pairings")
    other = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="pairings_with")
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    why = models.CharField(max_length=300)

    objects: ClassVar = PairingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.household_id} and {self.other_id}"
