"""Sheets that wait for a correction: nothing is shared and nobody leaves over them."""

import datetime
from typing import Any

from sahakum.capture.holding import waiting
from sahakum.capture.kinds import Refusal
from sahakum.capture.texts import numeral
from sahakum.groups import texts
from sahakum.groups.models import Fund
from sahakum.groups.selectors import last_share_out
from sahakum.lib.dates import DayError, parse_day
from sahakum.lib.digits import digits_to_ascii


def refuse_waiting(fund: Fund, day: datetime.date, *, name: str = "day") -> None:
    """Nothing is shared while a sheet of the time before waits for a correction.

    Raises:
        Refusal: one does.
    """
    since = last_share_out(fund)
    for held in waiting("meeting", "fund", fund.pk):
        sheet, held_on = _sheet(held), _day(held)
        known = fund.meetings.filter(voided_by__isnull=True, sheet=sheet).exists()
        if known or held_on > day or (since is not None and held_on < since.day):
            continue
        shown = {"sheet": numeral(sheet)}
        raise Refusal({name: [str(texts.MEETING_WAITS) % shown]})


def _sheet(content: dict[str, Any]) -> int:
    digits = digits_to_ascii(str(content.get("sheet", "")).strip())
    return int(digits) if digits.isdecimal() and len(digits) < 7 else 0


def _day(content: dict[str, Any]) -> datetime.date:
    try:
        return parse_day(str(content.get("held_on"))).date
    except DayError:
        # A sheet whose day nobody can read may be of any.
        return datetime.date.min
