"""``./run key``: a key for a program, told once, and its end. Entered at the command line."""

import json
from uuid import UUID

import pytest
from django.test import Client

from sahakum.accounts.models import ProgramKey, User
from sahakum.config import cli
from sahakum.lib.ids import uuid7

Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    # Django is ready in a test; to make it ready again would compile catalogues.
    monkeypatch.setattr(cli, "prepare", lambda: None)


def told(capsys: Printed, *words: str) -> tuple[int, str, str]:
    """Exit status, output and complaints of ``./run key``."""
    status = cli.main(["key", *words])
    printed = capsys.readouterr()
    return status, printed.out.strip(), printed.err.strip()


def sent(key: str, household_id: UUID) -> int:
    content = {"household": str(household_id), "visited_on": "1/11/2026", "met": "nobody"}
    operations = [{"id": str(uuid7()), "kind": "home_visit", "content": content}]
    answer = Client().post(
        "/api/records",
        json.dumps({"operations": operations}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )
    return answer.status_code


def test_a_key_is_printed_alone_and_opens_the_door(
    bopha: User, household_id: UUID, capsys: Printed
) -> None:
    status, key, sentences = told(capsys, "bopha", "--name", "phone", "--language", "en")
    assert status == 0
    assert "\n" not in key
    assert key not in sentences
    assert "shown this once" in sentences
    assert sent(key, household_id) == 200


def test_only_its_digest_is_kept(bopha: User, capsys: Printed) -> None:
    _, key, _ = told(capsys, "bopha")
    kept = ProgramKey.objects.get()
    assert key.encode() not in bytes(kept.digest)
    assert (kept.user, kept.name) == (bopha, "program")
    _, listed, _ = told(capsys, "bopha", "--list")
    assert "program" in listed
    assert key not in listed


def test_an_ended_key_opens_nothing_and_the_other_still_does(
    bopha: User, household_id: UUID, capsys: Printed
) -> None:
    _, lost, _ = told(capsys, "bopha", "--name", "lost phone")
    _, kept, _ = told(capsys, "bopha", "--name", "kept phone")
    assert told(capsys, "bopha", "--end", "lost phone")[0] == 0
    assert sent(lost, household_id) == 401
    assert sent(kept, household_id) == 200


def test_a_key_of_the_same_name_of_another_user_lasts(
    bopha: User, chantha: User, capsys: Printed
) -> None:
    told(capsys, "bopha", "--name", "phone")
    told(capsys, "chantha", "--name", "phone")
    assert told(capsys, "bopha", "--end", "phone")[0] == 0
    assert ProgramKey.objects.get(ended_at__isnull=True).user == chantha


def test_programs_read_the_same(bopha: User, capsys: Printed) -> None:
    made = json.loads(told(capsys, "bopha", "--name", "phone", "--json")[1])
    assert set(made) == {"username", "name", "key"}
    [listed] = json.loads(told(capsys, "bopha", "--list", "--json")[1])
    assert (listed["name"], listed["ended_at"]) == ("phone", None)
    ended = {"username": "bopha", "name": "phone", "ended": 1}
    assert json.loads(told(capsys, "bopha", "--end", "phone", "--json")[1]) == ended
    status, output, _ = told(capsys, "bopha", "--end", "phone", "--json")
    assert (status, json.loads(output)["ended"]) == (1, 0)


def test_a_key_that_is_not_there_is_said_to_be_missing(bopha: User, capsys: Printed) -> None:
    status, output, sentence = told(capsys, "bopha", "--end", "phone", "--language", "en")
    assert (status, output) == (1, "")
    assert "no key “phone”" in sentence


@pytest.mark.parametrize("username", ["nobody", "BOPHA", ""])
def test_an_unknown_user_gets_no_key(username: str, bopha: User, capsys: Printed) -> None:
    status, output, sentence = told(capsys, username)
    assert (status, output) == (2, "")
    assert "គ្មាន" in sentence
    assert not ProgramKey.objects.exists()


def test_who_was_switched_off_gets_no_key(bopha: User, capsys: Printed) -> None:
    User.objects.filter(pk=bopha.pk).update(is_active=False)
    assert told(capsys, "bopha")[0] == 2
    assert not ProgramKey.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_program_has_a_name(name: str, bopha: User, capsys: Printed) -> None:
    assert told(capsys, "bopha", "--name", name)[0] == 2
    assert not ProgramKey.objects.exists()


def test_one_does_not_make_and_end_at_once(bopha: User, capsys: Printed) -> None:
    with pytest.raises(SystemExit):
        told(capsys, "bopha", "--name", "phone", "--end", "phone")
    assert not ProgramKey.objects.exists()
