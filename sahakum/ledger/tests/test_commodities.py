"""What offices keep besides the first commodities: added on a page, used at once, never changed."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.journal.verify import verify
from sahakum.ledger.models import Account, Commodity
from sahakum.ledger.selectors import commodities
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place

pytestmark = pytest.mark.django_db
RUMDUOL = {
    "sort": "rice",
    "name_km": "ផ្ការំដួល",
    "name_en": "Phka Rumduol (seed, 2026)",
    "added_on": "២/៣/២០២៦",
}


def test_a_kind_of_rice_is_added_on_its_page_and_kept_by_a_group_at_once(
    vuthy: User, bopha: User, village: Place, take: Take, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(vuthy)
    page, number = reverse("new-commodity"), uuid7()
    assert "ស្រូវរាប់ជាគីឡូ" in client.get(page).content.decode()
    assert client.post(page, RUMDUOL | {"operation": str(number)}).status_code == 302
    rice = Commodity.objects.get(added__operation=number)
    assert (rice.pk, rice.per_unit, rice.unit_km) == ("RICE.PHKA-RUMDUOL-SEED-2", 1000, "គីឡូ")
    assert "ផ្ការំដួល" in client.get(reverse("catalogue")).content.decode()
    assert (
        "ផ្ការំដួល" in signed_in(bopha).get(reverse("new-group", args=[village.pk])).content.decode()
    )
    group = {"village": str(village.pk), "sort": "rice_bank", "name_km": "ធនាគារស្រូវ"}
    answer = take("group", group | {"formed_on": "3/3/2026", "commodity": rice.pk}, by=bopha)
    assert answer.word is Word.SAVED, answer
    assert Account.objects.filter(commodity=rice).exists()
    with translation.override("en"):
        answer = take("void", {"operation": str(number), "reason": "another"}, by=vuthy)
        assert "kept in a book already" in str(answer.sentences)
    assert not list(verify())


def test_what_nobody_kept_yet_is_taken_back_and_added_again(vuthy: User, take: Take) -> None:
    first = take("commodity", RUMDUOL, by=vuthy)
    taken = take("commodity", RUMDUOL | {"name_en": "Another"}, by=vuthy)
    assert (taken.word, list(taken.sentences)) == (Word.NEEDS_ATTENTION, ["name_km"])
    assert (
        take("void", {"operation": str(first.id), "reason": "spelt"}, by=vuthy).word is Word.SAVED
    )
    assert not commodities(["rice"]).filter(pk="RICE.PHKA-RUMDUOL-SEED-2").exists()
    again = take("commodity", RUMDUOL, by=vuthy)
    assert again.word is Word.SAVED
    assert Commodity.objects.get(added__operation=again.id).pk == "RICE.PHKA-RUMDUOL-SEED-3"
    assert not list(verify())


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"sort": "money"}, "sort"),
        ({"name_en": "ស្រូវ"}, "name_en"),
        ({"name_en": "food paddy"}, "name_en"),
        ({"name_km": ""}, "name_km"),
        ({"added_on": "31/2/2026"}, "added_on"),
        ({"per_unit": "10"}, ""),
    ],
)
def test_what_is_wrong_gets_a_sentence(
    vuthy: User, take: Take, change: dict[str, str], field: str
) -> None:
    answer = take("commodity", RUMDUOL | change, by=vuthy)
    assert answer.word is Word.NEEDS_ATTENTION
    assert field in answer.sentences
    assert not Commodity.objects.filter(added__isnull=False).exists()


def test_animals_are_counted_by_the_head(vuthy: User, bopha: User, take: Take) -> None:
    said = RUMDUOL | {"sort": "animal", "name_km": "ទន្សាយ", "name_en": "Rabbits"}
    assert take("commodity", said, by=bopha).word is Word.REFUSED
    assert take("commodity", said, by=vuthy).word is Word.SAVED
    rabbits = Commodity.objects.get(pk="ANIMAL.RABBITS")
    assert (rabbits.per_unit, rabbits.unit_en) == (1, "head")
