"""Search by a name as one hears it: misspelt Khmer, Latin letters, within one's sight."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.places.models import Place
from sahakum.registry.models import Person

SignIn = Callable[[User], Client]


@pytest.fixture
def home(bopha: User, village: Place, take: Take) -> UUID:
    members = [
        member("ម៉ៅ", "ស្រីមុំ", "head"),
        member("សុខ", "វិចិត្រ", "child", latin_name="Sok Vichet"),
    ]
    answer = take("household", family(village, members=members), by=bopha)
    assert answer.word is Word.SAVED
    return answer.id


def found(browser: Client, text: str) -> list[str]:
    page: Any = browser.get(reverse("families"), {"q": text})
    return [row.address for row in page.context["families"]]


@pytest.mark.parametrize(
    "text",
    [
        *("មៅ ស្រីមុំ", "ម៉ៅ ស្រីមំុ", "ស្រីមុំ ម៉ៅ", "Mao Sreymom", "mau sreimum"),
        *("សុក វិចិត", "សុខ វិចិត្ត", "Sokh Vichhet", "sok vichit", "Vichet Sok", "វីចិត្រ"),
    ],
)
def test_a_misspelt_name_is_found_in_either_script(
    text: str, home: UUID, bopha: User, signed_in: SignIn
) -> None:
    assert found(signed_in(bopha), text) == [reverse("family", args=[home])]


@pytest.mark.parametrize("text", ["កែវ រតនា", "Keo Rattana", "...", "។"])
def test_other_names_are_not_found_by_sound(
    text: str, home: UUID, bopha: User, signed_in: SignIn
) -> None:
    assert found(signed_in(bopha), text) == []


def test_what_one_may_not_see_is_not_found_by_sound(
    home: UUID, chantha: User, sreymom: User, signed_in: SignIn
) -> None:
    for stranger in (chantha, sreymom):
        assert found(signed_in(stranger), "មៅ ស្រីមុំ") == []
        assert found(signed_in(stranger), "sok vichit") == []


def test_the_name_as_it_was_typed_comes_first(
    home: UUID, bopha: User, village: Place, take: Take, signed_in: SignIn
) -> None:
    alike = family(village, members=[member("មៅ", "ស្រីមុំ", "head")])
    other = take("household", alike, by=bopha).id
    expected = [reverse("family", args=[pk]) for pk in (other, home)]
    assert found(signed_in(bopha), "មៅ ស្រីមុំ") == expected


def test_the_sound_is_worked_out_whoever_writes_the_name(home: UUID) -> None:
    head = Person.objects.get(given_name="ស្រីមុំ")
    head.given_name = "រតនា"
    head.save()
    head.refresh_from_db()
    assert head.given_sound == "rtn"
    assert head.sound_key == "m.rtn"
