"""Finds people whose name sounds like what was typed, within what the reader may see.

First those of the same sound (in either order of the words), then those one slip away: a
consonant more, less, another, or two exchanged. Every candidate is compared by likeness; what is
unlike is left out, and of those of one sound the ones spelt most alike come first.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from rapidfuzz import fuzz

from sahakum.accounts.models import User
from sahakum.lib.khmer import has_khmer, search_key
from sahakum.lib.sounds import near_skeletons
from sahakum.registry.likeness import alike
from sahakum.registry.models import Person
from sahakum.registry.sound_keys import BETWEEN, sound_key

# How many of one sound are looked at; who watches over a country types more of a name.
MOST_HEARD = 150
MOST_SHOWN = 40

# Likeness, and of those equally alike how much of the spelling is the same (0 to 100).
Points = tuple[int, float]


def by_sound(user: User, text: str) -> list[UUID]:
    """Visible people whose name sounds like a text, the likest first."""
    words = [sound for word in search_key(text).split() if (sound := sound_key(word))][:2]
    if not words:
        return []
    column = "sound_key" if len(words) > 1 else "given_sound"
    points = _heard(user, text, column, _orders(words))
    if len(words) > 1:
        # Given names are often written as two words.
        points |= _heard(user, text, "given_sound", ["".join(words)])
    points = points or _heard(user, text, column, _one_slip_away(words))
    return sorted(points, key=lambda person: points[person], reverse=True)[:MOST_SHOWN]


def _orders(words: list[str]) -> set[str]:
    return {BETWEEN.join(words), BETWEEN.join(reversed(words))}


def _one_slip_away(words: list[str]) -> set[str]:
    first, last = words[0], words[-1]
    if len(words) == 1:
        return set(near_skeletons(first))
    slips = [(near, last) for near in near_skeletons(first)]
    slips += [(first, near) for near in near_skeletons(last)]
    return {key for slip in slips for key in _orders(list(slip))}


def _heard(user: User, text: str, column: str, sounds: Iterable[str]) -> dict[UUID, Points]:
    visible = Person.objects.visible_to(user, merged=True)
    people = visible.filter(**{f"{column}__in": sorted(sounds)})
    points: dict[UUID, Points] = {}
    for person, *names in people.values_list("pk", *NAMES)[:MOST_HEARD]:
        best = max(_points(text, name) for name in _names(*names))
        if best[0]:
            points[person] = best
    return points


NAMES = ("family_name", "given_name", "latin_name")


def _names(family: str, given: str, latin: str) -> Iterator[str]:
    yield f"{family} {given}"
    yield given
    if latin:
        yield latin


def _points(text: str, name: str) -> Points:
    same_script = has_khmer(text) == has_khmer(name)
    spelling = fuzz.ratio(search_key(text), search_key(name)) if same_script else 0
    return alike(text, name)[0], spelling
