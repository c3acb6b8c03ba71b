"""Tables of programmes, components, stewards, enrolments, leavings and targets."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Organisation, User
from sahakum.journal.models import Record
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household


class Named(models.Model):
    """Something with a code and a name in both languages.

    ``name_km`` and ``name_en`` are its names now; what it was called first stays beside them, and
    the names since then are ``Naming``.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.SlugField(max_length=40)
    name_km = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    first_name_km = models.CharField(max_length=200)
    first_name_en = models.CharField(max_length=200)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *arguments: Any, **options: Any) -> None:
        """Keeps the names with which it is stored first."""
        if self._state.adding:
            self.first_name_km, self.first_name_en = self.name_km, self.name_en
        super().save(*arguments, **options)

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


class Naming(Record):
    """What a programme, or one of its components, is called from a day on."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="namings")
    component = models.ForeignKey(
        Component, on_delete=models.PROTECT, related_name="namings", null=True
    )
    from_on = models.DateField()
    name_km = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "from_on"],
                condition=Q(component__isnull=True, voided_by__isnull=True),
                name="programmes_one_name_a_day",
            ),
            models.UniqueConstraint(
                fields=["component", "from_on"],
                condition=Q(component__isnull=False, voided_by__isnull=True),
                name="programmes_component_one_name_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} from {self.from_on}"

    @property
    def named(self) -> "Programme | Component":
        """What has the name."""
        return self.component or self.programme


class Enrolment(Record):
    """A family takes part in a programme from a day on; after leaving perhaps once more."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="enrolments")
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="enrolments", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    from_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["household", "programme", "from_on"],
                condition=Q(voided_by__isnull=True),
                name="programmes_enrolled_once_a_day",
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


class LeavingReason(models.TextChoices):
    """Why a family leaves a programme."""

    SELF_SUFFICIENT = "self_sufficient", _("Stands on its own feet")
    MOVED = "moved", _("Moved away")
    REFUSED = "refused", _("Does not want to go on")
    DIED = "died", _("Died")
    TRANSFERRED = "transferred", _("Handed over to others")


class Criterion(models.TextChoices):
    """By what one sees that a family stands on its own feet (MISSION, section 2)."""

    INCOME = "income", _("Income above the limit")
    RICE = "rice", _("Rice for twelve months")
    DEBT = "debt", _("No new debt")
    SCHOOL = "school", _("All children in school")
    TRIPS = "trips", _("No trip across the border for twelve months")


class Met(models.TextChoices):
    """Whether a criterion is met, as far as one knows."""

    MET = "met", _("Met")
    NOT_MET = "not_met", _("Not met")
    NOT_KNOWN = "not_known", _("Not known")


class SaidBy(models.TextChoices):
    """From whom one knows whether a criterion is met."""

    FAMILY = "family", _("The family says so")
    SEEN = "seen", _("Our staff saw it")
    VILLAGE = "village", _("The village says so")
    PAPER = "paper", _("A paper shows it")


class LeavingQuerySet(models.QuerySet):
    """Leavings that a user may see."""

    def visible_to(self, user: User) -> Self:
        """Living leavings of families in the user's sight."""
        seen = user.sight.filter(
            village="household__village_id",
            steward="household__steward_id",
            record="household_id",
        )
        return self.filter(seen, household__voided_by__isnull=True, voided_by__isnull=True)


class Leaving(Record):
    """A family leaves a programme on a day, and why. Its enrolment stays: it was reached."""

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="leavings")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="leavings")
    left_on = models.DateField()
    reason = models.CharField(max_length=20, choices=LeavingReason)
    note = models.CharField(max_length=300, blank=True)

    objects: ClassVar = LeavingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["left_on"], name="programmes_left_on")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=Q(voided_by__isnull=True),
                name="programmes_left_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.household_id} left on {self.left_on}"


class LeavingCriterion(Record):
    """One criterion at a leaving: met, not met or not known, and by whom it was said."""

    leaving = models.ForeignKey(Leaving, on_delete=models.PROTECT, related_name="criteria")
    criterion = models.CharField(max_length=10, choices=Criterion)
    met = models.CharField(max_length=10, choices=Met)
    said_by = models.CharField(max_length=10, choices=SaidBy, blank=True)

    def __str__(self) -> str:
        return f"{self.criterion}: {self.met}"


class LeavingRule(models.Model):
    """From a day on: the income above which a family may stand on its own, and the follow-ups.

    ``income_a_day`` is in riel for each person; the follow-ups are days after leaving.
    """

    from_on = models.DateField(unique=True)
    income_a_day = models.PositiveIntegerField()
    first_follow_up_days = models.PositiveSmallIntegerField()
    second_follow_up_days = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.income_a_day} riel from {self.from_on}"


class Stewardship(Record):
    """An organisation stewards a programme between two days."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="stewards")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="programmes_steward_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} from {self.from_on}"
