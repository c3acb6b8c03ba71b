"""How alike two people are: a sum of stated weights, with the reasons in words.

The sum says how much speaks for one and the same person; what speaks against is taken away. The
weights were chosen for names of Cambodian villages, where few family names are shared by many:
a name alone never suffices, and nothing makes up for different names. ``./run bench dedupe``
measures what they find and what they find wrongly.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from sahakum.lib.khmer import has_khmer, search_key
from sahakum.lib.sounds import sounds

# Points for names: the same letters, the same sound, nearly so.
SAME_NAME = 50
SAME_SOUND = 46
NOT_ALIKE = 0
# Points for birth: the same day, the same year (of one only the year is known), a year or two off.
SAME_DAY = 32
SAME_YEAR = 22
NEXT_YEAR = 12
NEAR_YEAR = 6
UNKNOWN_BIRTH = 8
YEARS_OFF = -40
# Points for where they live, how they are reached, and sex.
SAME_VILLAGE = 12
SAME_COMMUNE = 3
SAME_PHONE = 25
OTHER_SEX = -40
SAME_FAMILY = 0
# Names that sound unlike lose points by the percent that differs, down to the least; each of the
# two words is to be alike at least so much (0 to 100).
LOST_A_PERCENT = 0.6
LEAST_ALIKE = 26
WORD_ALIKE = 55

Reason = str | Promise
REASONS: dict[str, Promise] = {
    "same_name": _("the same name"),
    "same_sound": _("the names sound alike"),
    "same_latin": _("the same name in Latin letters"),
    "like_sound": _("similar names"),
    "same_day": _("born on the same day"),
    "same_year": _("born in the same year"),
    "near_year": _("born at about the same time"),
    "same_village": _("the same village"),
    "same_commune": _("the same commune"),
    "same_phone": _("the same telephone"),
    "same_family": _("in one family"),
}


@dataclass(frozen=True, slots=True)
class Somebody:
    """What two people are compared by. ``commune`` is the place above the village."""

    id: UUID
    name: str
    latin: str
    sex: str
    born_on: datetime.date | None
    born_precision: str
    village: int
    commune: int
    household: UUID | None = None
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for the same person (points), and why (codes of ``REASONS``)."""

    points: int
    reasons: tuple[str, ...]

    @property
    def words(self) -> list[Promise]:
        """The reasons in the reader's language."""
        return [REASONS[code] for code in self.reasons]


def likeness(one: Somebody, other: Somebody, *, least: int = 0) -> Likeness:
    """Compares two people; names are not looked at where even the same name gives no ``least``."""
    against = OTHER_SEX if _other_sex(one, other) else 0
    found = [_born(one, other), _place(one, other)]
    if one.household is not None and one.household == other.household:
        # What brothers and sisters share as well says nothing.
        found.append((SAME_FAMILY, "same_family"))
    elif one.phone and one.phone == other.phone:
        found.append((SAME_PHONE, "same_phone"))
    rest = against + sum(points for points, _code in found)
    if rest < max(0, least - SAME_NAME):
        return Likeness(rest, ())
    named = _named(one, other)
    if named[0] == NOT_ALIKE:
        return Likeness(0, ())
    codes = tuple(code for _points, code in (named, *found) if code)
    return Likeness(named[0] + rest, codes)


def _other_sex(one: Somebody, other: Somebody) -> bool:
    return one.sex != other.sex and "not_stated" not in (one.sex, other.sex)


def _born(one: Somebody, other: Somebody) -> tuple[int, str]:
    if one.born_on is None or other.born_on is None:
        return UNKNOWN_BIRTH, ""
    if one.born_on == other.born_on and one.born_precision == other.born_precision == "day":
        return SAME_DAY, "same_day"
    apart = abs(one.born_on.year - other.born_on.year)
    if apart == 0:
        return (SAME_YEAR, "same_year") if _may_be_one_day(one, other) else (0, "")
    if apart == 1:
        return NEXT_YEAR, "near_year"
    return (NEAR_YEAR, "near_year") if apart == 2 else (YEARS_OFF, "")


def _may_be_one_day(one: Somebody, other: Somebody) -> bool:
    exact = one.born_precision == other.born_precision == "day"
    return not exact or _slip(one.born_on, other.born_on)


def _slip(one: datetime.date | None, other: datetime.date | None) -> bool:
    # Day and month exchanged, or one digit wrong.
    assert one is not None
    assert other is not None
    exchanged = (one.day, one.month) == (other.month, other.day)
    return exchanged or one.day == other.day or one.month == other.month


def _place(one: Somebody, other: Somebody) -> tuple[int, str]:
    if one.village == other.village:
        return SAME_VILLAGE, "same_village"
    return (SAME_COMMUNE, "same_commune") if one.commune == other.commune else (0, "")


def _named(one: Somebody, other: Somebody) -> tuple[int, str]:
    if search_key(one.name) == search_key(other.name):
        return SAME_NAME, "same_name"
    if one.latin and other.latin and search_key(one.latin) == search_key(other.latin):
        return SAME_NAME, "same_latin"
    pairs = [(mine, theirs) for mine in _names(one) for theirs in _names(other)]
    return max(alike(mine, theirs) for mine, theirs in pairs)


def _names(somebody: Somebody) -> tuple[str, ...]:
    return (somebody.name, somebody.latin) if somebody.latin else (somebody.name,)


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> tuple[int, str]:
    """Points and reason (a code of ``REASONS``) for two names in whatever letters; 0 if unlike."""
    mine, theirs = sounds(one), sounds(other)
    if sorted(mine) == sorted(theirs) and mine:
        return SAME_SOUND, "same_sound"
    if "".join(mine) == "".join(theirs) and mine:
        return SAME_SOUND, "same_sound"
    near = max(_nearness(mine, theirs), _nearness(*_letters(one, other)))
    points = round(SAME_SOUND - (100 - near) * LOST_A_PERCENT)
    return (points, "like_sound") if points >= LEAST_ALIKE else (NOT_ALIKE, "")


def _letters(one: str, other: str) -> tuple[Sequence[str], Sequence[str]]:
    if has_khmer(one) != has_khmer(other):
        return (), ()
    return search_key(one).split(), search_key(other).split()


def _nearness(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """How near two names are (0 to 100), word by word in either order; each must be near."""
    if not mine or not theirs:
        return 0
    if len(mine) != len(theirs) or len(mine) != 2:
        return fuzz.ratio("".join(mine), "".join(theirs))
    return max(_in_order(mine, theirs), _in_order(mine, (theirs[1], theirs[0])))


def _in_order(mine: Sequence[str], theirs: Sequence[str]) -> float:
    ratios = [_word(a, b) for a, b in zip(mine, theirs, strict=True)]
    if min(ratios) < WORD_ALIKE:
        return 0
    lengths = [len(a) + len(b) for a, b in zip(mine, theirs, strict=True)]
    weighed = sum(ratio * length for ratio, length in zip(ratios, lengths, strict=True))
    # What the nearer word gains by its length, the other may lose by half: brothers and sisters
    # share a family name.
    return (weighed / sum(lengths) + min(ratios)) / 2


def _word(one: str, other: str) -> float:
    # Two neighbours exchanged are one slip of the hand, not two.
    slips = OSA.distance(one, other)
    return max(fuzz.ratio(one, other), 100 - 100 * slips / max(len(one), len(other), 1))
