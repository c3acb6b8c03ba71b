"""The gazetteer as it is loaded: complete, nested, with room for more."""

from collections import Counter
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction

from sahakum.places.allotment import VILLAGE_SIZE, allot
from sahakum.places.gazetteer import VERSION
from sahakum.places.models import Level, Place, PlaceAlias, PlaceCode
from sahakum.places.words import TYPE_WORDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def places() -> dict[int, Place]:
    return Place.objects.in_bulk()


def test_the_whole_gazetteer_is_loaded(places: dict[int, Place]) -> None:
    assert Counter(place.level for place in places.values()) == {1: 25, 2: 210, 3: 1652, 4: 14578}
    assert PlaceCode.objects.filter(scheme="NCDD", valid_from=VERSION).count() == len(places)
    assert {place.type for place in places.values()} <= TYPE_WORDS.keys()
    assert PlaceAlias.objects.count() == 17 + 5


def test_places_lie_inside_their_parents(places: dict[int, Place]) -> None:
    for place in places.values():
        if place.parent_id is not None:
            parent = places[place.parent_id]
            assert parent.level == place.level - 1
            assert parent.pk < place.pk <= place.until <= parent.until


def test_ranges_of_one_level_do_not_overlap(places: dict[int, Place]) -> None:
    for level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE, Level.VILLAGE):
        ordered = sorted((p for p in places.values() if p.level == level), key=lambda p: p.pk)
        assert all(left.until < right.pk for left, right in pairwise(ordered))


def test_there_is_room_for_more(places: dict[int, Place]) -> None:
    last: dict[int | None, int] = {}
    for place in places.values():
        last[place.parent_id] = max(last.get(place.parent_id, 0), place.until)
    for place in places.values():
        if place.level == Level.COMMUNE:
            assert place.until - last[place.pk] == 8 * VILLAGE_SIZE
        elif place.level == Level.VILLAGE:
            assert place.until - place.pk + 1 == VILLAGE_SIZE
    assert max(place.until for place in places.values()) < 2**31


def test_the_allotment_is_always_the_same() -> None:
    children = {"": ["01"], "01": ["0101"], "0101": ["010101"], "010101": ["01010101", "01010102"]}
    levels = {"01": 1, "0101": 2, "010101": 3, "01010101": 4, "01010102": 4}
    ranges = allot(children, levels)
    assert [ranges[code].start for code in levels] == [64, 128, 192, 256, 320]
    assert [ranges[code].until for code in ("01010102", "010101")] == [383, 895]


@pytest.mark.parametrize(
    "wrong",
    [{"until": 1}, {"level": 9}, {"parent_id": None}, {"valid_to": VERSION}],
    ids=["backwards", "level", "no parent", "ends at once"],
)
def test_a_place_against_the_rules_cannot_be_stored(wrong: dict[str, object]) -> None:
    village = Place.objects.filter(level=Level.VILLAGE)[:1].get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(pk=village.pk).update(**wrong)


def test_a_code_means_one_place_at_a_time() -> None:
    code = PlaceCode.objects.filter(code="02040101").get()
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceCode.objects.create(
            place=Place.objects.exclude(pk=code.place_id)[:1].get(),
            scheme="NCDD",
            code="02040101",
            valid_from=VERSION,
        )
