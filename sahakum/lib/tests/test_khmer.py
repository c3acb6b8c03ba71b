"""Khmer text: one spelling, keys to find by, the order of the dictionary."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahakum.lib.khmer import (
    digits_to_ascii,
    group_digits,
    has_khmer,
    is_legacy_font,
    latin_key,
    normalise,
    search_key,
    sort_key,
    to_khmer_digits,
)

KHMER_TEXT = st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17DD), max_size=12)

# In the order of the Khmer collation of the Unicode Common Locale Data Repository.
DICTIONARY = [
    "1",
    "កក",
    "កា",
    "កៅអី",
    "កំ",
    "កះ",
    "ក្ក",
    "ក្អក",
    "ខ",
    "ខ្ញុំ",
    "រ",
    "រុក",
    "ឫស្សី",
    "ល",
    "លា",
    "ឮ",
    "ស",
    "សុន",
    "ស៊ុន",
    "សំ",
    "ស្រី",
    "អា",
    "ឥត",
    "អី",
    "ឧត្តម",
    "ឪពុក",
    "A",
]


@given(st.one_of(KHMER_TEXT, st.text(max_size=30)))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.one_of(KHMER_TEXT, st.text(max_size=30)))
def test_a_search_key_is_its_own_search_key(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("តា្មត", "ត្មាត"),
        ("ភូមិ\u200bថ្មី\ufeff", "ភូមិថ្មី"),
        ("  សុខ \t\n  សាន្ត ", "សុខ សាន្ត"),
        ("បណ្ដាំ", "បណ្ដាំ"),
        ("តេី", "តើ"),
        ("Sok\x00 Dara", "Sok Dara"),
    ],
)
def test_what_looks_alike_is_stored_alike(typed: str, stored: str) -> None:
    assert normalise(typed) == stored


def test_the_lines_of_a_note_can_be_kept() -> None:
    assert normalise(" ក  ខ \r\n\r\n គ ", keep_lines=True) == "ក ខ\n\nគ"


def test_a_search_key_folds_what_hardly_anybody_tells_apart() -> None:
    assert search_key("បណ្ដាំ") == search_key("បណ្តាំ")
    assert search_key("Takéo") == search_key("TAKEO")
    assert search_key("ភូមិ ១២") == "ភូមិ 12"


def test_keys_stand_in_the_order_of_the_dictionary() -> None:
    assert sorted(set(DICTIONARY), key=sort_key) == DICTIONARY


@given(KHMER_TEXT)
def test_sort_keys_hold_only_signs_that_every_collation_orders_alike(text: str) -> None:
    key = sort_key(text)
    assert key.isascii()
    assert key.isalnum()
    assert key == key.lower()


@pytest.mark.parametrize("text", ["smÞ½n", "PñMeBj", "m¨UlnIFi"])
def test_legacy_fonts_are_recognised(text: str) -> None:
    assert is_legacy_font(text)


@pytest.mark.parametrize(
    "text",
    [
        "Takéo",
        "Ou Châr",
        "Sok Dara",
        "SokDara",
        "ភូមិ «ក»",
        "«Phnom Penh»",
        "José’s",
        "",
        "20 °C – 5 €",
    ],
)
def test_other_texts_are_not_taken_for_legacy_fonts(text: str) -> None:
    assert not is_legacy_font(text)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Sok", "Sokh"),
        ("Chan", "Chann"),
        ("Phirun", "Pirun"),
        ("Srey Mom", "Sreymom"),
        ("Vuthy", "Wuthy"),
        ("Sophea", "Sopea"),
    ],
)
def test_spellings_that_sound_alike_share_a_latin_key(spellings: tuple[str, str]) -> None:
    assert latin_key(spellings[0]) == latin_key(spellings[1]) != ""


@given(st.integers(min_value=0))
def test_digits_come_back(number: int) -> None:
    assert digits_to_ascii(to_khmer_digits(number)) == str(number)


@pytest.mark.parametrize(
    ("number", "language", "text"),
    [(3482000, "km", "៣.៤៨២.០០០"), (3482000, "en", "3,482,000"), (-1234.5, "km", "-១.២៣៤,៥")],
)
def test_numbers_are_grouped(number: Any, language: str, text: str) -> None:
    assert group_digits(number, language) == text


def test_khmer_is_recognised() -> None:
    assert has_khmer("A ក")
    assert not has_khmer("Takéo")
