"""Sites with their positions, seen by area whoever recorded them."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.capture.kinds import Said
from sahakum.journal.models import Operation
from sahakum.localities.models import Site
from sahakum.localities.selectors import sites_in
from sahakum.localities.sites import record_sites
from sahakum.places.models import Place


def said(inside: Place, **changes: Any) -> dict[str, Any]:
    content = {"village": str(inside.pk), "sort": "school", "noted_on": "1/11/2026"}
    return content | {"name_km": "បឋមសិក្សាបវេល", "name_en": "Bavel primary school"} | changes


def at(**changes: Any) -> dict[str, Any]:
    measured = {"latitude": "13.351111", "longitude": "102.885000", "precision_m": "8"}
    return measured | {"position_known": "measured"} | changes


def test_a_site_is_stored_with_its_position(bopha: User, village: Place, take: Take) -> None:
    answer = take("site", said(village, **at()), by=bopha)
    assert answer.word is Word.SAVED, answer
    site = Site.objects.get(pk=answer.id)
    assert (str(site.latitude), str(site.longitude)) == ("13.351111", "102.885000")
    assert (site.precision_m, site.position_known, site.village) == (8, "measured", village)


def test_khmer_digits_and_no_position_are_fine(bopha: User, village: Place, take: Take) -> None:
    khmer = at(latitude="១៣,៣៥", longitude="១០២,៨៨", precision_m="១២")
    assert take("site", said(village, **khmer), by=bopha).word is Word.SAVED
    assert take("site", said(village, name_km="អណ្តូង"), by=bopha).word is Word.SAVED
    pointed = at(position_known="map", precision_m="5")
    assert take("site", said(village, **pointed), by=bopha).word is Word.SAVED
    assert Site.objects.get(position_known="map").precision_m is None


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_point_of_a_json_number_is_one_in_every_language(
    language: str, bopha: User, village: Place, take: Take
) -> None:
    with translation.override(language):
        saved = take("site", said(village, **at(latitude=13.351, longitude=102.885)), by=bopha)
    assert saved.word is Word.SAVED
    site = Site.objects.get()
    assert (str(site.latitude), str(site.longitude)) == ("13.351000", "102.885000")


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        (at(latitude="102.885", longitude="13.35"), {"latitude", "longitude"}),
        (at(latitude=""), {"latitude"}),
        (at(longitude=""), {"longitude"}),
        (at(latitude="", longitude=""), {"latitude"}),
        (at(position_known=""), {"position_known"}),
        (at(precision_m=""), {"precision_m"}),
        (at(precision_m="0"), {"precision_m"}),
        (at(latitude="13.3511112"), {"latitude"}),
        ({"sort": "bank"}, {"sort"}),
        ({"village": "KH020401"}, {"village"}),
        ({"noted_on": "1/11/2099"}, {"noted_on"}),
    ],
)
def test_half_a_position_or_one_abroad_needs_attention(
    changes: dict[str, Any], fields: set[str], bopha: User, village: Place, take: Take
) -> None:
    answer = take("site", said(village, **changes), by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert answer.sentences.keys() == fields


def test_sites_are_seen_by_area_whoever_recorded_them(
    bopha: User, chantha: User, rithy: User, sreymom: User, village: Place, take: Take
) -> None:
    assert take("site", said(village), by=bopha).word is Word.SAVED
    seen = [sites_in(user, village).count() for user in (bopha, chantha, rithy, sreymom)]
    assert seen == [1, 1, 1, 0]


@pytest.mark.parametrize(("name", "sentence"), [("sreymom", "village"), ("rithy", "")])
def test_sites_are_recorded_in_ones_area_by_who_may(
    name: str, sentence: str, village: Place, take: Take, request: pytest.FixtureRequest
) -> None:
    answer = take("site", said(village), by=request.getfixturevalue(name))
    assert answer.word is not Word.SAVED
    assert list(answer.sentences) == [sentence]


def test_a_voided_site_is_listed_no_more(bopha: User, village: Place, take: Take) -> None:
    answer = take("site", said(village), by=bopha)
    voided = take("void", {"operation": str(answer.id), "reason": "twice"}, by=bopha)
    assert voided.word is Word.SAVED
    assert not sites_in(bopha, village)


@pytest.mark.parametrize("name", ["sreymom", "rithy"])
def test_the_service_asks_for_right_and_area_again(
    name: str, village: Place, request: pytest.FixtureRequest
) -> None:
    asked = Said(operation=Operation(kind="site"), answers={"village": village})
    with pytest.raises(PermissionDenied):
        record_sites([asked], by=request.getfixturevalue(name))
