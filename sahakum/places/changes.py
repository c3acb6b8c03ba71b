"""What may become of a place on the official list. Called by services that keep the journal.

Days are exclusive at the end: a name, code or place that ends on a day no longer holds on it.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from sahakum.lib.khmer import normalise, sort_key
from sahakum.places import freshness
from sahakum.places.gazetteer import SCHEME, stored_search_key
from sahakum.places.models import FormerName, Place, PlaceAlias, PlaceCode
from sahakum.places.services import first_free


class TooEarlyError(Exception):
    """A change would come before, or on the day of, what it follows; `day` is that day."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


class StillInUseError(Exception):
    """A place that holds others of the official list does not end before they do."""


def _after(day: date, before: date) -> None:
    if day <= before:
        raise TooEarlyError(before)


def _begins(place: Place, on: date) -> bool:
    """Tell whether a place begins that day under a new number: it never was anything before."""
    return place.valid_from == on and place.predecessors.exists()


def named_from(place: Place) -> date:
    """Return the day from which a place has its present name."""
    last = place.former_names.order_by("-valid_to").first()
    return last.valid_to if last else place.valid_from


@transaction.atomic
def rename(place: Place, *, name_km: str, name_en: str, type_of_place: str, on: date) -> None:
    """Give a place another name or type from a day on and keep the former one with its days."""
    since = named_from(place)
    if not _begins(place, on):
        _after(on, since)
        FormerName.objects.create(
            place=place,
            name_km=place.name_km,
            name_en=place.name_en,
            type=place.type,
            valid_from=since,
            valid_to=on,
        )
    place.name_km, place.name_en = normalise(name_km), normalise(name_en)
    place.type, place.sort_key = type_of_place, sort_key(place.name_km)
    place.search_key = stored_search_key(place.name_km, place.name_en)
    place.save(update_fields=["name_km", "name_en", "type", "sort_key", "search_key"])
    transaction.on_commit(freshness.announce)


@transaction.atomic
def recode(place: Place, *, code: str, on: date, scheme: str = SCHEME) -> None:
    """Let an official list call a place by another code from a day on.

    Raises django.db.IntegrityError when another place has the code.
    """
    held = place.codes.filter(scheme=scheme, valid_to__isnull=True)
    if _begins(place, on):
        held.delete()
    for row in held:
        _after(on, row.valid_from)
    held.update(valid_to=on)
    PlaceCode.objects.create(place=place, scheme=scheme, code=code, valid_from=on)
    transaction.on_commit(freshness.announce)


def _inside(place: Place) -> Any:
    return Place.objects.filter(pk__gte=place.pk, pk__lte=place.until, valid_to__isnull=True)


@transaction.atomic
def end(place: Place, *, on: date) -> None:
    """End a place with its codes, and what offices added inside it; nothing is removed.

    Raises StillInUseError while places of the official list lie inside.
    """
    inside = _inside(place).exclude(pk=place.pk)
    if PlaceCode.objects.filter(place__in=inside, valid_to__isnull=True).exists():
        raise StillInUseError
    _end_all(_inside(place), on)
    transaction.on_commit(freshness.announce)


def _end_all(ending: Any, on: date) -> None:
    ids = list(ending.values_list("pk", flat=True))
    codes = PlaceCode.objects.filter(place__in=ids, valid_to__isnull=True)
    newest = [row.valid_from for row in (*ending, *codes)]
    _after(on, max(newest))
    codes.update(valid_to=on)
    Place.objects.filter(pk__in=ids).update(valid_to=on)


@transaction.atomic
def move(place: Place, *, parent: Place, on: date) -> Place:
    """Let a place with all inside it go on under another parent, there under new numbers.

    The old numbers end and name their successors: what was recorded there stays there (ADR 0007).
    Codes and other names go along. Raises NoRoomError when the new parent's range is full.
    """
    start = first_free(parent, place.until - place.pk + 1)
    moving = list(_inside(place).order_by("pk"))
    codes = list(PlaceCode.objects.filter(place__in=moving, valid_to__isnull=True))
    _end_all(_inside(place), on)
    shift = start - place.pk
    for one in moving:
        _go_on(one, shift=shift, parent_id=parent.pk if one.pk == place.pk else None, on=on)
    PlaceCode.objects.bulk_create(
        PlaceCode(place_id=row.place_id + shift, scheme=row.scheme, code=row.code, valid_from=on)
        for row in codes
    )
    transaction.on_commit(freshness.announce)
    return Place.objects.get(pk=start)


def _go_on(place: Place, *, shift: int, parent_id: int | None, on: date) -> None:
    kept = ("level", "type", "name_km", "name_en", "sort_key", "search_key")
    new = Place.objects.create(
        id=place.pk + shift,
        until=place.until + shift,
        parent_id=parent_id or (place.parent_id or 0) + shift,
        valid_from=on,
        **{name: getattr(place, name) for name in kept},
    )
    PlaceAlias.objects.bulk_create(
        PlaceAlias(place=new, text=alias.text, search_key=alias.search_key)
        for alias in place.aliases.all()
    )
    Place.objects.filter(pk=place.pk).update(successor_id=F("id") + shift)
