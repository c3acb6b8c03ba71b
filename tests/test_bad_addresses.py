"""Whatever stands in an address or in a form of a page: an answer, never a fault of the server."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from conftest import somebody
from sahakum.accounts.models import User
from sahakum.capture import kinds
from tests.doors_of_pages import PAGES
from tests.roles_and_doors import World
from tests.roles_and_doors_world import world

SignIn = Callable[[User], Client]
__all__ = ["world"]
pytestmark = pytest.mark.django_db
# Pages that tell of no person, with what stands in their address.
WITHOUT_RECORDS = (
    *(("sign-in",), ("language",), ("more",), ("places",), ("users",), ("new-user",), ("teams",)),
    *(("new-team",), ("questionnaires",), ("new-questionnaire",), ("settings",), ("catalogue",)),
    *(
        ("new-good",),
        ("new-commodity",),
        ("new-programme",),
        ("newer-places",),
        ("lists",),
        ("duplicates",),
    ),
    *((name, "{village}") for name in ("place", "new-place", "place-names", "new-site")),
    *((name, "{user}") for name in ("user", "new-post", "user-state", "new-password", "new-key")),
    *((name, "family_support") for name in ("programme", "new-target", "new-taken-over")),
    *((name, "family_support") for name in ("new-component", "programme-name", "report")),
    *(("setting", "visits"), ("new-setting", "visits"), ("good-name", "rice")),
)
IN_ADDRESSES = (
    *("q", "area", "page", "offset", "check", "good", "village", "quantity", "delivered_on"),
    *("list", "held", "version", "person", "continues", "household", "member", "kin", "trip"),
    *("absence", "debt", "language", "receipt", "first", "last", "known_on", "other", "relative"),
    *("from_on", "band", "questionnaire", "next", "on", "programme", "membership", "tie"),
)
IN_ADDRESSES_ALONE = ("q", "area", "first", "known_on", "offset", "good", "version", "held")
ODD = ("\x00", "១", "-1", "9" * 30, "31/12/2100", "1/1/1990", "x" * 36, "0" * 8 + "-" * 28)
TYPED = ("\x00", "9" * 30, "31/12/2100", "ក" * 10_000)


class OddClient(Client):
    """A browser whose addresses carry something odd, and whose forms are sent with it."""

    odd: Any = ""
    statuses: list[Any]

    def get(self, path: Any, data: Any = None, *more: Any, **options: Any) -> Any:
        """Asks for the page with something odd as each part of its address at once."""
        said = dict.fromkeys(IN_ADDRESSES, self.odd) | {"list": "1"}
        self._note(path, super().get(path, said, **options))
        for name in IN_ADDRESSES_ALONE if self.odd == "\x00" else ():
            self._note((path, name), super().get(path, dict(data or {}) | {name: self.odd}))
        return super().get(path, data)

    def post(self, path: Any, data: Any = None, *more: Any, **options: Any) -> Any:
        """Sends the form with something odd in each of its fields, one after the other."""
        for name in data or {}:
            with transaction.atomic():
                self._note((path, name), super().post(path, data | {name: self.odd}, **options))
                transaction.set_rollback(True)
        return super().post(path, data, **options)

    def _note(self, what: Any, response: Any) -> None:
        if response.status_code >= 500:
            self.statuses.append((what, self.odd[:40], response.status_code))


def odd_client(user: User) -> OddClient:
    client = OddClient(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.statuses = []
    return client


@pytest.mark.parametrize("name", PAGES)
def test_no_page_fails_whatever_it_is_asked(name: str, world: World) -> None:
    for door in PAGES[name].values():
        client = odd_client(world.people[min(door.may)])
        for client.odd in TYPED if door.writes else ODD:
            with transaction.atomic():
                door.ask(client, world, world.families["A_here"])
                transaction.set_rollback(True)
        assert client.statuses == []


@pytest.mark.parametrize("name", ["vuthy", "sokha", "theary"])
def test_pages_that_tell_of_no_person_never_fail(
    name: str, world: World, signed_in: SignIn
) -> None:
    bopha = world.people["bopha"]
    client = signed_in(world.people.get(name) or somebody(name, bopha.organisation))
    fields = {field for kind in kinds.all_kinds() for field in kind.form.base_fields}
    fields |= {"username", "password", "step", "language", "next", "text", "operation"}
    known = {"village": world.families["A_here"].village, "user": bopha.pk}
    for page, *parts in WITHOUT_RECORDS:
        address = reverse(page, args=[part.format(**known) for part in parts])
        for odd in ODD:
            with transaction.atomic():
                said = dict.fromkeys(fields, odd)
                for answer in (client.post(address, said), client.get(address, said)):
                    assert answer.status_code < 500, (address, odd)
                transaction.set_rollback(True)
