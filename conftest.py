"""The people and places that all tests know, with fixed powers.

Bopha (social worker) and Dara (her supervisor) work for organisation A, Chantha (social worker)
for organisation B in the same commune; Sreymom works for A in another commune; Vuthy watches over
A's figures in the province; Rithy is chief of the commune; Sokha keeps A's people and places in
the district and sees no family. A stranger is not signed in.
"""

import datetime
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from sahakum.accounts.models import Organisation, Post, User
from sahakum.capture.intake import Answer, Submission, Word, take_in
from sahakum.journal import clock
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.places.selectors import by_code
from sahakum.programmes.models import Programme
from sahakum.support import rhythms

PASSWORD = "correct-horse-battery"
LONG_AGO = datetime.date(2000, 1, 1)
Take = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _fresh_clock() -> Iterator[None]:
    clock.forget()
    rhythms.forget()
    yield
    clock.forget()
    rhythms.forget()


def _place(code: str) -> Place:
    place = by_code(code)
    assert place is not None
    return place


@pytest.fixture
def village(db: None) -> Place:
    """A village of the commune where most tests happen (Bavel district, Battambang)."""
    return _place("02040101")


@pytest.fixture
def neighbour_village(db: None) -> Place:
    """Another village of the same commune."""
    return _place("02040104")


@pytest.fixture
def far_village(db: None) -> Place:
    """A village of another commune of the same district."""
    return _place("02040201")


@pytest.fixture
def commune(db: None) -> Place:
    """The commune where most tests happen."""
    return _place("020401")


def _organisation(name_km: str, name_en: str, kind: str) -> Organisation:
    return Organisation.objects.create(name_km=name_km, name_en=name_en, kind=kind)


@pytest.fixture
def fresh_village(db: None) -> Organisation:
    """Organisation A."""
    return _organisation("ភូមិស្រស់", "Fresh Village", "ngo")


@pytest.fixture
def river_house(db: None) -> Organisation:
    """Organisation B, working in the same commune."""
    return _organisation("ផ្ទះមាត់ទន្លេ", "River House", "ngo")


@pytest.fixture
def council(db: None) -> Organisation:
    """The commune's council."""
    return _organisation("ក្រុមប្រឹក្សាឃុំ", "Commune council", "commune")


def _user(username: str, name_km: str, name_en: str, organisation: Organisation) -> User:
    user = User(username=username, name_km=name_km, name_en=name_en, organisation=organisation)
    # Hashing takes its time on purpose; tests that sign in with the password set it themselves.
    user.set_unusable_password()
    user.save()
    return user


def _with_post(user: User, role: str, area: Place | None) -> User:
    Post.objects.create(user=user, role=role, area=area, from_on=LONG_AGO)
    return user


@pytest.fixture
def bopha(fresh_village: Organisation, commune: Place) -> User:
    """Social worker of A in the commune."""
    return _with_post(
        _user("bopha", "ស៊ុន បុប្ផា", "Sun Bopha", fresh_village), "social_worker", commune
    )


@pytest.fixture
def dara(fresh_village: Organisation) -> User:
    """Supervisor of A in the district."""
    return _with_post(
        _user("dara", "កែវ ដារ៉ា", "Keo Dara", fresh_village), "supervisor", _place("0204")
    )


@pytest.fixture
def vuthy(fresh_village: Organisation) -> User:
    """Monitoring officer of A in the province."""
    user = _user("vuthy", "ហេង វុទ្ធី", "Heng Vuthy", fresh_village)
    return _with_post(user, "monitoring_officer", _place("02"))


@pytest.fixture
def chantha(river_house: Organisation, commune: Place) -> User:
    """Social worker of B in the same commune."""
    return _with_post(
        _user("chantha", "លី ចន្ថា", "Ly Chantha", river_house), "social_worker", commune
    )


@pytest.fixture
def sreymom(fresh_village: Organisation) -> User:
    """Social worker of A in another commune."""
    user = _user("sreymom", "ចាន់ ស្រីមុំ", "Chan Sreymom", fresh_village)
    return _with_post(user, "social_worker", _place("020402"))


@pytest.fixture
def rithy(council: Organisation, commune: Place) -> User:
    """Chief of the commune."""
    return _with_post(_user("rithy", "អ៊ុក រិទ្ធី", "Ouk Rithy", council), "commune_chief", commune)


@pytest.fixture
def sokha(fresh_village: Organisation) -> User:
    """Administrator of A in the district."""
    user = _user("sokha", "ពៅ សុខា", "Pov Sokha", fresh_village)
    return _with_post(user, "administrator", _place("0204"))


@pytest.fixture
def theary(fresh_village: Organisation) -> User:
    """Administrator of A in the whole country."""
    user = _user("theary", "ហ៊ុន ធារី", "Hun Theary", fresh_village)
    return _with_post(user, "administrator", None)


@pytest.fixture
def family_support(fresh_village: Organisation) -> Programme:
    """A's programme of family support."""
    return Programme.objects.create(
        code="family_support",
        name_km="ការគាំទ្រគ្រួសារ",
        name_en="Family support",
        organisation=fresh_village,
        from_on=LONG_AGO,
    )


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which a user is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def take() -> Take:
    """Takes in one submission and gives its answer."""

    def submit(kind: str, content: Any, *, by: User, id: UUID | None = None) -> Answer:
        return take_in([Submission(id=id or uuid7(), kind=kind, content=content)], by=by)[0]

    return submit


def family(village: Place, **changes: Any) -> dict[str, Any]:
    """The content of a family of three, as a phone would send it."""
    content: dict[str, Any] = {
        "village": str(village.pk),
        "registered_on": "1/2/2026",
        "code": "",
        "phone": "012 345 678",
        "poverty": "poor_1",
        "consent": "spoken",
        "members": [
            member("ម៉ៅ", "ស្រីមុំ", "head", sex="female", born="12/3/1990"),
            member("សុខ", "វិចិត្រ", "child", sex="male", born="2016"),
            member("សុខ", "ធីតា", "child", sex="female", born="5/2019"),
        ],
    }
    return content | changes


def member(family_name: str, given_name: str, relation: str, **changes: Any) -> dict[str, Any]:
    """The content of one member."""
    content = {"family_name": family_name, "given_name": given_name, "relation": relation}
    return content | {"sex": "female", "born": "1985"} | changes


@pytest.fixture
def household_id(bopha: User, village: Place, take: Take) -> UUID:
    """A family that Bopha registered on 1 February 2026."""
    answer = take("household", family(village), by=bopha)
    assert answer.word is Word.SAVED, answer
    return answer.id
