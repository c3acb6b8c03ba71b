"""Search by a member's name: what a grant opens is found, what it no longer opens is not."""

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take, family, member
from sahakum.accounts.models import Grant, Post, User
from sahakum.accounts.services import grant
from sahakum.capture.intake import Word
from sahakum.journal import clock
from sahakum.places.models import Place
from sahakum.registry.models import Membership

SignIn = Callable[[User], Client]
CHILD = "វិចិត្រ"
LATIN = "Vichet"
MOST_QUERIES = 12


@pytest.fixture
def opened(bopha: User, chantha: User, village: Place, take: Take) -> UUID:
    """A family of A that was opened to B; one of its members has a name in Latin letters too."""
    members = [
        member("ម៉ៅ", "ស្រីមុំ", "head"),
        member("សុខ", CHILD, "child", latin_name=f"Sok {LATIN}"),
    ]
    answer = take("household", family(village, members=members), by=bopha)
    assert answer.word is Word.SAVED
    grant(record_id=answer.id, organisation=chantha.organisation, reason="referral", by=bopha)
    return answer.id


def found(browser: Client, text: str) -> list[str]:
    page: Any = browser.get(reverse("families"), {"q": text})
    assert page.status_code == 200
    return [row.address for row in page.context["families"]]


def address(household_id: UUID) -> str:
    return reverse("family", args=[household_id])


@pytest.mark.parametrize("text", ["សុខ", f"សុខ {CHILD}", CHILD, "Sok", f"sok {LATIN}", "ម៉ៅ"])
def test_a_family_opened_by_a_grant_is_found_by_any_members_name(
    text: str, opened: UUID, chantha: User, signed_in: SignIn
) -> None:
    assert found(signed_in(chantha), text) == [address(opened)]


@pytest.mark.parametrize("text", ["សុខ", CHILD, "Sok", "ម៉ៅ"])
def test_a_family_whose_grant_has_ended_is_not_found(
    text: str, opened: UUID, chantha: User, signed_in: SignIn
) -> None:
    yesterday = clock.today() - datetime.timedelta(days=1)
    Grant.objects.update(from_on=yesterday - datetime.timedelta(days=9), to_on=yesterday)
    assert found(signed_in(chantha), text) == []


def test_a_family_whose_grant_was_given_to_another_is_not_found(
    opened: UUID, chantha: User, dara: User, signed_in: SignIn
) -> None:
    Grant.objects.update(organisation=None, user=dara)
    assert found(signed_in(chantha), CHILD) == []
    Grant.objects.update(organisation=None, user=chantha)
    assert found(signed_in(chantha), CHILD) == [address(opened)]


def test_a_granted_family_outside_ones_area_is_not_found(
    opened: UUID, chantha: User, far_village: Place, signed_in: SignIn
) -> None:
    Post.objects.filter(user=chantha).update(area=far_village.parent)
    assert found(signed_in(chantha), CHILD) == []


def test_who_left_a_granted_family_no_longer_leads_to_it(
    opened: UUID, bopha: User, chantha: User, signed_in: SignIn, take: Take
) -> None:
    membership = Membership.objects.get(household=opened, relation="child")
    said = {"membership": str(membership.pk), "left_on": "1/3/2026", "reason": "married"}
    assert take("departure", said, by=bopha).word is Word.SAVED
    assert found(signed_in(chantha), CHILD) == []


def test_grants_add_no_question_for_each_family(
    opened: UUID,
    bopha: User,
    chantha: User,
    village: Place,
    signed_in: SignIn,
    take: Take,
    django_assert_max_num_queries: Any,
) -> None:
    for _ in range(10):
        another = take("household", family(village), by=bopha).id
        grant(record_id=another, organisation=chantha.organisation, reason="r", by=bopha)
    browser = signed_in(chantha)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert len(found(browser, CHILD)) == 11


def test_one_finds_ones_own_and_the_granted_together(
    opened: UUID, chantha: User, village: Place, signed_in: SignIn, take: Take
) -> None:
    own = take("household", family(village), by=chantha).id
    assert sorted(found(signed_in(chantha), CHILD)) == sorted([address(opened), address(own)])
