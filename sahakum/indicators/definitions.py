"""What a declaration of an indicator consists of."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SMALLEST_SHOWN = 10


class Unit(StrEnum):
    """What a number counts."""

    HOUSEHOLDS = "households"
    PERSONS = "persons"
    QUANTITY = "quantity"
    RECORDS = "records"
    VILLAGES = "villages"
    ASSETS = "assets"
    """Things that last: boreholes, latrines, tanks, houses."""
    BORROWERS = "borrowers"
    """Members of a group, each in one of its funds."""
    BUSINESS_GRANTS = "business_grants"
    """Grants to families, each once, in however many parts it was paid out."""


class Among(StrEnum):
    """Of whom the counted unit is made."""

    SUBJECTS = "subjects"
    """Those whom the facts are about."""
    MEMBERS = "members"
    """People who lived, on the day of the fact, in the household it is about."""


class PeriodRule(StrEnum):
    """Which days count."""

    WITHIN = "within"
    """From the first to the last day of the period."""
    UNTIL = "until"
    """Everything up to the last day of the period."""
    LAST = "last"
    """Of each unit its last fact up to the last day, where that is one of the items; or, with an
    ``attribute``, its last fact of the items, where that says one of the ``values``."""
    OVER = "over"
    """Units whose facts up to the last day add up to nothing (what began has ended), the last of
    them at least ``quiet_months`` old."""


STATES = (PeriodRule.LAST, PeriodRule.OVER)


class Split(StrEnum):
    """How a number may be split. Every unit falls into exactly one part, so parts add up."""

    VILLAGE = "village"
    SEX = "sex"
    AGE_BAND = "age_band"
    DISABILITY = "disability"
    POVERTY = "poverty"


OF_PERSONS = frozenset({Split.VILLAGE, Split.SEX, Split.AGE_BAND, Split.DISABILITY})
OF_HOUSEHOLDS = frozenset({Split.VILLAGE, Split.POVERTY})
OF_EVENTS = frozenset({Split.VILLAGE})


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One declaration.

    Attributes:
        kind: the kind of facts that are counted.
        items: only facts of these items; empty for all.
        people: code of the indicator that counts the people in the households counted here; of
            people, the indicator itself.
        attribute: what of the last fact is looked at instead of its item, for the ``values`` that
            count; a fact without attributes is passed over.
        of_programme: only facts of the programme that is asked about.
        quiet_months: how many months have passed since the last fact of what is over; asked for
            the last day of the period, since it is a dated setting.
        sensitive: cells under ``smallest_shown`` are hidden, whoever asks, and the receipt names
            no family and no village.
    """

    code: str
    name: "_StrPromise"
    method: "_StrPromise"
    theme: "_StrPromise"
    unit: Unit
    kind: str
    items: tuple[str, ...] = ()
    attribute: str = ""
    values: tuple[str, ...] = ()
    people: str = ""
    of_programme: bool = False
    among: Among = Among.SUBJECTS
    period_rule: PeriodRule = PeriodRule.UNTIL
    splits: frozenset[Split] = field(default=OF_HOUSEHOLDS)
    quiet_months: Callable[[datetime.date], int] | None = None
    sensitive: bool = False
    smallest_shown: int = SMALLEST_SHOWN


@dataclass(frozen=True, kw_only=True, order=True)
class Period:
    """Days from ``first`` to ``last``, both included."""

    first: datetime.date
    last: datetime.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("A period ends before it begins.")


@dataclass(frozen=True, kw_only=True)
class Area:
    """A range of village ids, as the place tree reserves it for a place."""

    first: int = 0
    last: int = 2**31 - 1


EVERYWHERE = Area()
