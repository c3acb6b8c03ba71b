"""Batches of rows are stored at once: what each column gets is the same as of a single row."""

from typing import Any

from django.test import Client

from conftest import family, member
from sahakum.accounts.models import User
from sahakum.accounts.services import make_program_key
from sahakum.assessments.models import Answer
from sahakum.assessments.tests.samples import HUNGER
from sahakum.journal.storing import COPY_FROM_ROWS
from sahakum.journal.verify import verify
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household, Person
from sahakum.registry.sound_keys import sound_key

FAMILIES = COPY_FROM_ROWS


def test_rows_of_a_batch_are_as_if_each_had_come_alone(bopha: User, village: Place) -> None:
    names = [f"សុខា{'ក' * (number % 7)}" for number in range(FAMILIES)]
    families = _sent("household", [_family(village, name) for name in names], bopha)
    assert {answer["word"] for answer in families} == {"SAVED"}
    assert Person.objects.count() == 2 * FAMILIES
    for person in Person.objects.all():
        assert person.given_sound == sound_key(person.given_name) != ""
    asked = _sent("assessment", [_answers(one["id"]) for one in families], bopha)
    assert {answer["word"] for answer in asked} == {"SAVED"}
    kept = list(Answer.objects.values_list("question", "value"))
    assert sorted(kept) == sorted(list(HUNGER.items()) * FAMILIES)
    assert list(verify()) == []


def test_one_row_that_the_database_refuses_keeps_no_other_out(bopha: User, village: Place) -> None:
    codes = [f"K-{number}" for number in range(FAMILIES - 1)] + ["K-0"]
    said = [_family(village, "សុខា") | {"code": code} for code in codes]
    words = [answer["word"] for answer in _sent("household", said, bopha)]
    assert sorted(words) == ["NEEDS_ATTENTION"] + ["SAVED"] * (FAMILIES - 1)
    assert Household.objects.count() == FAMILIES - 1


def _family(village: Place, name: str) -> dict[str, Any]:
    return family(village, members=[member("ម៉ៅ", name, "head"), member("ម៉ៅ", name, "child")])


def _answers(household: str) -> dict[str, Any]:
    said = {"version": "household_hunger", "assessed_on": "3/3/2026", "answers": HUNGER}
    return said | {"household": household}


def _sent(kind: str, contents: list[dict[str, Any]], user: User) -> Any:
    key = make_program_key(name="phone", by=user)
    operations = [{"id": str(uuid7()), "kind": kind, "content": one} for one in contents]
    answer = Client(headers={"Authorization": f"Bearer {key}"}).post(
        "/api/records", {"operations": operations}, content_type="application/json"
    )
    return answer.json()["answers"]
