"""Every kind of record, sent by a program in the name of every role, about every family."""

import pytest
from django.test import Client

from sahakum.accounts.services import make_program_key
from sahakum.capture import kinds
from sahakum.lib.ids import uuid7
from tests.doors_of_programs import (
    KINDS,
    NEEDS_MORE,
    OF_NO_FAMILY,
    OF_SETTINGS,
    OF_STAFF,
    said,
)
from tests.roles_and_doors import (
    ROLES,
    SIGHT,
    World,
)
from tests.roles_and_doors_world import answered, tried, world

__all__ = ["world"]
pytestmark = pytest.mark.django_db


def test_every_kind_of_record_has_its_expectation() -> None:
    assert {kind.name for kind in kinds.all_kinds()} == (
        KINDS.keys() | OF_NO_FAMILY.keys() | OF_STAFF | OF_SETTINGS | NEEDS_MORE
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_program_stores_what_its_user_may_and_learns_nothing_of_the_rest(
    kind: str, world: World
) -> None:
    clients = {role: _program(role, world) for role in ROLES}
    door = KINDS[kind]
    opened, told_apart = tried(door, clients, world)
    assert opened == door.expected()
    assert told_apart == set()


@pytest.mark.parametrize("kind", OF_NO_FAMILY)
def test_what_is_about_no_family_is_stored_by_whom_it_should(kind: str, world: World) -> None:
    may, content = OF_NO_FAMILY[kind]
    door = said(kind, lambda family: content, may=may, opens=dict.fromkeys(SIGHT, True))
    asked = world.families["A_here"]
    stored = {role for role in ROLES if answered(door, _program(role, world), world, asked).stored}
    assert stored == may


@pytest.mark.parametrize("kind", sorted(OF_STAFF))
def test_staff_is_kept_by_administrators_alone(kind: str, world: World) -> None:
    operation = {"id": str(uuid7()), "kind": kind, "content": {"user": str(uuid7())}}
    for role in set(ROLES) - {"stranger"}:
        answer = _program(role, world).post(
            "/api/records", {"operations": [operation]}, content_type="application/json"
        )
        expected = "NEEDS_ATTENTION" if role == "sokha" else "REFUSED"
        assert expected in answer.content.decode(), (role, answer.content)


@pytest.mark.parametrize("kind", sorted(OF_SETTINGS))
def test_settings_are_refused_below_the_whole_country(kind: str, world: World) -> None:
    content = {"from_on": "1/1/2099", "source": "a letter"}
    operation = {"id": str(uuid7()), "kind": kind, "content": content}
    for role in set(ROLES) - {"stranger", "sokha"}:
        answer = _program(role, world).post(
            "/api/records", {"operations": [operation]}, content_type="application/json"
        )
        assert "REFUSED" in answer.content.decode(), (role, answer.content)


def _program(role: str, world: World) -> Client:
    if role == "stranger":
        return Client()
    key = make_program_key(name="phone", by=world.people[role])
    return Client(headers={"Authorization": f"Bearer {key}"})
