"""Proposed doubles: whom the page of a new family names, and whom it must not."""

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take, family
from sahakum.accounts.models import Grant, Organisation, Post, User
from sahakum.accounts.services import grant
from sahakum.capture.intake import Word
from sahakum.journal import clock
from sahakum.journal.models import Operation
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Membership, Person

SignIn = Callable[[User], Client]


@pytest.fixture
def kolab(council: Organisation, commune: Place) -> User:
    """Social worker of the commune, who sees every organisation's families there."""
    user = User.objects.create(
        username="kolab", name_km="នួន កុលាប", name_en="Nuon Kolab", organisation=council
    )
    Post.objects.create(user=user, role="commune_social_worker", area=commune, from_on="2020-01-01")
    return user


def posted(family_name: str, given_name: str, **changes: str) -> dict[str, str]:
    head = {"family_name": family_name, "given_name": given_name, "relation": "head"}
    head |= {"sex": "female", "born": "1990"} | changes
    said = {"operation": str(uuid7()), "consent": "spoken", "registered_on": "2/2/2026"}
    return said | {f"members-0-{name}": value for name, value in head.items()}


def proposed(browser: Client, village: Place, said: dict[str, str]) -> list[str]:
    """Names that the page asks about; empty when it saved without asking."""
    before = Operation.objects.count()
    page: Any = browser.post(f"{reverse('new-family')}?village={village.pk}", said)
    if page.status_code == 302:
        return []
    assert Operation.objects.count() == before
    return [candidate.person.name for candidate in page.context["page"].doubles]


def test_ones_own_family_is_proposed_also_from_the_next_village(
    bopha: User, household_id: UUID, neighbour_village: Place, signed_in: SignIn
) -> None:
    names = proposed(signed_in(bopha), neighbour_village, posted("ម៉ៅ", "ស្រីមុំ"))
    assert names == ["ម៉ៅ ស្រីមុំ"]


def test_another_organisations_family_is_not_proposed(
    chantha: User, household_id: UUID, village: Place, signed_in: SignIn
) -> None:
    assert proposed(signed_in(chantha), village, posted("ម៉ៅ", "ស្រីមុំ")) == []


def test_a_family_that_a_grant_no_longer_opens_is_not_proposed(
    bopha: User, chantha: User, household_id: UUID, village: Place, signed_in: SignIn
) -> None:
    grant(record_id=household_id, organisation=chantha.organisation, reason="r", by=bopha)
    yesterday = clock.today() - datetime.timedelta(days=1)
    Grant.objects.update(from_on=yesterday, to_on=yesterday)
    assert proposed(signed_in(chantha), village, posted("ម៉ៅ", "ស្រីមុំ")) == []


def test_the_communes_worker_is_asked_about_every_organisations_families(
    kolab: User, chantha: User, household_id: UUID, village: Place, signed_in: SignIn, take: Take
) -> None:
    assert take("household", family(village), by=chantha).word is Word.SAVED
    names = proposed(signed_in(kolab), village, posted("ម៉ៅ", "ស្រីមុំ"))
    assert names == ["ម៉ៅ ស្រីមុំ"] * 2


def test_the_communes_worker_is_asked_about_nobody_outside_the_area(
    kolab: User, household_id: UUID, neighbour_village: Place, signed_in: SignIn
) -> None:
    Post.objects.filter(user=kolab).update(area=neighbour_village)
    assert proposed(signed_in(kolab), neighbour_village, posted("ម៉ៅ", "ស្រីមុំ")) == []


@pytest.fixture
def joined_another(
    bopha: User, kolab: User, household_id: UUID, neighbour_village: Place, take: Take
) -> Person:
    """Somebody whom A registered and who lives now in a family that A may not see."""
    membership = Membership.objects.get(household=household_id, relation="head")
    left = {"membership": str(membership.pk), "left_on": "1/3/2026", "reason": "married"}
    assert take("departure", left, by=bopha).word is Word.SAVED
    known = {"person": str(membership.person_id), "relation": "head", "sex": "female"}
    there = family(neighbour_village, members=[known], registered_on="2/3/2026")
    assert take("household", there, by=kolab).word is Word.SAVED
    return membership.person


def test_nobody_is_proposed_who_lives_in_a_family_one_may_not_see(
    joined_another: Person, bopha: User, kolab: User, village: Place, signed_in: SignIn
) -> None:
    said = posted("ម៉ៅ", "ស្រីមុំ")
    assert proposed(signed_in(kolab), village, said) == [joined_another.name]
    assert proposed(signed_in(bopha), village, said) == []


def test_who_lives_in_no_family_at_the_moment_is_proposed(
    bopha: User, household_id: UUID, village: Place, signed_in: SignIn, take: Take
) -> None:
    membership = Membership.objects.get(household=household_id, relation="head")
    left = {"membership": str(membership.pk), "left_on": "1/3/2026", "reason": "moved"}
    assert take("departure", left, by=bopha).word is Word.SAVED
    assert proposed(signed_in(bopha), village, posted("ម៉ៅ", "ស្រីមុំ")) == ["ម៉ៅ ស្រីមុំ"]


@pytest.mark.parametrize(
    ("given_name", "changes", "asked"),
    [
        ("ស្រីមុំ", {}, True),
        ("ស្រីមុំ", {"born": "1992"}, True),
        ("ស្រីមុំ", {"born": "1993"}, False),
        ("ស្រីមុំ", {"born": ""}, True),
        ("ស្រីមុំ", {"sex": "male"}, False),
        ("ស្រីមុំ", {"sex": "not_stated"}, True),
        ("សុភា", {}, False),
    ],
)
def test_name_birth_and_sex_say_who_is_alike(
    given_name: str,
    changes: dict[str, str],
    asked: bool,
    bopha: User,
    household_id: UUID,
    village: Place,
    signed_in: SignIn,
) -> None:
    names = proposed(signed_in(bopha), village, posted("ម៉ៅ", given_name, **changes))
    assert names == (["ម៉ៅ ស្រីមុំ"] if asked else [])
