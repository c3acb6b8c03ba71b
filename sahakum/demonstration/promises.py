"""Sayings of targets: what was promised for the year.

Published is only that 1,585 families more are planned this year; it is shared out evenly over the
villages here. The other targets are made up, so that a report has something to compare with.
"""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from sahakum.demonstration.days import moment
from sahakum.demonstration.sayings import Saying
from sahakum.demonstration.worlds import World
from sahakum.lib.chance import made_id
from sahakum.programmes import demo as programmes

PLANNED_ON = datetime.date(2026, 10, 28)
PROMISED_ON = datetime.date(2026, 1, 6)
OFFICER = "vuthy"


def targets(world: World, places: Mapping[str, int]) -> Iterator[Saying]:
    """The families planned, by village, and totals for what is delivered."""
    share, rest = divmod(world.planned, len(world.spots))
    for number, spot in enumerate(world.spots):
        content = programmes.target(
            programme=programmes.FAMILY_SUPPORT,
            indicator="families_enrolled",
            value=share + (number < rest),
            period=programmes.PLANNED_YEAR,
            sort="increase",
            place_id=places[spot.key],
        )
        yield _saying(PLANNED_ON, content, spot.key)
    for (programme, indicator), value in world.promised.items():
        content = programmes.target(
            programme=programme,
            indicator=indicator,
            value=value,
            period=programmes.CALENDAR_YEAR,
        )
        yield _saying(PROMISED_ON, content, indicator)


def _saying(day: datetime.date, content: dict[str, Any], name: str) -> Saying:
    return Saying(
        received_at=moment(day, 15),
        by=OFFICER,
        kind="target",
        id=made_id("target", day, content["programme"], name),
        content=content,
    )
