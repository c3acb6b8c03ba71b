"""Sheets that wait for a correction: nothing is shared and nobody leaves over them."""

import datetime

from sahakum.capture.kinds import Refusal
from sahakum.groups import texts
from sahakum.groups.models import Fund
from sahakum.groups.sheets import sheets_waiting


def refuse_waiting(fund: Fund, day: datetime.date, *, name: str = "day") -> None:
    """Nothing is shared while a sheet of the time before waits for a correction.

    Raises:
        Refusal: one does.
    """
    waiting = sheets_waiting(fund, until=day)
    if waiting:
        shown = {"sheet": waiting[0].said_number}
        raise Refusal({name: [str(texts.MEETING_WAITS) % shown]})
