"""The interest of one period of which the balance changes: by its segments of equal balance."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from sahakum.lending.terms import Terms

Day = datetime.date


@dataclass(frozen=True, kw_only=True)
class Segment:
    """Days of a period on which the same balance bears interest."""

    begun: Day
    ended: Day
    balance: int | Fraction

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.ended - self.begun).days


def whole(begun: Day, ended: Day, balance: int | Fraction) -> tuple[Segment, ...]:
    """A period of one balance."""
    return (Segment(begun=begun, ended=ended, balance=balance),)


def changed(
    segments: Iterable[Segment], amount: int, *, begun: Day, ended: Day
) -> tuple[Segment, ...]:
    """The same period with so much more (or less) owed on the days between two."""
    found = []
    for one in _cut(_cut(segments, begun), ended):
        inside = begun <= one.begun and one.ended <= ended
        found.append(replace(one, balance=one.balance + amount) if inside else one)
    return tuple(found)


def until(segments: Iterable[Segment], day: Day) -> tuple[Segment, ...]:
    """The part of a period that lies before a day."""
    return tuple(one for one in _cut(segments, day) if one.ended <= day)


def _cut(segments: Iterable[Segment], day: Day) -> list[Segment]:
    found = []
    for one in segments:
        if one.begun < day < one.ended:
            found += [replace(one, ended=day), replace(one, begun=day)]
        else:
            found.append(one)
    return found


def moved(segments: Iterable[Segment], begun: Day, ended: Day) -> tuple[Segment, ...]:
    """A period with other days that costs the same: its mean balance on all of them."""
    known = list(segments)
    days = sum(one.days for one in known)
    mean = sum((Fraction(one.balance) * one.days for one in known), Fraction(0)) / max(1, days)
    return whole(begun, ended, mean)


def cost(
    terms: Terms, segments: Iterable[Segment], share: Fraction, *, days: int | None = None
) -> int:
    """The interest of segments of a period that costs a ``share`` of its balance.

    ``days`` is the length of the whole period, where these are only a part of it. Segments are
    rounded one by one, or their sum, as ``rounding.segments`` says.
    """
    known = list(segments)
    length = days or sum(one.days for one in known) or 1
    exact = [share * one.balance * one.days / length for one in known]
    if terms.rounding.segments == "each":
        return sum(terms.in_unit(value) for value in exact)
    return terms.in_unit(sum(exact, Fraction(0)))
