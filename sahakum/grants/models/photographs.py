"""The table of photographs that show what became of a grant."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sahakum.capture.models import Photograph
from sahakum.grants.models.applications import BusinessGrant


class GrantPhotograph(Photograph):
    """A receipt, what was bought, or something else about a grant, as it looked on a day.

    It proves no amount: what is proven is said with the receipts that somebody has seen.
    """

    class Shows(models.TextChoices):
        """What is seen on it."""

        BOUGHT = "bought", _("What was bought")
        RECEIPT = "receipt", _("A receipt")
        OTHER = "other", _("Something else")

    grant = models.ForeignKey(BusinessGrant, on_delete=models.PROTECT, related_name="photographs")
    shows = models.CharField(max_length=10, choices=Shows)

    def __str__(self) -> str:
        return f"{self.shows} of {self.grant_id} on {self.taken_on}"
