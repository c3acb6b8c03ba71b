"""Dated settings: how an amount becomes a monthly one, and when a family has stopped."""

from django.db import models


class MonthlyMethod(models.Model):
    """From a day on: days and weeks in a month, months in a season; with the source of the rule."""

    from_on = models.DateField(unique=True)
    days_a_month = models.DecimalField(max_digits=5, decimal_places=2)
    weeks_a_month = models.DecimalField(max_digits=4, decimal_places=2)
    months_a_season = models.DecimalField(max_digits=4, decimal_places=2)
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"monthly method from {self.from_on}"


class StoppedRule(models.Model):
    """From a day on: how many months without such a trip make a family one that stopped."""

    from_on = models.DateField(unique=True)
    months = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.months} months from {self.from_on}"
