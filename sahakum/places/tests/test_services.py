"""Sub-villages take the free numbers of their village."""

from datetime import date

import pytest

from sahakum.places import selectors
from sahakum.places.models import Level, Place
from sahakum.places.services import NoRoomError, add_sub_village

pytestmark = pytest.mark.django_db


def add(village_id: int) -> Place:
    return add_sub_village(
        village_id=village_id, name_km="ក្រុម ១", name_en="Krom 1", valid_from=date(2026, 11, 1)
    )


def test_sub_villages_fill_the_range_of_their_village_and_no_more() -> None:
    village = Place.objects.filter(level=Level.VILLAGE)[:1].get()
    added = [add(village.pk) for _number in range(63)]
    assert [place.pk for place in added] == list(range(village.pk + 1, village.until + 1))
    with pytest.raises(NoRoomError):
        add(village.pk)
    assert [place.level for place in selectors.chain(added[0])] == [1, 2, 3, 4, 5]
    selectors.forget()


def test_only_a_village_holds_sub_villages() -> None:
    commune = Place.objects.filter(level=Level.COMMUNE)[:1].get()
    with pytest.raises(Place.DoesNotExist):
        add(commune.pk)
