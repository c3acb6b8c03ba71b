"""What stands in the way of a meeting or a share-out, each in one sentence."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils.translation import get_language

from sahakum.capture.kinds import Refusal
from sahakum.capture.texts import numeral
from sahakum.collectives.models import Step
from sahakum.collectives.selectors import standings_of
from sahakum.groups import texts
from sahakum.groups.models import Fund, Meeting
from sahakum.groups.selectors import last_share_out
from sahakum.ledger.amounts import said
from sahakum.ledger.posting import Move, Overdrawn, check_covered
from sahakum.lib.dates import format_day

Day = datetime.date


def day_in_words(day: Day) -> str:
    """A day as a sentence names it."""
    return format_day(day, get_language() or "km")


def refuse_day(fund: Fund, day: Day, *, name: str = "held_on") -> None:
    """Nothing happens before the book begins, nor in a time that a share-out has closed.

    Raises:
        Refusal: the day is one of these.
    """
    opened_on = max(fund.opened_on, fund.book.opened_on)
    if day < opened_on:
        shown = {"day": day_in_words(opened_on)}
        raise Refusal({name: [str(texts.BEFORE_FUND) % shown]})
    taken_over = fund.meetings.filter(voided_by__isnull=True, sort=Meeting.Sort.TAKEN_OVER).first()
    if taken_over is not None and day < taken_over.held_on:
        shown = {"day": day_in_words(taken_over.held_on)}
        raise Refusal({name: [str(texts.BEFORE_FUND) % shown]})
    shared = last_share_out(fund)
    if shared is not None and day < shared.day:
        shown = {"day": day_in_words(shared.day)}
        raise Refusal({name: [str(texts.AFTER_SHARE_OUT) % shown]})


def refuse_before_leaving(fund: Fund, day: Day) -> None:
    """Who left was paid what was hers by then: a sheet of the time before would change it.

    Raises:
        Refusal: somebody left after the day.
    """
    later = fund.leavings.filter(voided_by__isnull=True, day__gt=day)
    left = later.select_related("member").order_by("day").first()
    if left is not None:
        shown = {"name": left.member.name, "day": day_in_words(left.day)}
        raise Refusal({"held_on": [str(texts.LEFT_SINCE) % shown]})


def refuse_sheet(fund: Fund, sheet: Any) -> None:
    """A paper sheet is recorded once.

    Raises:
        Refusal: its number was recorded before.
    """
    if fund.meetings.filter(voided_by__isnull=True, sheet=int(sheet)).exists():
        shown = {"sheet": numeral(int(sheet))}
        raise Refusal({"sheet": [str(texts.SHEET_TAKEN) % shown]})


def refuse_no_members(lines: list[dict[str, Any]], day: Day) -> None:
    """Everybody on the sheet is a member on the day.

    Raises:
        Refusal: one is not, or not yet.
    """
    standings = standings_of((line["member"].pk for line in lines), on=day)
    for number, line in enumerate(lines, 1):
        member = line["member"]
        if standings.get(member.pk, Step.Standing.LEFT) == Step.Standing.LEFT:
            sentence = str(texts.NOT_YET_MEMBER) % {"name": member.name}
            raise Refusal({"lines": [texts.in_row(number, sentence)]})


def refuse_overdrawn(moves: Sequence[Move]) -> None:
    """No box, store or savings gives more than it holds.

    Raises:
        Refusal: one would; the sentence says which, and by how much.
    """
    try:
        check_covered(moves)
    except Overdrawn as short:
        raise Refusal({"": [_shortfall_in_words(one) for one in short.shortfalls]}) from short


def _shortfall_in_words(short: Any) -> str:
    commodity = short.account.commodity
    return str(texts.OVERDRAWN) % {
        "account": str(short.account),
        "holds": said(short.holds, commodity),
        "lacks": said(short.lacks, commodity),
    }
