"""A full disk, a lost write, a batch cut in the middle: a clear word, and nothing else changed."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from conftest import Take
from sahakum.accounts.models import User
from sahakum.config.sqlite.base import journal_mode
from sahakum.journal.models import Operation
from sahakum.lib.ids import uuid7
from tests.office import DATABASE, Office, Worker

ON_POSTGRESQL = "postgresql" in settings.DATABASES["default"]["ENGINE"]
RECORDS = "/api/records"
MANY = 60

# PostgreSQL reports a full disk as class 53; a trigger says so in its place.
FULL = """
CREATE FUNCTION no_space() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER no_space AFTER INSERT ON journal_fact EXECUTE FUNCTION no_space()"""


@pytest.fixture
def worker(office: Office) -> Worker:
    return office.worker()


@pytest.fixture
def family(worker: Worker) -> str:
    found: list[str] = worker.ask("furnish", families=1)
    return found[0]


def fill_the_disk(worker: Worker) -> None:
    """From now on the database cannot grow."""
    if ON_POSTGRESQL:
        worker.ask("query", statement=FULL)
    else:
        pages = worker.ask("query", statement="PRAGMA page_count")[0][0]
        worker.ask("query", statement=f"PRAGMA max_page_count = {pages + 2}")


def make_room(worker: Worker) -> None:
    """Takes the limit away."""
    if ON_POSTGRESQL:
        worker.ask("query", statement="DROP FUNCTION no_space() CASCADE")
    else:
        worker.ask("query", statement="PRAGMA max_page_count = 1073741823")


def batch(family: str) -> list[dict[str, Any]]:
    content = {"household": family, "met": "nobody", "visited_on": "1/2/2026", "note": "ក" * 300}
    return [{"id": str(uuid7()), "kind": "home_visit", "content": content} for _ in range(20)]


def words(worker: Worker, said: list[dict[str, Any]]) -> set[str]:
    return {word for _, word in worker.ask("take_in", operations=said)}


def assert_only_saved_is_there(worker: Worker, saved: set[str], family: str) -> None:
    found = worker.ask("state")
    assert found["wrong"] == []
    assert set(found["operations"]) == saved | {family}
    assert set(found["visits"]) == set(found["facts"]) == saved


def test_a_full_disk_says_try_again_and_stores_nothing(worker: Worker, family: str) -> None:
    fill_the_disk(worker)
    saved: set[str] = set()
    for _ in range(MANY):
        said = batch(family)
        ids = {one["id"] for one in said}
        if words(worker, said) != {"SAVED"}:
            break
        saved |= ids
    assert words(worker, said) == {"TRY_AGAIN"}
    assert_only_saved_is_there(worker, saved, family)
    make_room(worker)
    assert words(worker, said) == {"SAVED"}
    worker.ask("seal")
    assert_only_saved_is_there(worker, saved | ids, family)


def test_sealing_on_a_full_disk_leaves_the_journal_as_it_was(worker: Worker, family: str) -> None:
    if ON_POSTGRESQL:
        full = FULL.replace("journal_fact", "journal_seal")
        worker.ask("query", statement=full)
    else:
        worker.ask("limit_files", size=1)
    said = batch(family)
    if ON_POSTGRESQL:
        assert words(worker, said) == {"SAVED"}
    with pytest.raises(AssertionError, match="OperationalError"):
        worker.ask("seal")
    if ON_POSTGRESQL:
        make_room(worker)
    else:
        worker.ask("limit_files", size=-1)
    assert set(worker.ask("state")["operations"].values()) == {None}
    words(worker, said)
    assert worker.ask("seal") == len(said) + 1
    assert_only_saved_is_there(worker, {one["id"] for one in said}, family)


@pytest.mark.parametrize("room", [0, 3_000, 9_000, 30_000, 90_000])
def test_a_write_that_fails_anywhere_stores_nothing(
    office: Office, worker: Worker, family: str, tmp_path: Path, room: int
) -> None:
    """Files cannot grow: on SQLite the database's and the journal's, at any byte."""
    if ON_POSTGRESQL:
        fill_the_disk(worker)
    else:
        worker.ask("limit_files", size=_size(tmp_path) + room)
    saved: set[str] = set()
    while words(worker, said := batch(family)) == {"SAVED"}:
        saved |= {one["id"] for one in said}
    assert words(worker, said) == {"TRY_AGAIN"}
    assert_only_saved_is_there(office.worker(), saved, family)
    worker.kill()
    assert_only_saved_is_there(office.worker(), saved, family)
    if ON_POSTGRESQL:
        make_room(office.worker())
    assert words(office.worker(), said) == {"SAVED"}


def _size(folder: Path) -> int:
    return os.stat(folder / DATABASE).st_size


def test_what_is_acknowledged_is_synced_first(worker: Worker) -> None:
    def setting(name: str) -> object:
        verb = "SHOW" if ON_POSTGRESQL else "PRAGMA"
        return worker.ask("query", statement=f"{verb} {name}")[0][0]

    if ON_POSTGRESQL:
        assert setting("synchronous_commit") == "on"
        assert setting("lock_timeout") == "20s"
    else:
        assert (setting("synchronous"), setting("foreign_keys")) == (2, 1)
        assert setting("journal_mode") == journal_mode().lower()
        assert setting("mmap_size") == 0


def bodies(household: UUID) -> dict[str, bytes]:
    """Batches of three visits as they arrive when the line is cut or the bytes are bad."""
    content = {"household": str(household), "met": "nobody", "visited_on": "1/2/2026"}
    operations = [{"id": str(uuid7()), "kind": "home_visit", "content": content} for _ in range(3)]
    whole = json.dumps({"operations": operations}).encode()
    return {
        "half": whole[: len(whole) // 2],
        "all but the end": whole[:-1],
        "nothing": b"",
        "not UTF-8": whole.replace(b"nobody", b"nob\xff\xfe"),
        "deep": b"[" * 100_000,
        "two": whole + whole,
        "lone surrogate": whole.replace(b"nobody", b"\\ud800"),
        "bad id": whole.replace(b'"id": "', b'"id": "x'),
        "one operation cut": whole.replace(b'"kind": "home_visit"', b'"kin": "home_visit"', 1),
    }


@pytest.mark.parametrize("sort", list(bodies(uuid7())))
def test_a_batch_cut_in_the_middle_changes_nothing(
    household_id: UUID, bopha: User, signed_in: Callable[[User], Client], sort: str
) -> None:
    client = signed_in(bopha)
    sent = client.post(RECORDS, bodies(household_id)[sort], content_type="application/json")
    if sent.status_code == 200:
        found = {answer["word"] for answer in sent.json()["answers"]}
        assert not found & {"SAVED", "TRY_AGAIN"}
    else:
        assert 400 <= sent.status_code < 500
    assert Operation.objects.count() == 1


def test_the_whole_batch_is_saved_when_it_comes_again(
    household_id: UUID, bopha: User, signed_in: Callable[[User], Client], take: Take
) -> None:
    found = bodies(household_id)
    client = signed_in(bopha)
    whole = found["all but the end"] + b"}"
    for body in (found["half"], whole, whole):
        sent = client.post(RECORDS, body, content_type="application/json")
    assert [answer["word"] for answer in sent.json()["answers"]] == ["SAVED"] * 3
    assert Operation.objects.count() == 4
