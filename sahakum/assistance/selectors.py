"""Reads of assistance."""

import datetime

from django.db.models import QuerySet

from sahakum.accounts.models import User
from sahakum.assistance.models import Delivery, Good
from sahakum.registry.models import Household


def goods() -> list[Good]:
    """The catalogue, by name in the reader's language."""
    return sorted(Good.objects.all(), key=lambda good: good.name)


def deliveries_to(household: Household) -> QuerySet[Delivery]:
    """All deliveries to a family, voided ones too, newest first."""
    return household.deliveries.select_related("good", "operation").order_by("-delivered_on", "-id")


def delivered_between(
    user: User, *, first: datetime.date, last: datetime.date
) -> QuerySet[Delivery]:
    """Living deliveries to visible families between two days, newest first."""
    condition = user.sight.filter(village="village_id", steward="steward_id", record="household_id")
    found = Delivery.objects.filter(
        condition, delivered_on__range=(first, last), voided_by__isnull=True
    )
    return found.select_related("good", "household__village").order_by("-delivered_on", "-id")
