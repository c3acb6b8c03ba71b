"""Reads of places. Places are public: nothing here depends on who asks."""

from collections.abc import Iterable

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from sahakum.lib.khmer import digits_to_ascii
from sahakum.places import names, resolving
from sahakum.places.models import Level, Place, PlaceAlias, PlaceCode
from sahakum.places.names import NamedPlace
from sahakum.places.resolving import Resolution, resolve

__all__ = (
    "NamedPlace",
    "Resolution",
    "by_code",
    "chain",
    "chain_name",
    "chain_names",
    "children",
    "codes_of",
    "forget",
    "names_of",
    "range_of",
    "resolve",
    "search",
    "villages_within",
)

SCHEME = "NCDD"


def forget() -> None:
    """Drop what this process remembers of places; call it after any change of them."""
    names.forget()
    resolving.forget()


def by_code(code: str, scheme: str = SCHEME) -> Place | None:
    """Return the place that an official list calls by this code today, or None."""
    held = Q(codes__code=digits_to_ascii(code).strip(), codes__scheme=scheme)
    return Place.objects.filter(held, codes__valid_to__isnull=True).first()


def codes_of(ids: Iterable[int], scheme: str = SCHEME) -> dict[int, str]:
    """Return today's codes of places in one query."""
    codes = PlaceCode.objects.filter(place__in=set(ids), scheme=scheme, valid_to__isnull=True)
    return dict(codes.values_list("place_id", "code"))


def chain(place: Place | int) -> list[NamedPlace]:
    """Return the places from the province down to this one."""
    return names.chain_of(place if isinstance(place, int) else place.pk)


def chain_name(place_id: int, language: str) -> str:
    """Return "ភូមិ…, ឃុំ…, ស្រុក…, ខេត្ត…" or its English; empty for an unknown place."""
    return ", ".join(place.full_name(language) for place in reversed(chain(place_id)))


def chain_names(ids: Iterable[int], language: str) -> dict[int, str]:
    """Return the chain names of places with at most one query."""
    return {found: chain_name(found, language) for found in names.known(ids)}


def names_of(ids: Iterable[int], language: str) -> dict[int, str]:
    """Return the bare names of places with at most one query."""
    return {found: place.name(language) for found, place in names.known(ids).items()}


def range_of(place: Place | int) -> tuple[int, int]:
    """Return the first and last number of a place's range; raises KeyError for an unknown id."""
    if isinstance(place, Place):
        return place.pk, place.until
    return place, names.known([place])[place].until


def children(place: Place | int | None) -> QuerySet[Place]:
    """Return the open places right inside one (the provinces for None) in dictionary order."""
    parent = place.pk if isinstance(place, Place) else place
    return Place.objects.filter(parent=parent, valid_to__isnull=True).order_by("sort_key", "id")


def _in_ranges(ranges: Iterable[tuple[int, int]]) -> Q:
    """Return the condition that a place lies in any of the ranges; nothing lies in none."""
    inside = Q(pk__in=())
    for start, until in ranges:
        inside |= Q(pk__gte=start, pk__lte=until)
    return inside


def villages_within(ids: Iterable[int]) -> list[int]:
    """Return the ids of the villages inside places (a village is inside itself), in two queries."""
    ranges = [(place.id, place.until) for place in names.known(ids).values()]
    villages = Place.objects.filter(_in_ranges(ranges), level=Level.VILLAGE)
    return list(villages.order_by("id").values_list("id", flat=True))


def _matches(key: str) -> Q:
    """Return the condition that a name, an alias or a code of a place fits a search key."""
    aliases = PlaceAlias.objects.filter(search_key__contains=key).values("place")
    codes = PlaceCode.objects.filter(code=key, valid_to__isnull=True).values("place")
    return Q(search_key__contains=key) | Q(pk__in=aliases) | Q(pk__in=codes)


def _rank(key: str) -> Case:
    """Return the order of answers: the whole name, then its beginning, then anywhere in it."""
    aliases = PlaceAlias.objects.filter(search_key__startswith=key).values("place")
    return Case(
        When(search_key__contains=f"|{key}|", then=Value(0)),
        When(Q(search_key__contains=f"|{key}") | Q(pk__in=aliases), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )


def search(
    text: str, level: int | None = None, within: Place | int | None = None, limit: int = 20
) -> list[Place]:
    """Return the open places a text may mean, the likeliest first; higher levels before lower.

    The text is part of a name in either script, of an alias, or a whole code; where nothing is
    found so, the word of the type before or after it is left out. `within` keeps to one place and
    what lies inside it. The parents of the answers are remembered for their chains.
    """
    key, bare = resolving.keys(text[:100])
    found = _found(key, level, within, limit)
    return found or (_found(bare, level, within, limit) if bare != key else [])


def _found(key: str, level: int | None, within: Place | int | None, limit: int) -> list[Place]:
    if not key:
        return []
    found = Place.objects.filter(_matches(key), valid_to__isnull=True)
    if level is not None:
        found = found.filter(level=level)
    if within is not None:
        found = found.filter(_in_ranges([range_of(within)]))
    ordered = found.annotate(rank=_rank(key)).order_by("rank", "level", F("sort_key"), "id")
    answers: list[Place] = list(ordered.select_related("parent__parent__parent__parent")[:limit])
    for place in answers:
        names.remember(place)
    return answers
