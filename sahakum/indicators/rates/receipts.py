"""The receipt of a rate: both sides, and the way to the records behind each.

A rate is worked out for its scope, never for the viewer. She opens the loans, funds and members of
groups within her sight; of the others she learns how many there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, TypeAlias
from uuid import UUID

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.collectives.models import Collective
from sahakum.indicators.definitions import Indicator, Split
from sahakum.indicators.rates.answering import Answer, Part, answer_rates, readings_of
from sahakum.indicators.rates.definitions import Question, Rate, Row, Told
from sahakum.indicators.rates.tables import Tables
from sahakum.indicators.reading.questions import Cell
from sahakum.indicators.receipts import Receipt, receipt_of

PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Behind:
    """One record behind a rate, with what it adds to each side, and its group."""

    row: Row
    group: Collective
    numerator: Fraction
    denominator: Fraction


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A side that is counted from facts, with the receipt of its count."""

    of_numerator: bool
    receipt: Receipt


@dataclass(frozen=True, kw_only=True)
class RateReceipt:
    """Where a rate comes from.

    Attributes:
        part: both sides; of one village where the receipt was asked of one.
        records: how many loans, funds or members are behind it; ``outside`` of them lie beyond
            the viewer's sight.
        page: those within sight, what adds most to the numerator first; meetings the newest first.
        counted: receipts of the sides that are counted from facts.
    """

    answer: Answer
    part: Part
    village: int | None
    position: int
    records: int
    outside: int
    page: tuple[Behind, ...]
    counted: tuple[Counted, ...]

    @property
    def rate(self) -> Rate:
        """What was asked."""
        return self.answer.rate


def receipt_of_rate(
    rate: Rate, question: Question, *, by: User, village: int | None = None, offset: int = 0
) -> RateReceipt:
    """The receipt of a rate in a scope, or of its part in one village."""
    found = answer_rates([rate], question)
    answer = found.answers[0]
    rows = [one for one in _rows(rate, question) if village in (None, one[0].village)]
    groups = _groups_seen(by, {row.group for row, _, _ in rows})
    seen = [one for one in rows if one[0].group in groups]
    nothing = Part(numerator=Fraction(0), denominator=Fraction(0))
    return RateReceipt(
        answer=answer,
        part=answer.whole if village is None else answer.villages.get(village, nothing),
        village=village,
        position=found.position,
        records=len(rows),
        outside=len(rows) - len(seen),
        page=tuple(_behind(one, groups) for one in seen[offset : offset + PAGE]),
        counted=tuple(_counted(rate, question, by=by, village=village, offset=offset)),
    )


_Added: TypeAlias = tuple[Row, Fraction, Fraction]


def _rows(rate: Rate, question: Question) -> list[_Added]:
    """Rows that add something to a side, with what they add."""
    tables = Tables(question)
    added: dict[Any, tuple[Row, list[Fraction]]] = {}
    for place, side in enumerate((rate.numerator, rate.denominator)):
        if not isinstance(side, Told):
            continue
        for row in tables.of(side.table, rate.commodity):
            if row.values[side.column]:
                sides = added.setdefault(row.record, (row, [Fraction(0), Fraction(0)]))[1]
                sides[place] += row.values[side.column]
    found = [(row, sides[0], sides[1]) for row, sides in added.values()]
    return sorted(found, key=_place)


def _place(one: _Added) -> tuple[Fraction, Fraction, UUID]:
    row, numerator, denominator = one
    if row.day is not None:
        return Fraction(-row.day.toordinal()), Fraction(0), row.record
    return -numerator, -denominator, row.record


def _groups_seen(by: User, groups: Iterable[UUID]) -> dict[UUID, Collective]:
    if not by.may(permissions.SEE_GROUPS):
        return {}
    seen: dict[UUID, Collective] = Collective.objects.visible_to(by).in_bulk(list(groups))
    return seen


def _behind(one: _Added, groups: dict[UUID, Collective]) -> Behind:
    row, numerator, denominator = one
    return Behind(row=row, group=groups[row.group], numerator=numerator, denominator=denominator)


def _counted(
    rate: Rate, question: Question, *, by: User, village: int | None, offset: int
) -> Iterable[Counted]:
    for side in (rate.numerator, rate.denominator):
        if not isinstance(side, Indicator):
            continue
        for reading in readings_of([side], question):
            if village is not None and not reading.area.first <= village <= reading.area.last:
                continue
            splits = frozenset() if village is None else frozenset({Split.VILLAGE})
            line = replace(reading.lines[0], splits=splits)
            yield Counted(
                of_numerator=side is rate.numerator,
                receipt=receipt_of(
                    replace(reading, lines=(line,)),
                    Cell(value=None, village=village),
                    by=by,
                    offset=offset,
                    known=question.known,
                ),
            )
