"""Totals taken over from before the system, and dated settings of reports with their source."""

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from sahakum.journal.models import Record
from sahakum.places.models import Place
from sahakum.programmes.models import Programme


class TargetingRule(models.Model):
    """By what the targeting monitor measures from a day on.

    ``questionnaire`` is the code of the assessment whose bands are looked at; ``look_back_days``
    say which support counts; an assessment older than ``stale_after_days`` was too long ago;
    counts under ``least_shown`` are hidden from who may not see assessments.
    """

    from_on = models.DateField(unique=True)
    questionnaire = models.SlugField(max_length=40)
    look_back_days = models.PositiveSmallIntegerField()
    stale_after_days = models.PositiveSmallIntegerField()
    least_shown = models.PositiveSmallIntegerField()
    source = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(look_back_days__gt=0, stale_after_days__gt=0),
                name="reports_targeting_days_are_some",
            )
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire} from {self.from_on}"


class TakenOver(Record):
    """A total from before the system, with its source: told apart and never added to records.

    ``said`` counts what its name says in ``unit``, from a day until another, somewhere or in the
    whole programme. Nobody here can prove it.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="taken_over")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    name_km = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    unit = models.CharField(max_length=80)
    said = models.PositiveIntegerField()
    from_on = models.DateField()
    until_on = models.DateField()
    source = models.CharField(max_length=400)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="reports_taken_over_days_in_order"
            ),
            models.UniqueConstraint(
                fields=["programme", "name_en", "place", "from_on", "until_on"],
                condition=Q(voided_by__isnull=True, place__isnull=False),
                name="reports_taken_over_once_of_place",
            ),
            # Nothing equals nothing: without a place one needs a constraint of one's own.
            models.UniqueConstraint(
                fields=["programme", "name_en", "from_on", "until_on"],
                condition=Q(voided_by__isnull=True, place__isnull=True),
                name="reports_taken_over_once_of_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_en}: {self.said}"

    @property
    def name(self) -> str:
        """What was counted, in the reader's language."""
        return self.name_en if get_language() == "en" else self.name_km


class QualityRule(models.Model):
    """From which bounds on a record is worth a second look, from a day on.

    Ages are in years; a visit is late when it arrived more than ``late_days`` after it was made,
    looked for among those of the last ``look_back_days``.
    """

    from_on = models.DateField(unique=True)
    youngest_head = models.PositiveSmallIntegerField()
    oldest_person = models.PositiveSmallIntegerField()
    late_days = models.PositiveSmallIntegerField()
    look_back_days = models.PositiveSmallIntegerField()
    source = models.TextField()

    def __str__(self) -> str:
        return f"quality from {self.from_on}"


def quality_rule_on(day: datetime.date) -> QualityRule:
    """The rule of data quality in force on a day."""
    return QualityRule.objects.filter(from_on__lte=day).latest("from_on")


def rule_on(day: datetime.date) -> TargetingRule:
    """The rule in force on a day."""
    return TargetingRule.objects.filter(from_on__lte=day).latest("from_on")
