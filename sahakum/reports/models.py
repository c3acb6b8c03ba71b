"""Settings of reports, each with the day from which it holds and its source."""

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q


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


def rule_on(day: datetime.date) -> TargetingRule:
    """The rule in force on a day."""
    return TargetingRule.objects.filter(from_on__lte=day).latest("from_on")
