"""The demonstration's part of assets, as a phone would send it."""

import datetime
from typing import Any
from uuid import UUID

Content = dict[str, Any]


def asset(
    *,
    good: str,
    village_id: int,
    done_on: datetime.date,
    done_by: str,
    how: str = "built",
    household: UUID | None = None,
    families_told: int | None = None,
    others_told: int | None = None,
) -> Content:
    """The content of the kind ``asset``."""
    content: Content = {
        "good": good,
        "village": str(village_id),
        "how": how,
        "done_on": done_on.isoformat(),
        "done_by": done_by,
    }
    told = {"families_told": families_told, "others_told": others_told}
    content |= {name: count for name, count in told.items() if count is not None}
    return content if household is None else content | {"household": str(household)}


def family(*, asset: UUID, household: UUID, from_on: datetime.date) -> Content:
    """The content of the kind ``asset_family``."""
    said = {"asset": str(asset), "household": str(household)}
    return said | {"from_on": from_on.isoformat(), "uses": "yes"}


def check(*, asset: UUID, checked_on: datetime.date, state: str, wrong: str = "") -> Content:
    """The content of the kind ``asset_check``."""
    said = {"asset": str(asset), "checked_on": checked_on.isoformat()}
    return said | {"state": state, "wrong": wrong}


def repair(*, asset: UUID, repaired_on: datetime.date, done_by: str, what: str) -> Content:
    """The content of the kind ``asset_repair``."""
    said = {"asset": str(asset), "repaired_on": repaired_on.isoformat()}
    return said | {"state": "works", "done_by": done_by, "what": what}
