"""Names of places, kept in memory: every page asks for them and they hardly ever change.

Each process keeps its own until a place is added, renamed or closed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sahakum.places import freshness
from sahakum.places.models import Place
from sahakum.places.words import named_with_type

_ANCESTORS = "parent__parent__parent__parent"


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """What a page needs of a place."""

    id: int
    until: int
    level: int
    parent_id: int | None
    type: str
    name_km: str
    name_en: str
    search_key: str

    def name(self, language: str) -> str:
        """Return the name in a language; the Khmer one where no Latin one is known."""
        return self.name_km if language.startswith("km") else self.name_en or self.name_km

    def full_name(self, language: str) -> str:
        """Return the name with the word of its type: ឃុំបវេល, Bavel commune."""
        return named_with_type(self.name(language), self.type, language)


_known: dict[int, NamedPlace] = {}


def forget() -> None:
    """Drop all names this process remembers."""
    _known.clear()


freshness.when_changed(forget)


def remember(place: Place | None) -> None:
    """Keep a place and its parents, which must have been read along with it."""
    while place is not None and place.pk not in _known:
        _known[place.pk] = NamedPlace(
            id=place.pk,
            until=place.until,
            level=place.level,
            parent_id=place.parent_id,
            type=place.type,
            name_km=place.name_km,
            name_en=place.name_en,
            search_key=place.search_key,
        )
        place = place.parent


def known(ids: Iterable[int]) -> dict[int, NamedPlace]:
    """Return the places of the ids, with at most one query; an unknown id is left out."""
    freshness.look()
    wanted = set(ids)
    # Not a difference of sets: that would walk through all that is known.
    missing = {key for key in wanted if key not in _known}
    if missing:
        for place in Place.objects.filter(pk__in=missing).select_related(_ANCESTORS):
            remember(place)
    return {key: _known[key] for key in wanted if key in _known}


def chain_of(place_id: int) -> list[NamedPlace]:
    """Return the places from the province down to this one; empty for an unknown id."""
    found = known([place_id]).get(place_id)
    chain: list[NamedPlace] = []
    while found is not None:
        chain.append(found)
        found = _known[found.parent_id] if found.parent_id is not None else None
    return chain[::-1]
