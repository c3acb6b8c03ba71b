"""Programmes: an officer adds them with their components; names hold from a day on."""

from typing import Any

import pytest
from django.test import Client

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.codes import NOT_A_CODE
from sahakum.capture.intake import Answer, Word
from sahakum.journal.models import Operation
from sahakum.journal.sealing import seal
from sahakum.journal.verify import verify
from sahakum.programmes.making import (
    CODE_TAKEN,
    NAMED_THAT_DAY,
    NOT_TAKEN_BACK,
    PART_CODE_TAKEN,
)
from sahakum.programmes.models import Component, Programme

WATER: dict[str, Any] = {
    "code": "village_water",
    "name_km": "ទឹកក្នុងភូមិ",
    "name_en": "Water in the village",
    "from_on": "1/3/2026",
    "pattern": "empty",
}
WELLS = {
    "programme": "village_water",
    "code": "wells",
    "name_km": "អណ្តូង",
    "name_en": "Wells",
    "from_on": "1/3/2026",
}


def saved(answer: Answer) -> Answer:
    assert answer.word is Word.SAVED, answer
    return answer


def renamed(name: str, from_on: str, **said: str) -> dict[str, str]:
    return {
        "programme": "village_water",
        "name_km": name,
        "name_en": f"{name} (en)",
        "from_on": from_on,
    } | said


def now() -> str:
    return Programme.objects.get(code="village_water").name_km


def test_families_join_a_programme_that_was_just_added(
    vuthy: User, bopha: User, household_id: object, take: Take
) -> None:
    saved(take("programme", WATER, by=vuthy))
    said = {"household": str(household_id), "programme": "village_water", "from_on": "2/3/2026"}
    saved(take("enrolment", said, by=bopha))


def test_the_seven_components_come_with_their_pattern(vuthy: User, take: Take) -> None:
    saved(take("programme", WATER | {"pattern": "community_livelihoods"}, by=vuthy))
    saved(take("component", WELLS, by=vuthy))
    names = Component.objects.order_by("order").values_list("name_en", flat=True)
    assert list(names[:2]) == ["Community protection", "Community initiation"]
    assert list(names[6:]) == ["Leadership transition", "Wells"]


@pytest.mark.parametrize("name", ["bopha", "dara", "rithy", "sokha"])
def test_nobody_else_adds_a_programme(
    name: str, take: Take, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(name)
    assert take("programme", WATER, by=user).word is Word.REFUSED


@pytest.mark.parametrize(
    ("kind", "said", "field", "sentence"),
    [
        ("programme", WATER, "code", CODE_TAKEN),
        ("programme", WATER | {"code": "Water!"}, "code", NOT_A_CODE),
        ("component", WELLS, "code", PART_CODE_TAKEN),
        ("programme_name", renamed("ទឹក", "1/3/2026"), "from_on", NAMED_THAT_DAY),
    ],
)
def test_what_is_taken_or_no_code_gets_its_sentence(
    kind: str, said: dict[str, str], field: str, sentence: object, vuthy: User, take: Take
) -> None:
    saved(take("programme", WATER, by=vuthy))
    saved(take("component", WELLS, by=vuthy))
    answer = take(kind, said, by=vuthy)
    assert answer.word is Word.NEEDS_ATTENTION
    assert answer.sentences == {field: [str(sentence)]}


def test_the_newest_day_names_it_and_taking_back_gives_the_name_before(
    vuthy: User, take: Take
) -> None:
    saved(take("programme", WATER, by=vuthy))
    later = saved(take("programme_name", renamed("ទឹកស្អាត", "1/6/2026"), by=vuthy))
    saved(take("programme_name", renamed("ទឹក", "1/4/2026"), by=vuthy))
    assert now() == "ទឹកស្អាត"
    saved(take("void", {"operation": str(later.id), "reason": "ច្រឡំ"}, by=vuthy))
    assert now() == "ទឹក"
    seal()
    assert not list(verify())


def test_a_component_is_renamed_without_its_programme(vuthy: User, take: Take) -> None:
    saved(take("programme", WATER, by=vuthy))
    saved(take("component", WELLS, by=vuthy))
    wells = str(Component.objects.get(code="wells").pk)
    saved(take("programme_name", renamed("អណ្តូងទឹក", "2/3/2026", component=wells), by=vuthy))
    assert Component.objects.get(code="wells").name_km == "អណ្តូងទឹក"
    assert now() == WATER["name_km"]


def test_a_component_of_another_programme_is_not_renamed(vuthy: User, take: Take) -> None:
    saved(take("programme", WATER, by=vuthy))
    saved(take("programme", WATER | {"code": "other"}, by=vuthy))
    saved(take("component", WELLS, by=vuthy))
    wells = str(Component.objects.get(code="wells").pk)
    said = renamed("អណ្តូងទឹក", "1/4/2026", component=wells, programme="other")
    assert list(take("programme_name", said, by=vuthy).sentences) == ["component"]


def test_what_was_added_is_not_taken_back(vuthy: User, take: Take) -> None:
    added = saved(take("programme", WATER, by=vuthy))
    answer = take("void", {"operation": str(added.id), "reason": "ច្រឡំ"}, by=vuthy)
    assert [str(NOT_TAKEN_BACK)] in answer.sentences.values()
    assert Programme.objects.filter(code="village_water").exists()


def test_a_name_changed_behind_the_records_is_found(vuthy: User, take: Take) -> None:
    saved(take("programme", WATER, by=vuthy))
    seal()
    Programme.objects.update(name_km="ផ្សេង")
    assert [finding.code for finding in verify()] == ["wrong_projection"]


def test_an_officer_adds_a_programme_on_its_page(vuthy: User, client: Client) -> None:
    client.force_login(vuthy)
    assert b"new-programme" in client.get("/reports/").content
    client.get("/programmes/new-programme/")
    posted = WATER | {"operation": "0198f7a0-0000-7000-8000-000000000001"}
    assert client.post("/programmes/new-programme/", posted).status_code == 302
    page = client.get("/programmes/village_water/").content.decode()
    assert WATER["name_km"] in page
    posted = WELLS | {"operation": "0198f7a0-0000-7000-8000-000000000002"}
    client.post("/programmes/village_water/components/new/", posted)
    assert WELLS["name_km"] in client.get("/programmes/village_water/").content.decode()
    assert Operation.objects.filter(kind="component").count() == 1


def test_the_page_gives_back_what_needs_attention(vuthy: User, client: Client) -> None:
    client.force_login(vuthy)
    posted = WATER | {"operation": "0198f7a0-0000-7000-8000-000000000001", "name_km": ""}
    answer = client.post("/programmes/new-programme/", posted)
    assert answer.status_code == 422
    assert WATER["name_en"] in answer.content.decode()


def test_others_see_no_way_to_add_one(dara: User, client: Client) -> None:
    client.force_login(dara)
    assert b"new-programme" not in client.get("/reports/").content
    assert client.get("/programmes/new-programme/").status_code == 403
