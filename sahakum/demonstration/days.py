"""The days of the demonstration: the one it is set to, and moments in Phnom Penh."""

import datetime

PHNOM_PENH = datetime.timezone(datetime.timedelta(hours=7))
TODAY = datetime.date(2026, 11, 16)
WEEK = datetime.timedelta(days=7)


def moment(day: datetime.date, hour: int, minute: int = 0) -> datetime.datetime:
    """A moment of a day in Phnom Penh."""
    return datetime.datetime.combine(day, datetime.time(hour, minute), PHNOM_PENH)
