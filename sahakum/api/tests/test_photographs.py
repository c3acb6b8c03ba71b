"""Photographs that a program sends: as text, one of a phone at a time."""

import json
from typing import Any

import pytest
from django.test import Client

from sahakum.accounts.models import User
from sahakum.accounts.services import make_program_key
from sahakum.animals.models import AnimalPhotograph
from sahakum.animals.tests.world import Bank, a_bank
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from tests import pictures

MEGABYTE = 1024 * 1024


@pytest.fixture
def bank(bopha: User, village: Place) -> Bank:
    """A bank with one cow."""
    bank = a_bank(bopha, village)
    bank.comes("ក", "10/1/2024")
    return bank


def program(user: User) -> Client:
    User.objects.filter(pk=user.pk).update(language="en")
    key = make_program_key(name="phone", by=user)
    return Client(headers={"Authorization": f"Bearer {key}"})


def sent(client: Client, bank: Bank, photograph: object, *, number: object = None) -> Any:
    about = {"animal": str(bank.animal("ក").pk), "taken_on": "1/3/2026"}
    content = {**about, "photograph": photograph}
    operation = {"id": str(number or uuid7()), "kind": "animal_photograph", "content": content}
    body = json.dumps({"operations": [operation]})
    return client.post("/api/records", body, content_type="application/json")


def answer(response: Any) -> tuple[str, str]:
    [one] = response.json()["answers"]
    return one["word"], " ".join(text for texts in one["sentences"].values() for text in texts)


@pytest.mark.parametrize("megabytes", [2, 5, 8])
def test_a_photograph_of_a_phone_passes(megabytes: int, bank: Bank) -> None:
    photograph = pictures.jpeg(1600, 1200)
    photograph += bytes(megabytes * MEGABYTE - len(photograph))
    client, number = program(bank.by), uuid7()
    for _ in range(2):
        response = sent(client, bank, pictures.text(photograph), number=number)
        assert answer(response) == ("SAVED", "")
    assert AnimalPhotograph.objects.get().width_px == 1280


def test_what_is_no_photograph_has_its_sentence(bank: Bank) -> None:
    client = program(bank.by)
    word, sentence = answer(sent(client, bank, pictures.text(b"a list")))
    assert (word, sentence.partition(".")[0]) == ("NEEDS_ATTENTION", "This is not a photograph")
    nine = pictures.text(pictures.jpeg() + bytes(8 * MEGABYTE))
    assert answer(sent(client, bank, nine))[1] == "This photograph is too large: at most 8 MB."
    assert sent(client, bank, "A" * (12 * MEGABYTE)).status_code == 413
    assert not AnimalPhotograph.objects.exists()


def test_a_program_reads_what_may_be_sent(bank: Bank) -> None:
    described = program(bank.by).get("/api/forms/animal_photograph?language=en").json()
    [field] = [one for one in described["fields"] if one["name"] == "photograph"]
    assert (field["type"], field["most_bytes"]) == ("photograph", 8 * MEGABYTE)
    assert field["longest_side_px"] == 1280
