"""When a family counts as having stopped taking children across the border."""

import datetime
from collections.abc import Iterable

from sahakum.lib.dates import add_months

# The first day of a trip and the last; none: still away.
Days = tuple[datetime.date, datetime.date | None]


def has_stopped(trips: Iterable[Days], *, on: datetime.date, months: int) -> bool:
    """Whether, of trips abroad with children, there was one and none in the months up to a day.

    A trip counts from its first day to its last; one that is still open has not ended.
    """
    begun = [to_on for from_on, to_on in trips if from_on <= on]
    edge = add_months(on, -months)
    return bool(begun) and all(to_on is not None and to_on <= edge for to_on in begun)
