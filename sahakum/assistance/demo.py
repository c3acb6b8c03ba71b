"""The demonstration's part of assistance: what families were given, as a phone would send it."""

import datetime
from typing import Any
from uuid import UUID


def delivery(
    *, household: UUID, good: str, quantity: int, delivered_on: datetime.date, note: str = ""
) -> dict[str, Any]:
    """The content of the kind ``delivery``."""
    return {
        "household": str(household),
        "good": good,
        "quantity": quantity,
        "delivered_on": delivered_on.isoformat(),
        "note": note,
    }
