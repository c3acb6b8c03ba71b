"""Every role at every page asks for every family: what is seen, what is stored, what is said.

A new address, role or kind of record without a line in the tables fails, here or for programs.
"""

from collections.abc import Callable

import pytest
from django.test import Client

from sahakum.accounts.models import Post, User
from sahakum.accounts.roles import ROLES as ROLE_CLASSES
from tests.addresses_without_records import FOR_PROGRAMS, WITHOUT_RECORDS
from tests.doors_of_pages import PAGES
from tests.roles_and_doors import (
    ROLES,
    World,
    named_addresses,
)
from tests.roles_and_doors_world import tried, world

SignIn = Callable[[User], Client]


__all__ = ["world"]
pytestmark = pytest.mark.django_db


def test_every_address_has_its_expectation() -> None:
    addresses = set(named_addresses())
    assert addresses == PAGES.keys() | WITHOUT_RECORDS.keys() | {FOR_PROGRAMS}


def test_every_role_is_held_by_somebody(world: World) -> None:
    held = {post.role for post in Post.objects.filter(user__in=world.people.values())}
    assert held == set(ROLE_CLASSES)
    assert world.people.keys() | {"stranger"} == set(ROLES)


DOORS = {
    f"{name} {way}".strip(): door for name, ways in PAGES.items() for way, door in ways.items()
}


@pytest.mark.parametrize("name", DOORS)
def test_a_page_opens_to_whom_it_should_and_tells_others_nothing(
    name: str, world: World, signed_in: SignIn
) -> None:
    clients = {role: _client(role, world, signed_in) for role in ROLES}
    door = DOORS[name]
    opened, told_apart = tried(door, clients, world)
    assert opened == door.expected()
    assert told_apart == set()


def _client(role: str, world: World, signed_in: SignIn) -> Client:
    return Client() if role == "stranger" else signed_in(world.people[role])
