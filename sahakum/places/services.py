"""Writes of places: what is added to the tree. Called by services that keep the journal."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max

from sahakum.lib.khmer import normalise, search_key, sort_key
from sahakum.places import freshness
from sahakum.places.allotment import VILLAGE_SIZE
from sahakum.places.gazetteer import stored_search_key
from sahakum.places.models import Level, Place, PlaceAlias, PlaceCode


class NoRoomError(Exception):
    """The range of a place has no numbers left for one more place inside it."""


@transaction.atomic
def add_place(
    *,
    parent: Place | None,
    type_of_place: str,
    name_km: str,
    name_en: str,
    valid_from: date,
    size: int = 0,
) -> Place:
    """Add a place right inside another (a province for None) under the next free numbers.

    `size` is how many numbers it needs with all inside it; by default one for a sub-village, else
    a village's block. Raises NoRoomError when the parent's range is full.
    """
    level = parent.level + 1 if parent else Level.PROVINCE
    start = first_free(parent, size := size or _usual_size(level))
    name_km, name_en = normalise(name_km), normalise(name_en)
    place = Place.objects.create(
        id=start,
        until=start + size - 1,
        level=level,
        parent=parent,
        type=type_of_place,
        name_km=name_km,
        name_en=name_en,
        sort_key=sort_key(name_km),
        search_key=stored_search_key(name_km, name_en),
        valid_from=valid_from,
    )
    transaction.on_commit(freshness.announce)
    return place


def _usual_size(level: int) -> int:
    return 1 if level == Level.SUB_VILLAGE else VILLAGE_SIZE


def first_free(parent: Place | None, size: int) -> int:
    """Return the first of `size` free numbers right inside a place, which stays locked.

    Raises NoRoomError when there are not so many.
    """
    inside = Place.objects.filter(parent=parent)
    if parent is None:
        return int(inside.aggregate(last=Max("until"))["last"] or VILLAGE_SIZE - 1) + 1
    Place.objects.select_for_update().get(pk=parent.pk)
    own = 1 if parent.level == Level.VILLAGE else VILLAGE_SIZE
    start = int(inside.aggregate(last=Max("until"))["last"] or parent.pk + own - 1) + 1
    if start + size - 1 > parent.until:
        raise NoRoomError
    return start


def add_sub_village(*, village_id: int, name_km: str, name_en: str, valid_from: date) -> Place:
    """Add a sub-village under the next free number of its village's range.

    Raises Place.DoesNotExist when the id is no village's, NoRoomError after 63 sub-villages.
    """
    return add_place(
        parent=Place.objects.get(pk=village_id, level=Level.VILLAGE),
        type_of_place="krom",
        name_km=name_km,
        name_en=name_en,
        valid_from=valid_from,
    )


def add_code(place: Place, *, scheme: str, code: str, valid_from: date) -> None:
    """Store what an official list calls a place from a day on."""
    PlaceCode.objects.create(place=place, scheme=scheme, code=code, valid_from=valid_from)


@transaction.atomic
def add_aliases(place: Place, names: Iterable[str]) -> list[str]:
    """Store other names of a place and return those that are new to it."""
    wanted = {search_key(name): normalise(name) for name in names}
    known = set(place.aliases.values_list("search_key", flat=True))
    new = {key: name for key, name in wanted.items() if key and key not in known}
    PlaceAlias.objects.bulk_create(
        PlaceAlias(place=place, text=name, search_key=key) for key, name in new.items()
    )
    transaction.on_commit(freshness.announce)
    return list(new.values())
