"""The receipt of a rate in words: both sides, by village, and the records behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.indicators.rates.definitions import About, Question, Rate
from sahakum.indicators.rates.receipts import PAGE, Behind, Counted, RateReceipt, receipt_of_rate
from sahakum.web import areas, rows_of, wording
from sahakum.web.rates_words import RateWords
from sahakum.web.report_choice import Choice
from sahakum.web.rows import Row

SHOWN_DIGEST = 12
MOST_VILLAGES = 100
MARKS = {
    About.LOAN: "money",
    About.FUND: "people",
    About.MEMBER: "people",
    About.MEETING: "paper",
}


@dataclass(frozen=True, kw_only=True)
class SideLine:
    """A side in words: what it counts, what that comes to, and from which records."""

    name: str
    word: str
    seal: str


@dataclass(frozen=True, kw_only=True)
class VillagePart:
    """A village with its rate and both sides."""

    name: str
    word: str
    sides: str


@dataclass(frozen=True, kw_only=True)
class RateReceiptPage:
    """The receipt of a rate."""

    rate: Rate
    word: str
    period: str
    position: int
    sides: list[SideLine]
    villages: list[VillagePart]
    rows: list[Row]
    counted: list[Row]
    records: int
    outside: int
    further: str
    close: str


def receipt_page(
    user: User, rates: Sequence[Rate], question: Question, choice: Choice, words: RateWords
) -> RateReceiptPage:
    """The receipt that the address asks for.

    Raises:
        Http404: there is no such rate among those of the page.
    """
    rate = next((one for one in rates if one.code == choice.receipt), None)
    if rate is None:
        raise Http404
    found = receipt_of_rate(rate, question, by=user, offset=choice.offset)
    return RateReceiptPage(
        rate=rate,
        word=words.value(rate, found.part),
        period=_period(question),
        position=found.position,
        sides=_sides(found, words),
        villages=_villages(found, words),
        rows=[_row(one, rate, words) for one in found.page],
        counted=_facts(found.counted),
        records=found.records + sum(side.receipt.records for side in found.counted),
        outside=found.outside + max((side.receipt.outside for side in found.counted), default=0),
        further=_further(found, choice),
        close=f"{choice.address()}#rates",
    )


def _period(question: Question) -> str:
    period = question.period
    return _("%(first)s to %(last)s") % {
        "first": wording.day_in_words(period.first),
        "last": wording.day_in_words(period.last),
    }


def _sides(found: RateReceipt, words: RateWords) -> list[SideLine]:
    rate, part = found.rate, found.part
    seals = {one.of_numerator: one.receipt.digest[:SHOWN_DIGEST] for one in found.counted}
    return [
        SideLine(
            name=str(rate.part),
            word=words.numerator(rate, part.numerator),
            seal=seals.get(True, ""),
        ),
        SideLine(
            name=str(rate.whole),
            word=words.denominator(rate, part.denominator),
            seal=seals.get(False, ""),
        ),
    ]


def _villages(found: RateReceipt, words: RateWords) -> list[VillagePart]:
    parts = list(found.answer.villages.items())[:MOST_VILLAGES]
    return [
        VillagePart(
            name=areas.full_name(village),
            word=words.value(found.rate, part),
            sides=words.sides(found.rate, part),
        )
        for village, part in parts
    ]


def _row(behind: Behind, rate: Rate, words: RateWords) -> Row:
    row, group = behind.row, behind.group
    amounts = [words.numerator(rate, behind.numerator)]
    if behind.denominator:
        amounts = [
            _("%(part)s of %(whole)s")
            % {
                "part": words.numerator(rate, behind.numerator),
                "whole": words.denominator(rate, behind.denominator),
            }
        ]
    said = wording.day_in_words(row.day) if row.day else row.name
    village = areas.full_name(row.village)
    return Row(
        mark=MARKS[row.about],
        name=said or group.name,
        reason=rows_of.joined(*amounts, group.name if said else "", village),
        address=_page_of(behind),
    )


def _page_of(behind: Behind) -> str:
    row = behind.row
    if row.about is About.MEETING:
        return reverse("meeting", args=[row.record])
    page, key = ("group-member", row.member) if row.member else ("group", row.group)
    return reverse(page, args=[key])


def _facts(counted: Sequence[Counted]) -> list[Row]:
    """The records that the facts of both sides came from, each once, the newest first."""
    found = {one.operation: one for side in counted for one in side.receipt.page}
    newest = sorted(found.values(), key=lambda one: (one.day, one.position), reverse=True)
    return [
        Row(
            mark="paper",
            name=wording.day_in_words(one.day),
            reason=areas.full_name(one.village),
            address=reverse("history", kwargs={"operation_id": one.operation}),
        )
        for one in newest
    ]


def _further(found: RateReceipt, choice: Choice) -> str:
    seen = choice.offset + len(found.page)
    more = len(found.page) == PAGE and seen < found.records - found.outside
    of_facts = any(len(one.receipt.page) == PAGE for one in found.counted)
    if not more and not of_facts:
        return ""
    offset = choice.offset + PAGE
    return f"{choice.address(receipt=choice.receipt, offset=offset)}#receipt"
