"""Finds people whose name sounds like what was typed, within what the reader may see.

First the whole sound (in either order of the words), then, if that gives nothing, one of its two
words; every candidate is compared by likeness, and what is unlike is left out.
"""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db.models import Q, QuerySet

from sahakum.accounts.models import User
from sahakum.lib.khmer import search_key
from sahakum.registry.likeness import alike
from sahakum.registry.models import Household, Membership, Person
from sahakum.registry.sound_keys import BETWEEN, sound_key

# How many of one sound are looked at; who watches over a country types more of a name.
MOST_HEARD = 100
# One word of two is shared by many: only the likest of these count.
MOST_OF_A_WORD = 300

Lasting = Callable[[QuerySet[Membership]], QuerySet[Membership]]


def by_sound(user: User, text: str, *, lasting: Lasting) -> list[Membership]:
    """Living memberships of visible people whose name sounds like a text, the likest first."""
    words = [word for word in search_key(text).split() if sound_key(word)][:2]
    if not words:
        return []
    points = _heard(user, text, _whole(words), MOST_HEARD)
    if not points and len(words) > 1:
        points = _heard(user, text, _parts(words), MOST_OF_A_WORD)
    rows = lasting(Membership.objects.filter(person__in=points)).filter(
        household__in=Household.objects.visible_to(user, merged=True)
    )
    found = rows.select_related("household__village", "person")
    return sorted(found, key=lambda row: (-points[row.person_id], row.household.sort_key))


def _whole(words: list[str]) -> list[Q]:
    sounds = [sound_key(word) for word in words]
    if len(sounds) == 1:
        return [Q(given_sound=sounds[0]), Q(latin_sound=sounds[0]), Q(sound_key=sounds[0])]
    orders = {BETWEEN.join(sounds), BETWEEN.join(reversed(sounds))}
    # Given names are often written as two words.
    return [
        Q(sound_key__in=orders),
        Q(latin_sound__in=orders),
        Q(given_sound__in=orders | {sound_key("".join(words))}),
    ]


def _parts(words: list[str]) -> list[Q]:
    return [Q(given_sound=sound_key(word)) for word in words]


def _heard(user: User, text: str, conditions: list[Q], most: int) -> dict[UUID, int]:
    points: dict[UUID, int] = {}
    for condition in conditions:
        people = Person.objects.visible_to(user, merged=True).filter(condition)
        named = people.values_list("pk", "family_name", "given_name", "latin_name")
        for pk, family, given, latin in named[:most]:
            best = max(_points(text, name) for name in _names(family, given, latin))
            if best:
                points[pk] = max(best, points.get(pk, 0))
    return points


def _names(family: str, given: str, latin: str) -> Iterator[str]:
    yield f"{family} {given}"
    yield given
    if latin:
        yield latin


def _points(text: str, name: str) -> int:
    return alike(text, name)[0]
