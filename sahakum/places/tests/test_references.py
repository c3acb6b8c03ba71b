"""How records refer to a place: by number or by code, and never by anything else."""

import datetime

import pytest

from sahakum.places.models import Place
from sahakum.places.references import named_by


def test_a_number_and_both_writings_of_a_code_mean_one_village(village: Place) -> None:
    keys = {str(village.pk), "02040101", "KH02040101", "kh02040101"}
    found = named_by(keys)
    assert found.keys() == keys
    assert set(found.values()) == {village}


def test_a_commune_has_a_code_with_its_country_in_front(village: Place) -> None:
    assert named_by({"KH020401"})["KH020401"].pk == village.parent_id
    assert named_by({"020401"}) == {}


@pytest.mark.parametrize("key", ["", "KH", "99999999", "១២៣", "1" * 40, "Bavel", "-1"])
def test_what_is_no_key_of_a_place_finds_none(village: Place, key: str) -> None:
    assert named_by({key}) == {}


def test_a_place_that_ended_is_found_only_where_it_is_asked_for(village: Place) -> None:
    last = village.valid_from + datetime.timedelta(days=1)
    Place.objects.filter(pk=village.pk).update(valid_to=last)
    key = str(village.pk)
    assert named_by({key}) == {}
    assert named_by({key}, ended=True)[key].pk == village.pk
