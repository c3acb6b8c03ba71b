"""What a declaration of a rate consists of, and what is asked of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from django.db.models import Q

from sahakum.indicators.definitions import EVERYWHERE, Area, Indicator, Period

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Shown(StrEnum):
    """How a rate is written."""

    PERCENT = "percent"
    SHARE = "share"
    """A percent of people or of times, also where what they keep is in a commodity."""
    EACH = "each"
    """So much of the commodity for each of what the denominator counts."""
    MEAN = "mean"
    """So many units for each of what the denominator counts: months, days."""


class Better(StrEnum):
    """Which way is good; a rate that says neither is judged by who knows the group."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A side that is read from records: a column of a table."""

    table: str
    column: str


Side: TypeAlias = Indicator | Told


@dataclass(frozen=True, kw_only=True)
class Rate:
    """One declaration.

    Attributes:
        commodity: the only one that is counted; empty where nothing is weighed or paid.
        source: where the formula stands.
        whole: the denominator in words, as a receipt names it; ``part``: the numerator.
        unit: of a mean, what is counted: months, days.
    """

    code: str
    name: "_StrPromise"
    method: "_StrPromise"
    theme: "_StrPromise"
    source: str
    part: "_StrPromise"
    whole: "_StrPromise"
    numerator: Side
    denominator: Side
    commodity: str = ""
    shown: Shown = Shown.PERCENT
    unit: "_StrPromise | str" = ""
    better: Better = Better.NEITHER

    @property
    def of_records(self) -> bool:
        """Whether both sides are read from records: so it can be asked of one group."""
        return isinstance(self.numerator, Told) and isinstance(self.denominator, Told)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """In which places, of which organisation (none: of all there), or of which one group."""

    areas: tuple[Area, ...] = (EVERYWHERE,)
    organisation: UUID | None = None
    group: UUID | None = None

    def of(self, prefix: str = "") -> Q:
        """The condition on collectives; ``prefix`` leads from another table to them."""
        within = Q()
        for area in self.areas:
            first, last = f"{prefix}village_id__gte", f"{prefix}village_id__lte"
            within |= Q(**{first: area.first, last: area.last})
        if self.organisation:
            within &= Q(**{f"{prefix}steward_id": self.organisation})
        return within & Q(**{f"{prefix}pk": self.group}) if self.group else within


@dataclass(frozen=True, kw_only=True)
class Question:
    """A period in a scope; ``known``: as known at that position of the journal."""

    period: Period
    scope: Scope = Scope()
    known: int | None = None


class About(StrEnum):
    """What a row of a table is about."""

    LOAN = "loan"
    FUND = "fund"
    MEMBER = "member"
    MEETING = "meeting"


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one record says: amounts in the smallest unit of its commodity, or counts.

    ``member`` is whose it is; of a fund nobody's. ``day`` is that of a meeting.
    """

    about: About
    record: UUID
    group: UUID
    village: int
    commodity: str
    values: Mapping[str, int | Fraction]
    member: UUID | None = None
    name: str = ""
    day: datetime.date | None = None
