"""Sheets as they were keyed: content that may be of any shape, and sheets that wait."""

import datetime
from dataclasses import dataclass
from typing import Any

from sahakum.capture import texts as capture_texts
from sahakum.capture.texts import numeral
from sahakum.capture.waiting import Waiting, waiting_about
from sahakum.groups import texts
from sahakum.groups.models import Fund
from sahakum.groups.selectors import last_share_out
from sahakum.lib.dates import DayError, parse_day
from sahakum.lib.digits import digits_to_ascii

Day = datetime.date
KIND = "meeting"
LONGEST_NUMBER = 6


@dataclass(frozen=True, kw_only=True)
class WaitingSheet:
    """A sheet that waits for a correction: its number and day as far as one can read them."""

    number: int
    held_on: Day | None
    waiting: Waiting

    @property
    def said_number(self) -> str:
        """Its number as a sentence shows it; a dash where nobody can read it."""
        return numeral(self.number) if self.number else "—"


def number_of(content: Any) -> int:
    """The number of a sheet; 0 where nobody can read it."""
    said = content.get("sheet", "") if isinstance(content, dict) else ""
    digits = digits_to_ascii(str(said).strip())
    readable = digits.isdecimal() and len(digits) <= LONGEST_NUMBER
    return int(digits) if readable else 0


def day_of(content: Any) -> Day | None:
    """The day of a sheet; none where nobody can read it."""
    try:
        return parse_day(str(content.get("held_on"))).date
    except DayError:
        return None


def taken(content: Any) -> str:
    """That a sheet of this number was recorded before, with other content."""
    number = number_of(content)
    if not number:
        return str(capture_texts.ID_TAKEN)
    return str(texts.SHEET_TAKEN) % {"sheet": numeral(number)}


def sheets_waiting(fund: Fund, *, until: Day) -> list[WaitingSheet]:
    """Sheets of this cycle that wait for a correction, whoever keyed them, in their order.

    A sheet whose day nobody can read may be of any.
    """
    found = [_sheet(one) for one in waiting_about(KIND, "fund", fund.pk)]
    if not found:
        return []
    recorded = set(fund.meetings.filter(voided_by__isnull=True).values_list("sheet", flat=True))
    since = last_share_out(fund)
    begun = since.day if since else Day.min
    return sorted(
        (one for one in found if one.number not in recorded and _between(one, begun, until)),
        key=lambda one: (one.number, one.waiting.held.held_at),
    )


def _sheet(waiting: Waiting) -> WaitingSheet:
    content = waiting.opened.content
    return WaitingSheet(number=number_of(content), held_on=day_of(content), waiting=waiting)


def _between(sheet: WaitingSheet, begun: Day, until: Day) -> bool:
    return sheet.held_on is None or begun <= sheet.held_on <= until
