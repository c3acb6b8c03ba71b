"""The demonstration's part of circumstances: who is away, and what struck a family.

Members are whatever the demonstration names them by; places and reasons are made up.
"""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sahakum.lib.chance import Chance

Content = dict[str, Any]

WORK_ABROAD = (("building", 0.35), ("factory", 0.25), ("plantation", 0.25), ("fish", 0.15))
RETURNS = (("freely", 0.55), ("work_ended", 0.25), ("deported", 0.2))
PLACES = ("ឈុនបុរី", "រ៉ាយ៉ង", "បាងកក", "ស្រះកែវ")
WHY_LEFT = "ជួយការងារផ្ទះ"
LOSSES = (200_000, 400_000, 800_000, 1_500_000)


def trip(
    *,
    chance: Chance,
    household: UUID,
    told_on: datetime.date,
    from_on: datetime.date,
    members: Sequence[Any],
    children: Sequence[Any] = (),
    returned_on: datetime.date | None = None,
) -> Content:
    """The content of the kind ``trip``: to Thailand, with children or without."""
    content = _away(chance, household, told_on, from_on)
    content |= {"members": list(members), "children": list(children)}
    if returned_on is None:
        return content
    how = chance.weighted(RETURNS)
    content |= {"returned_on": returned_on.isoformat(), "how": how}
    return content | ({"detention_months": "1"} if how == "deported" else {})


def absence(
    *,
    chance: Chance,
    household: UUID,
    told_on: datetime.date,
    from_on: datetime.date,
    member: Any,
) -> Content:
    """The content of the kind ``absence``: a member works elsewhere and comes home for feasts."""
    away = _away(chance, household, told_on, from_on)
    return away | {"member": member, "rhythm": "feasts"}


def _away(
    chance: Chance, household: UUID, told_on: datetime.date, from_on: datetime.date
) -> Content:
    return {
        "household": str(household),
        "told_on": told_on.isoformat(),
        "country": "TH",
        "place": chance.pick(PLACES),
        "work": chance.weighted(WORK_ABROAD),
        "from_on": from_on.isoformat(),
        "contact": "sometimes",
    }


def schooling(
    *,
    household: UUID,
    told_on: datetime.date,
    member: Any,
    school_year: int,
    grade: int,
    attending: str,
    changed_on: datetime.date | None,
) -> Content:
    """The content of the kind ``schooling``: a grade, and since when a child left or is back."""
    content = {"household": str(household), "told_on": told_on.isoformat(), "member": member}
    content |= {"school_year": str(school_year), "grade": str(grade), "attending": attending}
    if changed_on is not None:
        content["changed_on"] = changed_on.isoformat()
    return content | ({"reason": WHY_LEFT} if attending == "left" else {})


def disaster(
    *, chance: Chance, household: UUID, told_on: datetime.date, struck_on: datetime.date
) -> Content:
    """The content of the kind ``disaster``: a flood, with its loss in riel."""
    return {
        "household": str(household),
        "told_on": told_on.isoformat(),
        "sort": "flood",
        "struck_on": struck_on.isoformat(),
        "loss": chance.pick(LOSSES),
        "currency": "KHR",
    }
