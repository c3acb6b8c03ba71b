"""Settings of lending that hold for the whole office."""

from django.db import models


class RateWarning(models.Model):
    """From a day on: above which yearly rate, in percent, the page of rules warns.

    Nothing is refused: a group of a village decides itself. Source of the first value: NBC, Prakas
    B7.017.109 of 13 March 2017, for institutions under the National Bank.
    """

    from_on = models.DateField(unique=True)
    percent_a_year = models.DecimalField(max_digits=6, decimal_places=2)
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.percent_a_year} % from {self.from_on}"
