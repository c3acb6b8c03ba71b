"""Whatever is wrong with a request, the answer is a sentence in the reader's language."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils.translation import get_language, override

from sahakum.accounts.models import User
from sahakum.accounts.services import make_program_key
from sahakum.journal.models import Operation
from sahakum.lib.ids import uuid7

SEND = "/api/records"
KHMER = range(0x1780, 0x1800)
DEEP = 3_000
TOO_MANY_BYTES = 13 * 1024 * 1024


def is_khmer(text: str) -> bool:
    return any(ord(sign) in KHMER for sign in text)


def send(body: bytes | str, key: str, **headers: str) -> Any:
    signed = {"Authorization": f"Bearer {key}"} | headers
    return Client().post(SEND, body, content_type="application/json", headers=signed)


def deep(levels: int, *, of: str = "list") -> str:
    opened, closed = ("[", "]") if of == "list" else ('{"a":', "}")
    content = opened * levels + "1" + closed * levels
    operation = f'{{"id": "{uuid7()}", "kind": "home_visit", "content": {content}}}'
    return f'{{"operations": [{operation}]}}'


UNREADABLE = {
    "nothing": (b"", 422),
    "cut off": (b'{"operations": [{"id": "', 400),
    "Latin-1": ('{"operations": [{"kind": "café"}]}'.encode("latin-1"), 400),
    "UTF-16 cut off": ('{"operations": []}'.encode("utf-16")[:-1], 400),
    "number of many digits": (b'{"operations": [' + b"9" * 100_000 + b"]}", 400),
    "list": (b"[]", 422),
    "no operations": (b'{"operations": []}', 422),
    "too large": (b" " * TOO_MANY_BYTES + b"{}", 413),
    "deep list": (deep(DEEP).encode(), 400),
    "deep object": (deep(DEEP, of="object").encode(), 400),
    "deep and never closed": (b"[" * 100_000, 400),
    "deep in place of operations": (b"[" * 500 + b"]" * 500, 400),
}


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize(("body", "status"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_answered_in_the_readers_language(
    body: bytes, status: int, language: str, bopha: User
) -> None:
    User.objects.filter(pk=bopha.pk).update(language=language)
    answer = send(body, make_program_key(name="phone", by=bopha))
    assert answer.status_code == status
    sentence = json.loads(answer.content)["sentence"]
    assert is_khmer(sentence) == (language == "km")
    assert sentence.endswith(("។", "."))
    assert answer["Content-Language"] == language
    assert Operation.objects.count() == 0


@pytest.mark.parametrize("levels", [20, 30, 40, 100, 200, 250, 300, 500, 900, 950, 990, 1000, 1100])
def test_content_of_any_depth_gets_an_answer_and_stores_nothing(levels: int, bopha: User) -> None:
    answer = send(deep(levels), make_program_key(name="phone", by=bopha))
    assert answer.status_code in (200, 400)
    assert "SAVED" not in answer.content.decode()
    assert Operation.objects.count() == 0


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-11-01T08:00:00", "x"]
)
def test_any_claim_of_a_devices_clock_gets_an_answer(
    moment: str, bopha: User, household_id: UUID
) -> None:
    content = {"household": str(household_id), "visited_on": "1/11/2026", "met": "nobody"}
    operation = {"id": str(uuid7()), "kind": "home_visit", "content": content}
    body = json.dumps({"operations": [operation | {"recorded_at": moment}]})
    answer = send(body, make_program_key(name="phone", by=bopha))
    assert answer.status_code in (200, 422)


def test_an_unknown_key_is_told_so_in_khmer(db: None) -> None:
    answer = send(b"{}", "unknown")
    assert answer.status_code == 401
    assert is_khmer(json.loads(answer.content)["sentence"])


def test_a_page_elsewhere_is_told_so_in_the_language_of_the_reader(bopha: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(bopha, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(SEND, "{}", content_type="application/json")
    assert answer.status_code == 403
    assert is_khmer(json.loads(answer.content)["sentence"])


@pytest.mark.parametrize("address", ["/api/forms/unknown", "/api/forms/home_visit?language=fr"])
def test_what_is_not_there_is_told_in_both_languages(address: str, bopha: User) -> None:
    told = {}
    for language in ("km", "en"):
        User.objects.filter(pk=bopha.pk).update(language=language)
        key = make_program_key(name=language, by=bopha)
        answer = Client().get(address, headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code == 404
        told[language] = answer.json()["sentence"]
    assert is_khmer(told["km"])
    assert not is_khmer(told["en"])


def test_a_wrong_answer_is_explained_in_the_language_of_the_keys_user(
    bopha: User, household_id: UUID
) -> None:
    content = {"household": str(household_id), "visited_on": "31/2/2026", "met": "nobody"}
    operations = [{"id": str(uuid7()), "kind": "home_visit", "content": content}]
    for language in ("km", "en"):
        User.objects.filter(pk=bopha.pk).update(language=language)
        key = make_program_key(name=language, by=bopha)
        answer = json.loads(send(json.dumps({"operations": operations}), key).content)["answers"][0]
        [sentence] = answer["sentences"]["visited_on"]
        assert is_khmer(sentence) == (language == "km")


@pytest.mark.parametrize("before", ["km", "en"])
def test_the_language_of_a_keys_user_ends_with_the_request(before: str, bopha: User) -> None:
    User.objects.filter(pk=bopha.pk).update(language="en")
    key = make_program_key(name="phone", by=bopha)
    with override(before):
        send(b"{", key)
        assert get_language() == before
    page = Client().get("/sign-in/").content.decode()
    assert '<html lang="km">' in page
    assert is_khmer(json.loads(send(b"{", "unknown").content)["sentence"])


def test_a_form_of_a_page_is_no_json(bopha: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(bopha, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["csrftoken"] = token = "a" * 32
    answer = client.post(SEND, {"csrfmiddlewaretoken": token, "operations": "1"})
    assert answer.status_code == 400
    assert is_khmer(json.loads(answer.content)["sentence"])


def test_an_unknown_key_is_not_taken_for_a_page_elsewhere(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    for headers in ({"Authorization": "Bearer unknown"}, {"Authorization": "Basic x"}, {}):
        answer = client.post(SEND, "{}", content_type="application/json", headers=headers)
        assert answer.status_code == 401
