"""The pages on which an administrator keeps users, posts, passwords, keys and teams."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import family
from sahakum.accounts.models import Post, Team, TeamMembership, User
from sahakum.accounts.services import user_of_program_key
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.places.selectors import by_code
from sahakum.staff.models import StaffChange
from sahakum.web.tests import SignIn, Take

NEWCOMER = {"name_km": "ជា ណារី", "name_en": "Chea Nary", "username": "nary", "language": "km"}


def send(client: Client, address: str, **said: str) -> Any:
    return client.post(address, {"operation": str(uuid7())} | said)


def text_of(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_new_user_gets_a_post_and_a_password_and_signs_in(
    sokha: User, commune: Place, household_id: UUID, signed_in: SignIn
) -> None:
    client = signed_in(sokha)
    added = send(client, reverse("new-user"), **NEWCOMER)
    nary = User.objects.get(username="nary")
    assert added["Location"] == reverse("user", args=[nary.pk])
    address = reverse("new-post", args=[nary.pk])
    assert f"{address}?area={commune.pk}" in text_of(client, address)
    form = text_of(client, address, area=str(commune.pk))
    assert 'value="social_worker"' in form
    assert 'value="commune_chief"' not in form
    said = {"role": "social_worker", "from_on": "1/1/2026"}
    assert send(client, f"{address}?area={commune.pk}", **said).status_code == 302
    shown = client.post(reverse("new-password", args=[nary.pk]))
    assert "no-store" in shown["Cache-Control"]
    found = re.search(
        r"<strong>([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})</strong>", shown.content.decode()
    )
    assert found
    browser = Client()
    signed = browser.post(reverse("sign-in"), {"username": "nary", "password": found[1]})
    assert signed.status_code == 302
    assert browser.get(reverse("family", args=[household_id])).status_code == 200
    page = text_of(client, reverse("user", args=[nary.pk]))
    assert found[1] not in page
    assert "បុគ្គលិកសង្គម" in page
    assert "ឃុំបវេល" in text_of(client, reverse("users"))


def test_a_post_is_ended_and_the_door_closes(
    sokha: User, bopha: User, household_id: UUID, signed_in: SignIn
) -> None:
    client, held = signed_in(sokha), Post.objects.get(user=bopha)
    address = reverse("end-post", args=[bopha.pk, held.pk])
    assert address in text_of(client, reverse("user", args=[bopha.pk]))
    assert text_of(client, address)
    assert send(client, address, to_on="1/1/1999").status_code == 422
    assert send(client, address, to_on="1/1/2026").status_code == 302
    assert signed_in(bopha).get(reverse("family", args=[household_id])).status_code == 403


def test_a_user_is_switched_off_and_on(sokha: User, bopha: User, signed_in: SignIn) -> None:
    client, theirs = signed_in(sokha), signed_in(bopha)
    for state, status in (("off", 302), ("on", 200)):
        send(client, reverse("user-state", args=[bopha.pk]), state=state)
        assert theirs.get("/").status_code == status


def test_a_key_is_shown_once_and_ended(sokha: User, bopha: User, signed_in: SignIn) -> None:
    client = signed_in(sokha)
    shown = send(client, reverse("new-key", args=[bopha.pk]), name="phone").content.decode()
    found = re.search(r"<strong>([\w-]{40,})</strong>", shown)
    assert found
    assert user_of_program_key(found[1]) == bopha
    assert found[1] not in text_of(client, reverse("user", args=[bopha.pk]))
    key = bopha.program_keys.get()
    assert send(client, reverse("end-key", args=[bopha.pk, key.pk])).status_code == 302
    assert bopha.program_keys.get().ended_at is not None


def test_a_team_is_made_and_joined_and_left(sokha: User, bopha: User, signed_in: SignIn) -> None:
    client = signed_in(sokha)
    assert send(client, reverse("new-team"), name_km="ក្រុមទី១").status_code == 302
    team = Team.objects.get()
    address = reverse("team", args=[team.pk])
    assert str(bopha.pk) in text_of(client, address)
    said = {"user": str(bopha.pk), "from_on": "1/1/2026"}
    assert send(client, address, **said).status_code == 302
    assert send(client, address, **said).status_code == 422
    membership = TeamMembership.objects.get()
    assert send(client, reverse("leave-team", args=[team.pk, membership.pk])).status_code == 302
    assert TeamMembership.objects.get().to_on is not None
    assert "ក្រុមទី១" in text_of(client, reverse("teams"))


def addresses(user: User) -> list[str]:
    of_user = ["user", "new-post", "user-state", "new-password", "new-key"]
    return [reverse(name, args=[user.pk]) for name in of_user]


@pytest.mark.parametrize("name", ["bopha", "dara", "vuthy", "rithy"])
def test_pages_of_people_open_to_administrators_only(
    name: str, sreymom: User, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(name))
    for address in [*addresses(sreymom), reverse("users"), reverse("teams"), reverse("new-user")]:
        assert client.get(address).status_code == 403, address
        assert send(client, address).status_code == 403, address
    assert reverse("users") not in text_of(client, reverse("more"))


def test_people_of_another_organisation_are_missing(
    sokha: User, chantha: User, signed_in: SignIn
) -> None:
    client = signed_in(sokha)
    for address in addresses(chantha):
        assert client.get(address).status_code == 404
        assert send(client, address, name="x", state="off").status_code == 404
    assert chantha.name not in text_of(client, reverse("users"))


@pytest.mark.parametrize("name", ["vuthy", "sokha"])
def test_who_reaches_further_is_seen_and_not_changed(
    name: str, sokha: User, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    user, client = request.getfixturevalue(name), signed_in(sokha)
    page = text_of(client, reverse("user", args=[user.pk]))
    assert reverse("new-password", args=[user.pk]) not in page
    assert client.post(reverse("new-password", args=[user.pk])).status_code == 403
    assert send(client, reverse("new-key", args=[user.pk]), name="x").status_code == 403
    send(client, reverse("user-state", args=[user.pk]), state="off")
    assert User.objects.get(pk=user.pk).is_active
    assert not StaffChange.objects.exists()


@pytest.mark.parametrize("area", ["all", "02", "0205"])
def test_no_area_beyond_ones_own_is_offered_or_taken(
    area: str, sokha: User, bopha: User, signed_in: SignIn
) -> None:
    place = by_code(area)
    address = f"{reverse('new-post', args=[bopha.pk])}?area={place.pk if place else area}"
    client = signed_in(sokha)
    assert client.get(address).status_code == 404
    assert send(client, address, role="auditor", from_on="1/1/2026").status_code == 404
    assert Post.objects.filter(user=bopha).count() == 1


def test_an_administrator_sees_no_family(
    sokha: User, household_id: UUID, village: Place, take: Take, bopha: User, signed_in: SignIn
) -> None:
    assert take("household", family(village), by=bopha)
    client = signed_in(sokha)
    for address in (
        reverse("families"),
        reverse("family", args=[household_id]),
        reverse("village", args=[village.pk]),
        reverse("reports"),
    ):
        assert client.get(address).status_code in (403, 404)
    for address in (reverse("today"), reverse("more"), reverse("place", args=[village.pk])):
        assert "ស្រីមុំ" not in text_of(client, address)


def test_a_post_in_a_sangkat_is_called_so(sokha: User, rithy: User, signed_in: SignIn) -> None:
    assert Post.objects.get(user=rithy).title == "មេឃុំ"
    Post.objects.filter(user=rithy).update(area=by_code("050201"))
    assert Post.objects.get(user=rithy).title == "ចៅសង្កាត់"


def test_the_list_of_people_takes_as_many_queries_for_many(
    sokha: User, bopha: User, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(sokha)
    client.get(reverse("users"))
    for number in range(20):
        user = User.objects.create(
            username=f"w{number}", name_km="ក", name_en="K", organisation=sokha.organisation
        )
        Post.objects.create(
            user=user, role="social_worker", area=by_code("020401"), from_on="2026-01-01"
        )
    with django_assert_max_num_queries(9):
        client.get(reverse("users"))
