"""Sending records over HTTP with a key: how many at once, what is answered, what is described."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from sahakum.accounts.models import User
from sahakum.accounts.services import make_program_key
from sahakum.capture import kinds
from sahakum.journal.models import Operation
from sahakum.lib.ids import uuid7
from sahakum.support.models import HomeVisit


@pytest.fixture
def key(bopha: User) -> str:
    """The key of a program that works in Bopha's name."""
    return make_program_key(name="phone", by=bopha)


def send(key: str, operations: list[dict[str, Any]]) -> tuple[int, Any]:
    answer = Client().post(
        "/api/records",
        json.dumps({"operations": operations}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )
    return answer.status_code, answer.json()


def visit(household: UUID, **changes: Any) -> dict[str, Any]:
    content = {"household": str(household), "visited_on": "1/11/2026", "met": "nobody"}
    return {"id": str(uuid7()), "kind": "home_visit", "content": content | changes}


def test_fifty_at_once_are_stored_and_fifty_one_are_not(household_id: UUID, key: str) -> None:
    before = Operation.objects.count()
    status, _ = send(key, [visit(household_id) for _ in range(51)])
    assert (status, Operation.objects.count()) == (422, before)
    status, told = send(key, [visit(household_id) for _ in range(50)])
    assert status == 200
    assert {answer["word"] for answer in told["answers"]} == {"SAVED"}
    assert Operation.objects.count() == before + 50


def test_each_operation_gets_its_own_word_in_its_own_order(household_id: UUID, key: str) -> None:
    good, again = visit(household_id), visit(household_id)
    operations = [
        good,
        visit(household_id, visited_on="31/2/2026"),
        {"id": str(uuid7()), "kind": "unheard_of", "content": {}},
        good,
        again | {"id": good["id"], "content": {"household": "other"}},
        {"id": str(uuid7()), "kind": "home_visit", "content": ["a", "list"]},
    ]
    _, told = send(key, operations)
    assert [answer["id"] for answer in told["answers"]] == [each["id"] for each in operations]
    assert [answer["word"] for answer in told["answers"]] == [
        "SAVED",
        "NEEDS_ATTENTION",
        "REFUSED",
        "SAVED",
        "REFUSED",
        "NEEDS_ATTENTION",
    ]
    assert HomeVisit.objects.count() == 1


def test_a_device_with_a_wrong_clock_loses_nothing(household_id: UUID, key: str) -> None:
    claims = ["0001-01-01T00:00:00+14:00", "2026-11-01T08:00:00", "2026-11-01T08:00:00Z"]
    operations = [visit(household_id) | {"recorded_at": claim} for claim in claims]
    status, told = send(key, operations)
    assert (status, {answer["word"] for answer in told["answers"]}) == (200, {"SAVED"})
    kept = [Operation.objects.get(pk=each["id"]).recorded_at for each in operations]
    assert [moment and moment.isoformat() for moment in kept] == [
        None,
        "2026-11-01T01:00:00+00:00",
        "2026-11-01T08:00:00+00:00",
    ]


def test_every_kind_is_listed_and_described(key: str) -> None:
    headers = {"Authorization": f"Bearer {key}"}
    listed = Client().get("/api/forms", headers=headers).json()
    assert [each["kind"] for each in listed] == [kind.name for kind in kinds.all_kinds()]
    for each in listed:
        described = Client().get(f"/api/forms/{each['kind']}?language=en", headers=headers).json()
        assert described["title"]
        assert all(field["label"] for field in described["fields"])


def test_the_description_names_every_problem(db: None) -> None:
    described = Client().get("/api/openapi.json").json()
    answers = described["paths"]["/api/records"]["post"]["responses"]
    assert sorted(answers) == ["200", "400", "401", "403", "413", "422"]


@pytest.mark.parametrize("text", ["g" * 8 + "-aaaa-aaaa-aaaa-" + "a" * 12, "x" * 36, "-" * 36])
@pytest.mark.parametrize(
    ("kind", "name"),
    [("home_visit", "household"), ("void", "operation"), ("departure", "membership")],
)
def test_a_text_that_only_looks_like_an_id_is_not_found(
    kind: str, name: str, text: str, key: str
) -> None:
    status, told = send(key, [{"id": str(uuid7()), "kind": kind, "content": {name: text}}])
    assert (status, told["answers"][0]["word"]) == (200, "NEEDS_ATTENTION")
    assert name in told["answers"][0]["sentences"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("device", "phone\x00"),
        ("device", "\ud800"),
        ("device", "x" * 10_000),
        ("device", None),
        ("kind", "home_visit\x00"),
        ("kind", "\ud800"),
        ("kind", ["home_visit"]),
        ("id", "0" * 10_000),
        ("id", True),
        ("id", "00000000-0000-0000-0000-000000000000"),
        ("recorded_at", "31/02/2026"),
        ("recorded_at", 10**400),
        ("recorded_at", -1),
        ("recorded_at", True),
        ("unheard_of", 1),
    ],
)
def test_whatever_stands_around_the_content_is_answered(
    name: str, value: object, household_id: UUID, key: str
) -> None:
    status, told = send(key, [visit(household_id) | {name: value}])
    assert status in (200, 422)
    sentences = [one["sentences"] for one in told["answers"]] if status == 200 else [told]
    assert all(sentences) or told["answers"][0]["word"] == "SAVED"


@pytest.mark.parametrize(
    "body",
    [
        *("", "\x00", "null", "[]", "7", '"text"', "{}", '{"operations": null}', "NaN"),
        *('{"operations": {}}', '{"operations": []}', '{"operations": [null]}'),
        *('{"operations": ["x"]}', '{"operations": 7}', "[" * 100_000, '{"operations": [[]]}'),
        '{"operations": [{}], "operations": 1}',
    ],
)
def test_a_body_that_names_no_operations_gets_one_sentence(body: str, key: str) -> None:
    headers = {"Authorization": f"Bearer {key}"}
    answer = Client().post("/api/records", body, content_type="application/json", headers=headers)
    assert answer.status_code in (400, 422)
    assert answer.json()["sentence"]
