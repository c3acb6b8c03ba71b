"""Posts: a role in an area between two days, as the page of a family shows it."""

import datetime
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from conftest import Take, family
from sahakum.accounts import permissions
from sahakum.accounts.models import Post, User
from sahakum.accounts.roles import ROLES, Role
from sahakum.capture.intake import Word
from sahakum.journal import clock
from sahakum.places.models import Place
from sahakum.places.selectors import by_code

SignIn = Callable[[User], Client]


def days_from_now(days: int | None) -> datetime.date | None:
    return None if days is None else clock.today() + datetime.timedelta(days=days)


def opens(user: User, household_id: UUID, signed_in: SignIn) -> bool:
    status = signed_in(user).get(reverse("family", args=[household_id])).status_code
    assert status in (200, 403, 404)
    return status == 200


@pytest.mark.parametrize(
    ("from_on", "to_on", "opened"),
    [
        (-10, None, True),
        (0, None, True),
        (0, 0, True),
        (-10, 0, True),
        (-10, -1, False),
        (1, None, False),
        (1, 10, False),
    ],
)
def test_a_post_counts_from_its_first_to_its_last_day(
    from_on: int,
    to_on: int | None,
    opened: bool,
    bopha: User,
    household_id: UUID,
    signed_in: SignIn,
) -> None:
    days = {"from_on": days_from_now(from_on), "to_on": days_from_now(to_on)}
    Post.objects.filter(user=bopha).update(**days)
    assert opens(bopha, household_id, signed_in) is opened


@pytest.mark.parametrize(
    ("code", "opened"),
    [
        ("", True),
        ("02", True),
        ("0204", True),
        ("020401", True),
        ("02040101", True),
        ("02040104", False),
        ("020402", False),
        ("0205", False),
        ("05", False),
    ],
)
def test_an_area_is_of_any_level_and_holds_what_lies_inside(
    code: str, opened: bool, bopha: User, household_id: UUID, signed_in: SignIn
) -> None:
    Post.objects.filter(user=bopha).update(area=by_code(code) if code else None)
    assert opens(bopha, household_id, signed_in) is opened


def test_two_posts_add_up(
    bopha: User, dara: User, far_village: Place, household_id: UUID, signed_in: SignIn, take: Take
) -> None:
    there = take("household", family(far_village), by=dara).id
    assert not opens(bopha, there, signed_in)
    post = {"role": "social_worker", "area": far_village.parent, "from_on": "2020-01-01"}
    Post.objects.create(user=bopha, **post)
    assert opens(bopha, there, signed_in)
    assert opens(bopha, household_id, signed_in)


def test_a_post_of_the_commune_opens_its_own_area_only(
    rithy: User, dara: User, far_village: Place, household_id: UUID, signed_in: SignIn, take: Take
) -> None:
    there = take("household", family(far_village), by=dara).id
    post = {"role": "social_worker", "area": far_village.parent, "from_on": "2020-01-01"}
    Post.objects.create(user=rithy, **post)
    assert opens(rithy, household_id, signed_in)
    assert not opens(rithy, there, signed_in)


def test_a_user_without_a_post_opens_nothing(
    bopha: User, household_id: UUID, signed_in: SignIn, take: Take
) -> None:
    Post.objects.all().delete()
    assert not opens(bopha, household_id, signed_in)
    said = {"household": str(household_id), "visited_on": "1/11/2026", "met": "nobody"}
    alone = User.objects.get(pk=bopha.pk)
    assert take("home_visit", said, by=alone).word is Word.REFUSED


def test_a_post_cannot_end_before_it_begins(bopha: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(user=bopha).update(from_on="2026-02-02", to_on="2026-02-01")


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
def test_a_role_says_in_both_languages_what_it_may(role: type[Role]) -> None:
    known = {value for name, value in vars(permissions).items() if name.isupper()}
    assert role.permissions <= known
    assert str(role.display_name)
    assert str(role.description)
