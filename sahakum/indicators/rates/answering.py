"""Answers rates: both sides of each, for all and by village."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from sahakum.indicators.definitions import Indicator, Split, Unit
from sahakum.indicators.rates.definitions import Question, Rate, Shown, Side, Told
from sahakum.indicators.rates.tables import Tables
from sahakum.indicators.reading.answering import answer
from sahakum.indicators.reading.freshness import freshen
from sahakum.indicators.reading.questions import Line, Reading
from sahakum.ledger.models import Commodity

# What a side comes to, by village.
Sums: TypeAlias = dict[int, Fraction]


@dataclass(frozen=True, kw_only=True)
class Part:
    """Both sides of a rate, of all or of one village. Amounts in the smallest unit."""

    numerator: Fraction
    denominator: Fraction

    @property
    def value(self) -> Fraction | None:
        """The rate; none where the denominator is nothing."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A rate answered: the sides of all are those of the villages added up."""

    rate: Rate
    whole: Part
    villages: dict[int, Part]
    per_unit: int = 1

    @property
    def value(self) -> Fraction | None:
        """The rate of all; none where the denominator is nothing."""
        return self.whole.value

    @property
    def said(self) -> Fraction | None:
        """The rate as people say it: percent, or an amount in the commodity's own unit."""
        if self.value is None:
            return None
        hundred = Fraction(100)
        factor = {Shown.PERCENT: hundred, Shown.SHARE: hundred}
        factor[Shown.EACH] = Fraction(1, self.per_unit)
        return self.value * factor.get(self.rate.shown, Fraction(1))


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Rates answered as of one position of the journal."""

    position: int
    answers: tuple[Answer, ...]


def answer_rates(rates: Sequence[Rate], question: Question) -> Answers:
    """Answers rates together: each table is read once, all facts are counted in one pass.

    A rate that counts facts cannot be asked of one group, as facts name no group.

    Raises:
        ValueError: such a rate is asked of one group.
    """
    position = freshen() if question.known is None else min(question.known, freshen())
    counted = _counted([*_indicators(rates)], question)
    tables, per_unit = Tables(question), _per_unit(rates)

    def side(rate: Rate, one: Side) -> Sums:
        if isinstance(one, Told):
            return _told(tables, one, rate.commodity)
        units = per_unit.get(rate.commodity, 1) if one.unit is Unit.QUANTITY else 1
        return {village: amount * units for village, amount in counted[one.code].items()}

    found = [
        _answer(
            rate,
            side(rate, rate.numerator),
            side(rate, rate.denominator),
            per_unit.get(rate.commodity, 1),
        )
        for rate in rates
    ]
    return Answers(position=position, answers=tuple(found))


def answer_records(rate: Rate, question: Question) -> Answer:
    """Answers one rate whose sides are both read from records, without looking at any fact.

    Raises:
        ValueError: a side counts facts.
    """
    if not isinstance(rate.numerator, Told) or not isinstance(rate.denominator, Told):
        raise ValueError(f"{rate.code} counts facts.")
    tables, per_unit = Tables(question), _per_unit([rate]).get(rate.commodity, 1)
    numerators = _told(tables, rate.numerator, rate.commodity)
    return _answer(rate, numerators, _told(tables, rate.denominator, rate.commodity), per_unit)


def _per_unit(rates: Iterable[Rate]) -> dict[str, int]:
    """Facts count in the unit that people say, tables in the smallest unit of a commodity."""
    wanted = {rate.commodity for rate in rates if rate.commodity}
    found = Commodity.objects.filter(pk__in=wanted) if wanted else Commodity.objects.none()
    return dict(found.values_list("pk", "per_unit"))


def _answer(rate: Rate, numerators: Sums, denominators: Sums, per_unit: int) -> Answer:
    nothing = Fraction(0)
    villages = {
        village: Part(
            numerator=numerators.get(village, nothing),
            denominator=denominators.get(village, nothing),
        )
        for village in sorted(numerators.keys() | denominators.keys())
    }
    whole = Part(
        numerator=sum((part.numerator for part in villages.values()), nothing),
        denominator=sum((part.denominator for part in villages.values()), nothing),
    )
    return Answer(rate=rate, whole=whole, villages=villages, per_unit=per_unit)


def _told(tables: Tables, side: Told, commodity: str) -> Sums:
    # Whole numbers are added as such: fractions are slow, and few columns have any.
    sums: dict[int, int | Fraction] = defaultdict(int)
    for row in tables.of(side.table, commodity):
        sums[row.village] += row.values[side.column]
    return {village: Fraction(amount) for village, amount in sums.items()}


def _indicators(rates: Iterable[Rate]) -> list[Indicator]:
    found = {
        side.code: side
        for rate in rates
        for side in (rate.numerator, rate.denominator)
        if isinstance(side, Indicator)
    }
    return list(found.values())


def _counted(indicators: list[Indicator], question: Question) -> dict[str, Sums]:
    """Facts by the code of the indicator that counts them, added over the places of the scope."""
    if indicators and question.scope.group:
        raise ValueError("Facts name no group.")
    sums: dict[str, Sums] = {one.code: defaultdict(Fraction) for one in indicators}
    for reading in readings_of(indicators, question) if indicators else ():
        for answered in answer(reading, known=question.known).answers:
            for cell in answered.cells:
                if cell.value is not None and cell.village is not None:
                    sums[answered.line.indicator.code][cell.village] += Fraction(cell.value)
    return sums


def readings_of(indicators: Sequence[Indicator], question: Question) -> list[Reading]:
    """A reading for each place of the scope."""
    splits = frozenset({Split.VILLAGE})
    period, scope = question.period, question.scope
    lines = tuple(Line(indicator=one, period=period, splits=splits) for one in indicators)
    return [
        Reading(lines=lines, area=area, organisation=scope.organisation) for area in scope.areas
    ]
