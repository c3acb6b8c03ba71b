"""A figure: a number, its target, how far it got, and the key of its receipt."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sahakum.indicators.declarations import BY_CODE
from sahakum.indicators.definitions import Period, Split
from sahakum.indicators.reading.questions import Cell, Line

# From this share on a result is called close to its target.
CLOSE_PERCENT = 80


class State(StrEnum):
    """How a result stands to its target; the values are the tones of the style sheet."""

    OK = "ok"
    DUE = "due"
    LATE = "late"
    NONE = ""

    @property
    def word(self) -> Promise:
        """What the state is called on a page."""
        return WORDS[self]


WORDS: dict[State, Promise] = {
    State.OK: _("Reached"),
    State.DUE: _("Close"),
    State.LATE: _("Behind"),
    State.NONE: _("No target"),
}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number of a report. ``value`` is None when the cell is hidden."""

    key: str
    value: Decimal | None
    target: int | None = None

    @property
    def percent(self) -> int | None:
        """The share of the target that was reached, rounded down; None without a target."""
        if self.value is None or not self.target:
            return None
        return int(self.value * 100 / self.target)

    @property
    def state(self) -> State:
        """Reached, close, behind, or without a target."""
        if self.percent is None:
            return State.NONE
        if self.percent >= 100:
            return State.OK
        return State.DUE if self.percent >= CLOSE_PERCENT else State.LATE

    @property
    def difference(self) -> Decimal | None:
        """How far above (or, negative, short of) the target; None without one."""
        return None if self.value is None or self.target is None else self.value - self.target


def key_of(line: Line, **attributes: object) -> str:
    """The key of a cell: ``code.first.last`` and what it is restricted to."""
    period = line.period
    parts = [line.indicator.code, period.first.isoformat(), period.last.isoformat()]
    parts += [f"{name}={value}" for name, value in attributes.items() if value is not None]
    return ".".join(parts)


def cell_of(key: str) -> tuple[Line, Cell]:
    """The line and the cell that a key names.

    Raises:
        ValueError: nothing of this name exists.
    """
    try:
        code, first, last, *rest = key.split(".")
        period = Period(
            first=datetime.date.fromisoformat(first), last=datetime.date.fromisoformat(last)
        )
        attributes = dict(part.split("=", 1) for part in rest)
        splits = frozenset(Split(name) for name in attributes)
        line = Line(indicator=BY_CODE[code], period=period, splits=splits)
    except KeyError as error:
        raise ValueError(key) from error
    village = int(attributes.pop("village")) if "village" in attributes else None
    return line, Cell(value=None, village=village, **attributes)
