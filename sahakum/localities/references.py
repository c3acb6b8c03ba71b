"""Fetches the places that contents refer to, within the actor's areas, in two queries."""

from collections.abc import Iterable, Sequence

from sahakum.accounts.models import User
from sahakum.capture.fields import reference_key
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content
from sahakum.places.models import Level, Place
from sahakum.places.references import named_by


def named(contents: Iterable[Content], name: str) -> set[str]:
    """The keys under which contents name something, whatever came as JSON."""
    values = (content.get(name) for content in contents)
    return {reference_key(value) for value in values if isinstance(value, str) and value}


def _covered(contents: Sequence[Content], name: str, by: User) -> dict[str, Place]:
    found = named_by(named(contents, name))
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
