"""The rates of groups, animals and grants in the report of a programme."""

from dataclasses import dataclass

from sahakum.accounts.models import User
from sahakum.indicators.rates.declarations import ALL, BY_CODE
from sahakum.programmes.models import Programme
from sahakum.reports import selectors as reports
from sahakum.web.rates_receipt import RateReceiptPage, receipt_page
from sahakum.web.rates_words import RateLine, RateWords
from sahakum.web.report_choice import Choice


@dataclass(frozen=True, kw_only=True)
class RatesPart:
    """The rates that can be worked out, and the receipt of the one asked for."""

    lines: list[RateLine]
    receipt: RateReceiptPage | None


def rates_part(user: User, programme: Programme, choice: Choice) -> RatesPart:
    """The rates of the organisation's work in the area of the report.

    Raises:
        PermissionDenied: the roles do not include reports.
        Http404: the programme is another organisation's.
    """
    question, found = reports.rates(
        programme, choice.period, choice.area, by=user, known=choice.known
    )
    words = RateWords()
    there = [one for one in found.answers if one.value is not None]
    asked = choice.receipt in BY_CODE
    return RatesPart(
        lines=words.lines(there, choice),
        receipt=receipt_page(user, ALL, question, choice, words) if asked else None,
    )
