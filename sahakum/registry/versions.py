"""What holds of a family by what was said of it, and what was said for one day."""

import datetime
from dataclasses import dataclass
from typing import Any

from sahakum.registry.choices import Poverty
from sahakum.registry.models import Household, HouseholdVersion

# How a row says nothing of an attribute.
NOTHING = (None, "")


@dataclass(frozen=True)
class Holding:
    """Where a family lives and its poverty card, by the newest that was said of each."""

    village_id: int | None = None
    poverty: str = Poverty.UNKNOWN


def holding(household: Household) -> Holding:
    """What was said last of each attribute (by day; of one day, only one row says it)."""
    said: dict[str, Any] = {}
    rows = _living(household).order_by("from_on").values("village_id", "poverty")
    for row in rows:
        said |= {name: value for name, value in row.items() if value not in NOTHING}
    return Holding(**said)


def said_for(household: Household, day: datetime.date, attribute: str) -> Any:
    """What was said of an attribute for this very day; None if nothing."""
    rows = _living(household).filter(from_on=day).values_list(attribute, flat=True)
    return next((value for value in rows if value not in NOTHING), None)


def _living(household: Household) -> Any:
    return HouseholdVersion.objects.filter(household=household, voided_by__isnull=True)
