"""Compares a newer gazetteer with what is stored, without changing anything."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sahakum.lib.khmer import search_key
from sahakum.localities.gazetteer_files import Listed
from sahakum.localities.models import PlaceChange
from sahakum.places.allotment import SLACK_OF_COMMUNE, VILLAGE_SIZE
from sahakum.places.gazetteer import SCHEME
from sahakum.places.models import Place, PlaceCode
from sahakum.places.references import CODE

Sort = PlaceChange.Sort
PROVINCE_DIGITS = 2


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One difference: how a place is listed now, and the place that is stored, if there is one.

    `code` is that of the newer list (of a place that is gone: the stored one), `held_code` the one
    it is stored under today. `room` is how many numbers a new place needs with all inside it,
    `within` the place it lies in as the newer list has it, to be shown.
    """

    sort: str
    code: str
    level: int
    name_km: str
    name_en: str
    type: str
    parent_code: str = ""
    place: Place | None = None
    held_code: str = ""
    held_parent: str = ""
    room: int = 0
    within: Listed | None = None

    @property
    def key(self) -> str:
        """What tells it from the others: its sort and code."""
        return f"{self.sort}:{self.code}"

    @property
    def _needs_parent(self) -> bool:
        return bool(self.parent_code) and self.sort in (Sort.ADDED, Sort.MOVED)

    def content(self, *, from_on: str, source: str) -> dict[str, str]:
        """What somebody says who accepts it, as content of the kind `place_change`."""
        return {
            "sort": self.sort,
            "place": f"{CODE}{self.held_code}" if self.held_code else "",
            "parent": f"{CODE}{self.parent_code}" if self._needs_parent else "",
            "code": self.code,
            "type": self.type,
            "name_km": self.name_km,
            "name_en": self.name_en,
            "room": str(self.room or ""),
            "from_on": from_on,
            "source": source,
        }


@dataclass
class _Comparison:
    stored: dict[str, Place]
    codes: dict[int, str]
    waiting: dict[tuple[int, str], list[Place]]
    listed: dict[str, Listed]
    matched: dict[str, Place] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)


def compare(listed: Sequence[Listed]) -> list[Difference]:
    """Return all differences, in the order in which they can be accepted.

    Two queries. Places that offices added are on no official list and are left alone.
    """
    comparison = _begin(listed)
    rooms = _rooms(listed)
    times = Counter((one.level, search_key(one.name_km)) for one in _strange(comparison, listed))
    found = []
    for one in listed:
        place = _place_of(one, comparison, times)
        if place is None:
            found.append(_added(one, rooms[one.code], comparison.listed.get(one.parent_code)))
        else:
            comparison.matched[one.code] = place
            comparison.taken.add(place.pk)
            found.extend(_changes(one, place, comparison))
    return found + _gone(comparison)


def _begin(listed: Sequence[Listed]) -> _Comparison:
    held = PlaceCode.objects.filter(
        scheme=SCHEME, valid_to__isnull=True, place__valid_to__isnull=True
    )
    stored = {row.code: row.place for row in held.select_related("place")}
    now = {one.code for one in listed}
    waiting: dict[tuple[int, str], list[Place]] = defaultdict(list)
    for code, place in stored.items():
        if code not in now:
            waiting[place.level, search_key(place.name_km)].append(place)
    codes = {place.pk: code for code, place in stored.items()}
    by_code = {one.code: one for one in listed}
    return _Comparison(stored=stored, codes=codes, waiting=waiting, listed=by_code)


def _strange(comparison: _Comparison, listed: Iterable[Listed]) -> Iterator[Listed]:
    return (one for one in listed if one.code not in comparison.stored)


def _place_of(
    one: Listed, comparison: _Comparison, times: Mapping[tuple[int, str], int]
) -> Place | None:
    """The stored place that a line means: by its former code, its code, or its name."""
    for code in (one.former_code, one.code):
        place = comparison.stored.get(code)
        if place is not None and place.level == one.level and place.pk not in comparison.taken:
            return place
    return _by_name(one, comparison, times)


def _by_name(
    one: Listed, comparison: _Comparison, times: Mapping[tuple[int, str], int]
) -> Place | None:
    key = (one.level, search_key(one.name_km))
    free = [place for place in comparison.waiting[key] if place.pk not in comparison.taken]
    parent = comparison.matched.get(one.parent_code)
    beside = [place for place in free if parent is not None and place.parent_id == parent.pk]
    if len(beside) == 1:
        return beside[0]
    # Elsewhere in its province a name is only believed when nothing else could be meant.
    province = one.code[:PROVINCE_DIGITS]
    near = [p for p in free if comparison.codes[p.pk].startswith(province)]
    return near[0] if len(near) == 1 and times[key] == 1 else None


def _changes(one: Listed, place: Place, comparison: _Comparison) -> Iterator[Difference]:
    parent = comparison.matched.get(one.parent_code)
    if one.level > 1 and (parent is None or place.parent_id != parent.pk):
        yield _difference(Sort.MOVED, one, place, comparison)
    if comparison.codes[place.pk] != one.code:
        yield _difference(Sort.RECODED, one, place, comparison)
    latin = one.name_en or place.name_en
    if (one.name_km, latin, one.type) != (place.name_km, place.name_en, place.type):
        yield _difference(Sort.RENAMED, one, place, comparison)


def _difference(sort: str, one: Listed, place: Place, comparison: _Comparison) -> Difference:
    return Difference(
        sort=sort,
        code=one.code,
        level=one.level,
        name_km=one.name_km,
        name_en=one.name_en or place.name_en,
        type=one.type,
        parent_code=one.parent_code,
        place=place,
        held_code=comparison.codes[place.pk],
        held_parent=comparison.codes.get(place.parent_id or 0, ""),
        within=comparison.listed.get(one.parent_code),
    )


def _added(one: Listed, room: int, within: Listed | None) -> Difference:
    return Difference(
        sort=Sort.ADDED,
        code=one.code,
        level=one.level,
        name_km=one.name_km,
        name_en=one.name_en,
        type=one.type,
        parent_code=one.parent_code,
        room=room,
        within=within,
    )


def _gone(comparison: _Comparison) -> list[Difference]:
    """Stored places that no line means, the innermost first."""
    left = [place for place in comparison.stored.values() if place.pk not in comparison.taken]
    return [
        Difference(
            sort=Sort.ENDED,
            code=comparison.codes[place.pk],
            level=place.level,
            name_km=place.name_km,
            name_en=place.name_en,
            type=place.type,
            place=place,
            held_code=comparison.codes[place.pk],
            held_parent=comparison.codes.get(place.parent_id or 0, ""),
        )
        for place in sorted(left, key=lambda place: (-place.level, place.pk))
    ]


def _rooms(listed: Sequence[Listed]) -> dict[str, int]:
    """How many numbers each place would need if it were new, with room for more villages."""
    sizes: dict[str, int] = {}
    inside: dict[str, int] = defaultdict(int)
    for one in reversed(listed):
        slack = SLACK_OF_COMMUNE if one.level == 3 else 0
        sizes[one.code] = VILLAGE_SIZE + inside[one.code] + slack
        inside[one.parent_code] += sizes[one.code]
    return sizes
