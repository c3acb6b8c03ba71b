"""Fetches the places that contents refer to, within the actor's areas, in two queries."""

from collections.abc import Iterable, Sequence

from sahakum.accounts.models import User
from sahakum.capture.fields import reference_key
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content
from sahakum.places.gazetteer import SCHEME
from sahakum.places.models import Level, Place, PlaceCode

# Our own numbers of places have at most seven digits; a code says that it is one: KH020401.
MOST_DIGITS = 7
VILLAGE_CODE_DIGITS = 8
CODE = "KH"


def named(contents: Iterable[Content], name: str) -> set[str]:
    """The keys under which contents name something, whatever came as JSON."""
    values = (content.get(name) for content in contents)
    return {reference_key(value) for value in values if isinstance(value, str) and value}


def code_of(key: str) -> str:
    """The official code in a key ("KH020401", or eight digits of a village); empty for a number."""
    if key.upper().startswith(CODE):
        return key[len(CODE) :]
    return key if len(key) == VILLAGE_CODE_DIGITS else ""


def open_places(keys: Iterable[str]) -> dict[str, Place]:
    """Places that have not ended, by our number or by their code."""
    keys = set(keys)
    codes = {key: code_of(key) for key in keys if code_of(key)}
    numbers = {key for key in keys if key.isascii() and key.isdigit() and len(key) <= MOST_DIGITS}
    held = PlaceCode.objects.filter(
        code__in=codes.values(), scheme=SCHEME, valid_to__isnull=True, place__valid_to__isnull=True
    ).select_related("place")
    by_code = {row.code: row.place for row in held}
    found = Place.objects.filter(pk__in=map(int, numbers), valid_to__isnull=True)
    by_number = {str(place.pk): place for place in found}
    return by_number | {key: by_code[code] for key, code in codes.items() if code in by_code}


def _covered(contents: Sequence[Content], name: str, by: User) -> dict[str, Place]:
    found = open_places(named(contents, name))
    return {key: place for key, place in found.items() if by.sight.reaches(place.pk)}


def fetch_parents(contents: Sequence[Content], by: User) -> References:
    """For added places: villages and communes that they may lie in."""
    held = (Level.COMMUNE, Level.VILLAGE)
    found = _covered(contents, "parent", by)
    return {"parent": {key: place for key, place in found.items() if place.level in held}}


def fetch_places(contents: Sequence[Content], by: User) -> References:
    """For other names: places of any level."""
    return {"place": _covered(contents, "place", by)}


def fetch_villages(contents: Sequence[Content], by: User) -> References:
    """For sites: villages and what lies inside or beside them."""
    found = _covered(contents, "village", by)
    return {"village": {key: place for key, place in found.items() if place.is_village}}


def fetch_changes(contents: Sequence[Content], by: User) -> References:
    """For changes of the official list: the place, and the one that it lies in or moves under."""
    return {"place": _covered(contents, "place", by), "parent": _covered(contents, "parent", by)}
