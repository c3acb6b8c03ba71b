"""Reads of assistance."""

from django.db.models import QuerySet

from sahakum.assistance.models import Delivery, Good
from sahakum.registry.models import Household


def goods() -> list[Good]:
    """The catalogue, by name in the reader's language."""
    return sorted(Good.objects.all(), key=lambda good: good.name)


def deliveries_to(household: Household) -> QuerySet[Delivery]:
    """All deliveries to a family, voided ones too, newest first."""
    return household.deliveries.select_related("good", "operation").order_by("-delivered_on", "-id")
