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


# Names and kind of each organisation.
ORGANISATIONS = {
    "fresh_village": ("ភូមិស្រស់", "Fresh Village", "ngo"),
    "river_house": ("ផ្ទះមាត់ទន្លេ", "River House", "ngo"),
    "council": ("ក្រុមប្រឹក្សាឃុំ", "Commune council", "commune"),
}
# Role, area (none: the whole country) and names of everybody.
POWERS = {
    "bopha": ("social_worker", "020401", "ស៊ុន បុប្ផា", "Sun Bopha"),
    "dara": ("supervisor", "0204", "កែវ ដារ៉ា", "Keo Dara"),
    "vuthy": ("monitoring_officer", "02", "ហេង វុទ្ធី", "Heng Vuthy"),
    "chantha": ("social_worker", "020401", "លី ចន្ថា", "Ly Chantha"),
    "sreymom": ("social_worker", "020402", "ចាន់ ស្រីមុំ", "Chan Sreymom"),
    "rithy": ("commune_chief", "020401", "អ៊ុក រិទ្ធី", "Ouk Rithy"),
    "sokha": ("administrator", "0204", "ពៅ សុខា", "Pov Sokha"),
    "theary": ("administrator", "", "ហ៊ុន ធារី", "Hun Theary"),
}


def organisation(name: str) -> Organisation:
    """Founds one of the organisations."""
    name_km, name_en, kind = ORGANISATIONS[name]
    return Organisation.objects.create(name_km=name_km, name_en=name_en, kind=kind)


def somebody(username: str, organisation: Organisation) -> User:
    """One of the people, with the post that everybody knows them in."""
    role, area, name_km, name_en = POWERS[username]
    user = User(username=username, name_km=name_km, name_en=name_en, organisation=organisation)
    # Hashing takes its time on purpose; tests that sign in with the password set it themselves.
    user.set_unusable_password()
    user.save()
    place = _place(area) if area else None
    Post.objects.create(user=user, role=role, area=place, from_on=LONG_AGO)
    return user


@pytest.fixture
def fresh_village(db: None) -> Organisation:
    """Organisation A."""
    return organisation("fresh_village")


@pytest.fixture
def river_house(db: None) -> Organisation:
    """Organisation B, working in the same commune."""
    return organisation("river_house")


@pytest.fixture
def council(db: None) -> Organisation:
    """The commune's council."""
    return organisation("council")


@pytest.fixture
def bopha(fresh_village: Organisation) -> User:
    """Social worker of A in the commune."""
    return somebody("bopha", fresh_village)


@pytest.fixture
def dara(fresh_village: Organisation) -> User:
    """Supervisor of A in the district."""
    return somebody("dara", fresh_village)


@pytest.fixture
def vuthy(fresh_village: Organisation) -> User:
    """Monitoring officer of A in the province."""
    return somebody("vuthy", fresh_village)


@pytest.fixture
def chantha(river_house: Organisation) -> User:
    """Social worker of B in the same commune."""
    return somebody("chantha", river_house)


@pytest.fixture
def sreymom(fresh_village: Organisation) -> User:
    """Social worker of A in another commune."""
    return somebody("sreymom", fresh_village)


@pytest.fixture
def rithy(council: Organisation) -> User:
    """Chief of the commune."""
    return somebody("rithy", council)


@pytest.fixture
def sokha(fresh_village: Organisation) -> User:
    """Administrator of A in the district."""
    return somebody("sokha", fresh_village)


@pytest.fixture
def theary(fresh_village: Organisation) -> User:
    """Administrator of A in the whole country."""
    return somebody("theary", fresh_village)


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
