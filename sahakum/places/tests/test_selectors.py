"""Places are found and named in both scripts, with constant numbers of queries."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sahakum.places import selectors
from sahakum.places.models import Level, Place

pytestmark = pytest.mark.django_db

Counts = Callable[[int], Any]


@pytest.fixture(autouse=True)
def _forgetful() -> Iterator[None]:
    selectors.forget()
    yield
    selectors.forget()


@pytest.fixture
def village() -> Place:
    found = selectors.by_code("02040101")
    assert found is not None
    return found


def test_a_code_in_either_script_finds_its_place(village: Place) -> None:
    assert selectors.by_code("០២០៤០១០១") == village
    assert selectors.by_code("99999999") is None
    assert selectors.by_code("02040101", scheme="MEF") is None
    assert selectors.codes_of([village.pk]) == {village.pk: "02040101"}


def test_a_chain_leads_from_the_village_to_the_province(village: Place) -> None:
    assert [place.name_en for place in selectors.chain(village)] == [
        "Battambang",
        "Bavel",
        "Bavel",
        "Bavel Muoy",
    ]
    assert selectors.chain_name(village.pk, "km") == "ភូមិបវេល ១, ឃុំបវេល, ស្រុកបវេល, ខេត្តបាត់ដំបង"
    assert selectors.chain_name(village.pk, "en") == (
        "Bavel Muoy village, Bavel commune, Bavel district, Battambang province"
    )
    assert selectors.chain_name(1, "km") == ""


@pytest.mark.parametrize(
    ("code", "khmer"),
    [
        ("020309", "សង្កាត់អូរចារ, ក្រុងបាត់ដំបង, ខេត្តបាត់ដំបង"),
        ("1201", "ខណ្ឌចំការមន, រាជធានីភ្នំពេញ"),
    ],
)
def test_the_word_follows_the_type(code: str, khmer: str) -> None:
    place = selectors.by_code(code)
    assert place is not None
    assert selectors.chain_name(place.pk, "km") == khmer


def test_a_missing_latin_name_falls_back_to_khmer() -> None:
    place = selectors.by_code("02010508")
    assert place is not None
    assert selectors.names_of([place.pk], "en") == {place.pk: "ប៉ៃឡាំ"}
    clean = selectors.by_code("05011403")
    assert clean is not None
    assert clean.name_en == "Phsar Slab Leaeng"


def test_names_of_many_places_take_one_query_and_then_none(
    django_assert_num_queries: Counts,
) -> None:
    ids = list(Place.objects.filter(level=Level.VILLAGE).values_list("id", flat=True)[:500])
    with django_assert_num_queries(1):
        assert len(selectors.chain_names(ids, "km")) == 500
    with django_assert_num_queries(0):
        selectors.chain_names(ids, "en")
        selectors.names_of(ids, "km")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Borvel", "0204"),
        ("bavel", "0204"),
        ("បវេល", "0204"),
        ("Takeo", "21"),
        ("TAKÉO", "21"),
        ("Kampong Spueu", "05"),
        ("Sihanoukville", "18"),
        ("Tram Kok", "2109"),
        ("tboung khm", "25"),
        ("02040101", "02040101"),
        ("០២០៤", "0204"),
        ("ស្រុកបវេល", "0204"),
        ("Bavel district", "0204"),
        ("ភូមិតែងម៉ៅ", "20010303"),
        ("phum Teng Mao", "20010303"),
    ],
)
def test_search_reads_both_scripts_aliases_and_codes(text: str, code: str) -> None:
    assert selectors.search(text)[0] == selectors.by_code(code)


def test_search_keeps_to_a_level_and_an_area(django_assert_num_queries: Counts) -> None:
    bavel = selectors.by_code("0204")
    assert bavel is not None
    with django_assert_num_queries(1):
        found = selectors.search("ថ្មី", level=Level.VILLAGE, within=bavel)
    assert found
    assert all(bavel.pk <= place.pk <= bavel.until for place in found)
    assert all("ថ្មី" in place.name_km for place in found)
    with django_assert_num_queries(0):
        selectors.chain_names([place.pk for place in found], "km")


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "|", "'; drop", "\u200b", "x" * 5000])
def test_search_finds_nothing_for_what_is_no_name(text: str) -> None:
    assert selectors.search(text) == []


def test_the_places_inside_one(village: Place) -> None:
    assert selectors.children(None).count() == 25
    bavel = selectors.by_code("0204")
    battambang = selectors.by_code("02")
    assert bavel is not None
    assert battambang is not None
    assert bavel in selectors.children(battambang)
    assert village.pk in selectors.villages_within([bavel.pk])
    assert selectors.villages_within([village.pk]) == [village.pk]
    assert selectors.villages_within([]) == []
    assert selectors.range_of(bavel.pk) == selectors.range_of(bavel) == (bavel.pk, bavel.until)


@pytest.mark.parametrize(
    "text",
    [
        "02040101",
        "2040101",
        "KH02040101",
        "០២០៤០១០១",
        "បវេល ១, បវេល, បវេល, បាត់ដំបង",
        "ភូមិបវេល ១ ឃុំបវេល ស្រុកបវេល ខេត្តបាត់ដំបង",
        "Bavel Muoy village, Bavel commune, Borvel district",
        "phum Bavel Muoy; khum Bavel; Battambang",
    ],
)
def test_a_chain_of_names_means_one_village(text: str, village: Place) -> None:
    assert selectors.resolve(text).village_id == village.pk


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (", ;", "empty"),
        ("Atlantis", "no_village"),
        ("ភូមិបវេល១", "no_village"),
        ("99999999", "no_village"),
        ("Bavel Muoy, Siem Reap", "no_village"),
        ("ថ្មី", "ambiguous_village"),
    ],
)
def test_what_means_no_one_village_says_why(text: str, code: str) -> None:
    answer = selectors.resolve(text)
    assert answer.village_id is None
    assert answer.code == code
    assert bool(answer.candidates) == (code == "ambiguous_village")


def test_a_text_met_before_takes_no_query(
    village: Place, django_assert_num_queries: Counts
) -> None:
    with django_assert_num_queries(2):
        selectors.resolve("Bavel Muoy, Bavel")
    with django_assert_num_queries(0):
        assert selectors.resolve("Bavel Muoy, Bavel").village_id == village.pk
