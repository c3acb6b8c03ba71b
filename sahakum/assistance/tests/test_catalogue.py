"""The catalogue: an officer adds to it; names hold from a day on and none is lost."""

from typing import Any

import pytest

from conftest import Take
from sahakum.accounts.models import User
from sahakum.assistance.catalogue import (
    CODE_TAKEN,
    NAME_TAKEN,
    NAMED_THAT_DAY,
    NOT_TAKEN_BACK,
)
from sahakum.assistance.models import Good, GoodName
from sahakum.assistance.selectors import goods
from sahakum.capture.codes import NOT_A_CODE
from sahakum.capture.intake import Answer, Word
from sahakum.journal.sealing import seal
from sahakum.journal.verify import verify

KIT: dict[str, Any] = {
    "code": "hygiene_kit",
    "sort": "used_up",
    "name_km": "ឈុតអនាម័យ",
    "name_en": "Hygiene kit",
    "unit_km": "ឈុត",
    "unit_en": "kits",
    "from_on": "1/3/2026",
}


def renamed(name: str, from_on: str, good: str = "hygiene_kit") -> dict[str, str]:
    return {"good": good, "name_km": name, "name_en": f"{name} (en)", "from_on": from_on}


def saved(answer: Answer) -> Answer:
    assert answer.word is Word.SAVED, answer
    return answer


def now(code: str = "hygiene_kit") -> str:
    return Good.objects.get(pk=code).name_km


def test_an_officer_adds_a_good_that_can_be_delivered_at_once(
    vuthy: User, household_id: object, take: Take
) -> None:
    saved(take("good", KIT, by=vuthy))
    assert "hygiene_kit" in [good.code for good in goods()]
    given = {"household": str(household_id), "good": "hygiene_kit", "quantity": "2"}
    saved(take("delivery", given | {"delivered_on": "2/3/2026"}, by=vuthy))


@pytest.mark.parametrize("name", ["bopha", "dara", "rithy", "sokha"])
def test_nobody_else_keeps_the_catalogue(
    name: str, take: Take, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(name)
    assert take("good", KIT, by=user).word is Word.REFUSED
    assert take("good_name", renamed("ថ្មី", "1/4/2026", "rice"), by=user).word is Word.REFUSED
    assert not GoodName.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"code": "rice"}, "code", CODE_TAKEN),
        ({"code": "Hygiene kit"}, "code", NOT_A_CODE),
        ({"name_en": "RICE"}, "name_en", NAME_TAKEN),
        ({"name_km": "អង្ករ"}, "name_km", NAME_TAKEN),
    ],
)
def test_what_is_there_already_is_not_added_again(
    changes: dict[str, str], field: str, sentence: str, vuthy: User, take: Take
) -> None:
    assert take("good", KIT | changes, by=vuthy).sentences == {field: [str(sentence)]}


def test_the_newest_name_by_its_own_day_counts_in_any_order(vuthy: User, take: Take) -> None:
    saved(take("good", KIT, by=vuthy))
    last = saved(take("good_name", renamed("ទីបី", "1/6/2026"), by=vuthy))
    saved(take("good_name", renamed("ទីពីរ", "1/5/2026"), by=vuthy))
    assert now() == "ទីបី"
    known = list(GoodName.objects.order_by("from_on").values_list("name_km", flat=True))
    assert known == ["ឈុតអនាម័យ", "ទីពីរ", "ទីបី"]
    saved(take("void", {"operation": str(last.id), "reason": "ខុស"}, by=vuthy))
    assert now() == "ទីពីរ"
    seal()
    assert list(verify()) == []


def test_a_shipped_good_gets_its_first_name_back(vuthy: User, take: Take) -> None:
    before = now("rice")
    new = saved(take("good_name", renamed("អង្ករថ្មី", "1/5/2026", "rice"), by=vuthy))
    assert now("rice") == "អង្ករថ្មី"
    saved(take("void", {"operation": str(new.id), "reason": "ខុស"}, by=vuthy))
    assert now("rice") == before


def test_a_good_has_one_name_a_day_and_stays(vuthy: User, take: Take) -> None:
    added = saved(take("good", KIT, by=vuthy))
    again = take("good_name", renamed("ផ្សេង", "1/3/2026"), by=vuthy)
    assert again.sentences == {"from_on": [str(NAMED_THAT_DAY)]}
    void = {"operation": str(added.id), "reason": "ខុស"}
    assert take("void", void, by=vuthy).sentences == {"": [str(NOT_TAKEN_BACK)]}
    assert now() == KIT["name_km"]


def test_a_name_changed_behind_the_journal_is_found(vuthy: User, take: Take) -> None:
    saved(take("good", KIT, by=vuthy))
    seal()
    Good.objects.filter(pk="hygiene_kit").update(name_km="ផ្សេង")
    assert [found.detail for found in verify()] == ["names of good hygiene_kit"]
