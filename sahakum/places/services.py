"""Writes of places. Reference data, changed by the office that runs the system, seldom."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from sahakum.lib.khmer import normalise, sort_key
from sahakum.places import selectors
from sahakum.places.gazetteer import stored_search_key
from sahakum.places.models import Level, Place


class NoRoomError(Exception):
    """The range of a village has no number left for one more sub-village."""


@transaction.atomic
def add_sub_village(*, village_id: int, name_km: str, name_en: str, valid_from: date) -> Place:
    """Add a sub-village under the next free number of its village's range.

    Raises Place.DoesNotExist when the id is no village's, NoRoomError after 63 sub-villages.
    """
    villages = Place.objects.select_for_update()
    village = villages.get(pk=village_id, level=Level.VILLAGE)
    last = village.children.aggregate(last=Max("until"))["last"] or village.pk
    if last >= village.until:
        raise NoRoomError
    name_km, name_en = normalise(name_km), normalise(name_en)
    place = Place.objects.create(
        id=last + 1,
        until=last + 1,
        level=Level.SUB_VILLAGE,
        parent=village,
        type="krom",
        name_km=name_km,
        name_en=name_en,
        sort_key=sort_key(name_km),
        search_key=stored_search_key(name_km, name_en),
        valid_from=valid_from,
    )
    transaction.on_commit(selectors.forget)
    return place
