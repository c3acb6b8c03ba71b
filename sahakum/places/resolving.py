"""Finds the one village that a cell of a file means, by its code or by names."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q

from sahakum.lib.khmer import normalise, search_key
from sahakum.places import freshness
from sahakum.places.models import Level, Place, PlaceAlias, PlaceCode
from sahakum.places.names import NamedPlace, chain_of, known

_CODE = re.compile(r"(?:kh)?(\d{7,8})", re.ASCII)
_SEPARATOR = re.compile(r"[,;/|\n]+|\s*[>›]\s*|\s+(?=ភូមិ|ឃុំ|សង្កាត់|ស្រុក|ក្រុង|ខណ្ឌ|ខេត្ត|រាជធានី)")
_KHMER_WORDS = "ភូមិ|ឃុំ|សង្កាត់|ស្រុក|ក្រុង|ខណ្ឌ|ខេត្ត|រាជធានី|ក្រុម|តំបន់តាំងលំនៅ|សហគមន៍"
_KHMER_WORD = re.compile(f"^(?:{_KHMER_WORDS})")
_LATIN_WORDS = (
    "phum|village|khum|commune|sangkat|srok|district|krong|municipality|khan|khet|province|capital"
    "|krom|sub-village|settlement|community"
)
_LATIN_WORD = re.compile(rf"^(?:{_LATIN_WORDS})\s+|\s+(?:{_LATIN_WORDS})$")


@dataclass(frozen=True, slots=True)
class Resolution:
    """The village found, or why none was.

    `code` is "" when found, else "empty", "no_village" or "ambiguous_village"; `candidates` are
    the ids (at most ten) an ambiguous text may mean.
    """

    village_id: int | None
    code: str = ""
    candidates: tuple[int, ...] = ()


def forget() -> None:
    """Drop the answers this process remembers."""
    _resolved.cache_clear()
    _aliases.cache_clear()


freshness.when_changed(forget)


@lru_cache(maxsize=1)
def _aliases() -> dict[int, set[str]]:
    """Return the search keys of all aliases by place; there are few."""
    keys: dict[int, set[str]] = defaultdict(set)
    for place_id, key in PlaceAlias.objects.values_list("place_id", "search_key"):
        keys[place_id].add(key)
    return keys


def keys(part: str) -> tuple[str, str]:
    """Return the search key of one name, and that without the word of its type."""
    key = search_key(part)
    return key, _LATIN_WORD.sub("", _KHMER_WORD.sub("", key)).strip()


def _fits(place: NamedPlace, key: str) -> bool:
    """Tell whether a place is called so."""
    return f"|{key}|" in place.search_key or key in _aliases().get(place.id, ())


def _chain_fits(village_id: int, parts: list[str]) -> bool:
    """Tell whether the names after the village's are those of parents, in order upwards."""
    parents = iter(chain_of(village_id)[-2::-1])
    return all(any(_fits_either(parent, part) for parent in parents) for part in parts)


def _fits_either(place: NamedPlace, part: str) -> bool:
    """Tell whether a place is called so, with or without the word of its type."""
    return any(key and _fits(place, key) for key in keys(part))


def _villages_called(key: str) -> list[int]:
    """Return the ids of all open villages and sub-villages of this name."""
    aliases = PlaceAlias.objects.filter(search_key=key).values("place")
    called = Q(search_key__contains=f"|{key}|") | Q(pk__in=aliases)
    villages = Place.objects.filter(called, level__gte=Level.VILLAGE, valid_to__isnull=True)
    return list(villages.order_by("id").values_list("id", flat=True))


def _by_code(code: str) -> Resolution:
    """Find a village by its code; a spreadsheet may have dropped the leading zero."""
    found = PlaceCode.objects.filter(
        code=code.zfill(8), scheme="NCDD", valid_to__isnull=True
    ).values_list("place_id", flat=True)
    village_id = found.first()
    return Resolution(village_id, "" if village_id else "no_village")


def _by_names(parts: list[str]) -> Resolution:
    """Find a village by its name and those of places it lies in."""
    for key in dict.fromkeys(keys(parts[0])):
        villages = _villages_called(key) if key else []
        known(villages)
        fitting = [village for village in villages if _chain_fits(village, parts[1:])]
        if len(fitting) == 1:
            return Resolution(fitting[0])
        if fitting:
            return Resolution(None, "ambiguous_village", tuple(fitting[:10]))
    return Resolution(None, "no_village")


def resolve(text: str) -> Resolution:
    """Find the one village a text means: its code, or "village, commune, district, province".

    Names may be in either script, with or without the words ភូមិ, ឃុំ, commune and so on, and
    places in between may be left out as long as only one village fits. At most four queries;
    none for a text met before.
    """
    freshness.look()
    return _resolved(text)


@lru_cache(maxsize=32768)
def _resolved(text: str) -> Resolution:
    plain = normalise(text[:400])
    if code := _CODE.fullmatch(search_key(plain)):
        return _by_code(code[1])
    parts = [part for part in _SEPARATOR.split(plain) if part and search_key(part)]
    return _by_names(parts) if parts else Resolution(None, "empty")
