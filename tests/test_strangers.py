"""Every door tried by a stranger, and by colleagues from elsewhere."""

import datetime
import json
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from conftest import Take, family
from sahakum.accounts.models import Organisation, Post, User
from sahakum.accounts.services import grant, make_program_key
from sahakum.capture.intake import Word
from sahakum.journal import clock
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household, Membership
from sahakum.registry.searching import search_households

# The description of the API tells no more than the source does.
OPEN = {"sign-in", "language", "openapi-json"}
MADE_UP = {"uuid": str(uuid7()), "int": "64", "slug": "families", "str": "home_visit"}
SignIn = Callable[[User], Client]


def _addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, route)
        elif pattern.name not in OPEN:
            for kind, value in MADE_UP.items():
                while f"<{kind}:" in route:
                    start = route.index(f"<{kind}:")
                    route = route[:start] + value + route[route.index(">", start) + 1 :]
            yield route.replace("<name>", "home_visit")


@pytest.mark.django_db
def test_a_stranger_is_let_in_nowhere() -> None:
    addresses = sorted(set(_addresses(get_resolver().url_patterns)))
    assert len(addresses) > 15
    for address in addresses:
        for method in ("get", "post"):
            status = getattr(Client(), method)(address).status_code
            assert status in (302, 401, 403, 404, 405), (method, address, status)


@pytest.mark.parametrize("name", ["chantha", "sreymom"])
@pytest.mark.parametrize(
    "address", ["/families/{}/", "/families/{}/visits/new/", "/families/{}/deliveries/new/"]
)
def test_forbidden_looks_like_missing(
    name: str, address: str, household_id: UUID, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(name))
    forbidden = client.get(address.format(household_id))
    missing = client.get(address.format(uuid7()))
    assert forbidden.status_code == missing.status_code == 404


def test_two_organisations_in_one_commune_see_their_own(
    household_id: UUID, bopha: User, chantha: User, rithy: User, village: Place, take: Take
) -> None:
    theirs = take("household", family(village), by=chantha).id
    seen = [set(_seen_by(user)) for user in (bopha, chantha, rithy)]
    assert seen == [{household_id}, {theirs}, {household_id, theirs}]


def _seen_by(user: User) -> Iterator[UUID]:
    yield from Household.objects.visible_to(user).values_list("pk", flat=True)


def test_a_grant_opens_and_its_end_closes(household_id: UUID, bopha: User, chantha: User) -> None:
    given = grant(record_id=household_id, organisation=chantha.organisation, reason="r", by=bopha)
    assert list(_seen_by(User.objects.get(pk=chantha.pk))) == [household_id]
    type(given).objects.update(to_on="2020-01-01", from_on="2019-01-01")
    assert list(_seen_by(User.objects.get(pk=chantha.pk))) == []


def test_a_grant_cannot_end_before_it_begins(
    household_id: UUID, bopha: User, chantha: User
) -> None:
    yesterday = clock.today() - datetime.timedelta(days=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        grant(
            record_id=household_id,
            organisation=chantha.organisation,
            reason="r",
            by=bopha,
            to_on=yesterday,
        )


def test_an_ended_post_and_a_switched_off_user_do_nothing(
    household_id: UUID, bopha: User, take: Take
) -> None:
    said = {"household": str(household_id), "visited_on": "1/11/2026", "met": "nobody"}
    User.objects.filter(pk=bopha.pk).update(is_active=False)
    assert take("home_visit", said, by=User.objects.get(pk=bopha.pk)).word is Word.REFUSED
    User.objects.filter(pk=bopha.pk).update(is_active=True)
    Post.objects.filter(user=bopha).update(to_on="2020-01-01")
    assert take("home_visit", said, by=User.objects.get(pk=bopha.pk)).word is Word.REFUSED
    assert list(_seen_by(User.objects.get(pk=bopha.pk))) == []


def test_a_search_finds_only_what_may_be_seen(
    household_id: UUID, bopha: User, chantha: User, sreymom: User
) -> None:
    found = [len(search_households(user, "ស្រីមុំ")) for user in (bopha, chantha, sreymom)]
    assert found == [1, 0, 0]


def test_a_search_never_shows_a_family_through_a_member_one_may_see(
    household_id: UUID, bopha: User, council: Organisation, village: Place, take: Take
) -> None:
    worker = User.objects.create(
        username="worker", name_km="ក", name_en="A", organisation=council, password="!"
    )
    post = {"role": "commune_social_worker", "area": village.parent, "from_on": "2000-01-01"}
    Post.objects.create(user=worker, **post)
    membership = Membership.objects.get(household=household_id, relation="head")
    left = {"membership": str(membership.pk), "left_on": "1/3/2026", "reason": "married"}
    assert take("departure", left, by=bopha).word is Word.SAVED
    known = {"person": str(membership.person_id), "relation": "head", "sex": "female"}
    joined = family(village, members=[known], registered_on="2/3/2026")
    assert take("household", joined, by=worker).word is Word.SAVED
    assert len(search_households(worker, "ស្រីមុំ")) == 1
    assert search_households(bopha, "ស្រីមុំ") == []


def _send(client: Client, body: bytes | str, key: str = "") -> tuple[int, str]:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answer = client.post("/api/records", body, content_type="application/json", headers=headers)
    return answer.status_code, answer.content.decode()


def _records(number: int, household: UUID) -> str:
    content = {"household": str(household), "visited_on": "1/11/2026", "met": "nobody"}
    kind = {"kind": "home_visit", "content": content}
    return json.dumps({"operations": [{"id": str(uuid7()), **kind} for _ in range(number)]})


def test_a_program_sends_with_its_key_and_no_other(household_id: UUID, bopha: User) -> None:
    key = make_program_key(name="phone", by=bopha)
    status, text = _send(Client(), _records(2, household_id), key)
    assert (status, text.count("SAVED")) == (200, 2)
    assert _send(Client(), _records(1, household_id), "unknown")[0] == 401
    bopha.program_keys.update(ended_at=clock.now())
    assert _send(Client(), _records(1, household_id), key)[0] == 401


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", '{"operations": []}', '{"operations": 7}', "[" * 100_000, "x" * 6_000_000],
    ids=["nothing", "cut", "list", "none", "number", "deep", "large"],
)
def test_a_body_that_cannot_be_read_gets_an_answer_and_stores_nothing(
    body: str, bopha: User
) -> None:
    status, _ = _send(Client(), body, make_program_key(name="phone", by=bopha))
    assert 400 <= status < 500


def test_fifty_one_records_are_too_many(household_id: UUID, bopha: User) -> None:
    key = make_program_key(name="phone", by=bopha)
    status, text = _send(Client(), _records(51, household_id), key)
    assert status == 422
    assert "៥០" in json.loads(text)["sentence"] or "50" in text


def test_a_page_elsewhere_cannot_send_in_a_users_name(household_id: UUID, bopha: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(bopha, backend="django.contrib.auth.backends.ModelBackend")
    assert _send(client, _records(1, household_id))[0] in (401, 403)


def test_a_form_is_described_in_both_languages(bopha: User, signed_in: SignIn) -> None:
    client = signed_in(bopha)
    km = client.get("/api/forms/home_visit?language=km").json()
    en = client.get("/api/forms/home_visit?language=en").json()
    assert [field["name"] for field in km["fields"]] == [field["name"] for field in en["fields"]]
    assert km["fields"][1]["label"] != en["fields"][1]["label"]
    assert any("show_if" in field for field in km["fields"])
    assert client.get("/api/forms/unknown").status_code == 404
