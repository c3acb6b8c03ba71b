"""Which points of likeness propose a pair, on a day."""

import datetime

from sahakum.journal import clock
from sahakum.registry.merging_models import DuplicateSetting


def threshold_on(day: datetime.date | None = None) -> int:
    """The points from which two are proposed on a day (default: today).

    Raises:
        DuplicateSetting.DoesNotExist: nothing was set for so early a day.
    """
    settings = DuplicateSetting.objects.filter(from_on__lte=day or clock.today())
    return int(settings.latest("from_on").threshold)
