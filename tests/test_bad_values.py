"""Whatever stands where an answer is expected: a word and a sentence for all kinds, never a fault.

A program may send anything. Each answer of each kind is replaced by values of every shape; what
then needs attention is listed, and its page opens.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import somebody
from sahakum.accounts.models import User
from sahakum.accounts.services import make_program_key
from sahakum.capture import kinds
from sahakum.capture.fields import RowsField
from sahakum.capture.models import HeldContent
from sahakum.lib.ids import uuid7
from sahakum.rules.tests.test_settings import VALUES
from tests.doors_of_programs import KINDS, NEEDS_MORE, OF_NO_FAMILY, OF_SETTINGS, OF_STAFF
from tests.roles_and_doors import World
from tests.roles_and_doors_world import world

Content = dict[str, Any]
Said = tuple[str, Content]
SignIn = Callable[[User], Client]
__all__ = ["world"]
pytestmark = pytest.mark.django_db

SHAPES: tuple[Any, ...] = (None, "", -7, 1.5, True, [], {}, [None], ["x"], [{"x": [1]}], {"x": [1]})
TEXTS = (
    *("\x00", "\u202eខ្មែរ\u200b", "😀", "ក" * 10_000, "៣១/០២/២០២៦", "29/2/2025", "1/1/2569"),
    *(
        "1/1/1899",
        "1/1/1990",
        "31/12/2100",
        "9999-12-31",
        "１２",
        "²",
        "9" * 30,
        "-1",
        "NaN",
        "1e9",
    ),
    *("x" * 36, "00000000-0000-0000-0000-000000000000", "2147483648", "%s%(x)s", "smÞ½n"),
)
NUMBERS = (2**31, 2**63, 10**30, -(10**20), 1e308)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=6,
)


ALL_KINDS = sorted(KINDS.keys() | OF_NO_FAMILY.keys() | OF_SETTINGS | OF_STAFF | NEEDS_MORE)


@pytest.fixture
def right(world: World) -> dict[str, Said]:
    """For each kind who may say it, and something right; nothing waits yet."""
    world.people["theary"] = somebody("theary", world.people["bopha"].organisation)
    HeldContent.objects.all().delete()
    family = world.families["A_here"]
    settings = {"from_on": "1/1/2099", "source": "a letter"}
    said = {
        kind: (min(door.may), door.content(family)) for kind, door in KINDS.items() if door.content
    }
    said |= {kind: (min(may), content) for kind, (may, content) in OF_NO_FAMILY.items()}
    said |= {kind: ("theary", VALUES[kind[len("rule_") :]] | settings) for kind in OF_SETTINGS}
    said |= {kind: ("sokha", {}) for kind in OF_STAFF}
    return said | {kind: ("dara", {"household": str(family.id)}) for kind in NEEDS_MORE}


def with_each(kind: str, content: Content, values: Sequence[Any]) -> Iterator[Content]:
    """The content with each value at each answer, and at each answer of a row."""
    known = kinds.find(kind)
    assert known is not None
    for name, field in known.form.base_fields.items():
        yield from (content | {name: value} for value in values)
        if isinstance(field, RowsField):
            first = (content.get(name) or [{}])[0]
            rows = (first | {one: value} for one in field.row.base_fields for value in values)
            yield from (content | {name: [row]} for row in rows)


def program(world: World, name: str) -> Client:
    key = make_program_key(name="phone", by=world.people[name])
    return Client(headers={"Authorization": f"Bearer {key}"})


def send(client: Client, kind: str, contents: Sequence[Any]) -> list[Content]:
    """Answers to contents of a kind; each has its word, and sentences unless it is saved."""
    operations = [{"id": str(uuid7()), "kind": kind, "content": one} for one in contents]
    body = json.dumps({"operations": operations})
    response = client.post("/api/records", body, content_type="application/json")
    assert response.status_code == 200, (kind, contents, response.content)
    answers: list[Content] = response.json()["answers"]
    for answer, content in zip(answers, contents, strict=True):
        told = [text for texts in answer["sentences"].values() for text in texts]
        saved = answer["word"] == "SAVED"
        assert saved or (told and all(is_sentence(text) for text in told)), (kind, content, answer)
    return answers


def is_sentence(text: str) -> bool:
    """A short text in Khmer without anything left to be filled in."""
    return bool(re.search("[\u1780-\u17ff]", text)) and len(text) < 500


def in_fifties(contents: Iterator[Content]) -> Iterator[list[Content]]:
    every = list(contents)
    yield from (every[start : start + 50] for start in range(0, len(every), 50))


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_answer_of_a_kind_takes_every_value(
    kind: str, world: World, right: dict[str, Said]
) -> None:
    name, content = right[kind]
    client = program(world, name)
    for batch in in_fifties(with_each(kind, content, (*SHAPES, *TEXTS, *NUMBERS))):
        with transaction.atomic():
            send(client, kind, batch)
            transaction.set_rollback(True)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_what_is_held_of_a_kind_is_listed_and_its_page_opens(
    kind: str, world: World, right: dict[str, Said], signed_in: SignIn
) -> None:
    name, content = right[kind]
    page, client = signed_in(world.people[name]), program(world, name)
    for batch in in_fifties(with_each(kind, content, ([None], str(uuid7())))):
        with transaction.atomic():
            send(client, kind, batch)
            opens_all(page, kind)
            transaction.set_rollback(True)


def opens_all(page: Client, kind: str) -> None:
    """Every link of the list of what waits leads to a page."""
    listed = page.get("/attention/")
    assert listed.status_code == 200, kind
    for address in re.findall(r'href="([^"]*held=[^"]*)"', listed.content.decode()):
        # What can no longer be corrected, as its picture is gone, leads to a page that says so.
        answer = page.get(address.replace("&amp;", "&"), follow=True)
        assert answer.status_code in (200, 422), (kind, address)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_json_anywhere(data: st.DataObject, world: World, right: dict[str, Said]) -> None:
    kind = data.draw(st.sampled_from(sorted(right)))
    name, content = right[kind]
    changed = dict(content)
    for key in data.draw(st.sets(st.sampled_from([*content, "unheard_of"]), max_size=3)):
        changed[key] = data.draw(JSON)
    for key in data.draw(st.sets(st.sampled_from([*content, "unheard_of"]), max_size=2)):
        changed.pop(key, None)
    with transaction.atomic():
        send(program(world, name), kind, [changed, data.draw(JSON)])
        transaction.set_rollback(True)
