"""Rates in words: what each comes to, of what, and that there is nothing to work it out from."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from django.utils.translation import gettext as _

from sahakum.indicators.rates.answering import Answer, Part
from sahakum.indicators.rates.definitions import Rate, Shown
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.web import wording
from sahakum.web.report_choice import Choice

NOTHING = "—"


@dataclass(frozen=True, kw_only=True)
class RateLine:
    """A rate with the address of its receipt; ``sides`` says of what it is worked out."""

    name: str
    word: str
    sides: str
    address: str
    open: bool


class RateWords:
    """Says rates; the commodities are read once, when the first is named."""

    @cached_property
    def commodities(self) -> dict[str, Commodity]:
        """All commodities by their codes."""
        return Commodity.objects.in_bulk()

    def value(self, rate: Rate, part: Part) -> str:
        """The rate: a percent, an amount, or a dash where there is none."""
        if part.value is None:
            return NOTHING
        if rate.shown in (Shown.PERCENT, Shown.SHARE):
            return wording.percent(part.value)
        if rate.shown is Shown.EACH:
            return said(round(part.value), self.commodities[rate.commodity])
        mean = wording.number(round(float(part.value), 1))
        return f"{mean}\N{NO-BREAK SPACE}{rate.unit}"

    def numerator(self, rate: Rate, amount: Fraction) -> str:
        """An amount of the numerator."""
        return self._amount(rate, amount, rate.shown in (Shown.PERCENT, Shown.EACH))

    def denominator(self, rate: Rate, amount: Fraction) -> str:
        """An amount of the denominator: of some rates a number of people or records."""
        return self._amount(rate, amount, rate.shown is Shown.PERCENT)

    def _amount(self, rate: Rate, amount: Fraction, in_commodity: bool) -> str:
        if rate.commodity and in_commodity:
            return said(round(amount), self.commodities[rate.commodity])
        return wording.number(round(amount))

    def sides(self, rate: Rate, part: Part) -> str:
        """ "6,000 riel of 30,000 riel", or what is missing."""
        if part.value is None:
            return _("Nothing to work it out from: %(whole)s is nothing.") % {"whole": rate.whole}
        return _("%(part)s of %(whole)s") % {
            "part": self.numerator(rate, part.numerator),
            "whole": self.denominator(rate, part.denominator),
        }

    def lines(self, answers: Iterable[Answer], choice: Choice) -> list[RateLine]:
        """Rates as lines that can be pressed."""
        return [
            RateLine(
                name=str(one.rate.name),
                word=self.value(one.rate, one.whole),
                sides=self.sides(one.rate, one.whole),
                address=f"{choice.address(receipt=one.rate.code)}#receipt",
                open=choice.receipt == one.rate.code,
            )
            for one in answers
        ]
