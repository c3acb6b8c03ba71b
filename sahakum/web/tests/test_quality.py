"""Records worth a second look: found in the reader's own area, family by family."""

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.journal import clock
from sahakum.lib.dates import format_day
from sahakum.places.models import Place
from sahakum.programmes.models import Programme
from sahakum.registry.models import Household

SignIn = Callable[[User], Client]
SOUND = [member("ម៉ៅ", "ស្រីមុំ", "head", born="1985"), member("សុខ", "ធីតា", "child", born="2015")]


def _found(browser: Client, **asked: str) -> dict[str, str]:
    """The number of each check by its code."""
    page: Any = browser.get(reverse("quality"), asked)
    rows = [row for _, group in page.context["page"].groups for row in group]
    codes = (
        "birth",
        "head",
        "card",
        "first_visit",
        "young_head",
        "very_old",
        "older_child",
        "late",
    )
    return {code: row.state.word for code, row in zip(codes, rows, strict=True)}


@pytest.fixture
def browser(bopha: User, signed_in: SignIn) -> Client:
    browser = signed_in(bopha)
    browser.cookies["django_language"] = "en"
    return browser


@pytest.fixture
def register(take: Take, bopha: User, village: Place) -> Callable[..., UUID]:
    def make(*members: dict[str, Any], **changes: Any) -> UUID:
        answer = take("household", family(village, members=[*members], **changes), by=bopha)
        assert answer.word is Word.SAVED, answer
        return answer.id

    return make


def test_a_sound_family_is_found_by_no_check(
    browser: Client, register: Callable[..., UUID]
) -> None:
    register(*SOUND)
    assert set(_found(browser).values()) == {"0"}


@pytest.mark.parametrize(
    ("code", "members", "changes"),
    [
        ("birth", [SOUND[0], member("សុខ", "ធីតា", "child", born="")], {}),
        ("card", SOUND, {"poverty": "unknown"}),
        ("young_head", [member("ម៉ៅ", "ស្រីមុំ", "head", born="2014")], {}),
        ("very_old", [SOUND[0], member("ម៉ៅ", "យាយ", "parent", born="1915")], {}),
        ("older_child", [SOUND[0], member("សុខ", "ធីតា", "child", born="1980")], {}),
    ],
)
def test_each_check_finds_its_family_and_no_other(
    code: str,
    members: list[dict[str, Any]],
    changes: dict[str, str],
    browser: Client,
    register: Callable[..., UUID],
) -> None:
    register(*SOUND)
    odd = register(*members, **changes)
    assert {name for name, number in _found(browser).items() if number != "0"} == {code}
    area = Place.objects.get(codes__code="020401", codes__scheme="NCDD").pk
    page: Any = browser.get(reverse("quality"), {"area": str(area), "check": code})
    rows = page.context["page"].families
    assert [row.address for row in rows] == [reverse("family", args=[odd])]


def test_who_takes_part_and_was_never_visited(
    browser: Client,
    register: Callable[..., UUID],
    take: Take,
    bopha: User,
    family_support: Programme,
) -> None:
    home = register(*SOUND)
    said = {"household": str(home), "programme": "family_support", "from_on": "1/3/2026"}
    assert take("enrolment", said, by=bopha).word is Word.SAVED
    assert _found(browser)["first_visit"] == "1"


def test_a_visit_that_came_fifteen_days_later_is_late(
    browser: Client, register: Callable[..., UUID], take: Take, bopha: User
) -> None:
    for days, expected in ((14, "0"), (15, "1")):
        day = format_day(clock.today() - datetime.timedelta(days=days), "en")
        said = {"household": str(register(*SOUND)), "visited_on": day, "met": "nobody"}
        assert take("home_visit", said, by=bopha).word is Word.SAVED
        assert _found(browser)["late"] == expected


def test_a_family_without_a_head(
    browser: Client, register: Callable[..., UUID], take: Take, bopha: User
) -> None:
    home = register(*SOUND)
    head = Household.objects.get(pk=home).memberships.get(relation="head")
    said = {"membership": str(head.pk), "left_on": "1/3/2026", "reason": "died"}
    assert take("departure", said, by=bopha).word is Word.SAVED
    assert _found(browser)["head"] == "1"


def test_a_larger_area_is_chosen_first_and_no_other_is_opened(
    vuthy: User, bopha: User, signed_in: SignIn, far_village: Place
) -> None:
    page: Any = signed_in(vuthy).get(reverse("quality"))
    assert page.context["page"].areas
    address = reverse("quality")
    assert signed_in(bopha).get(address, {"area": str(far_village.pk)}).status_code == 404
    assert signed_in(bopha).get(address, {"check": "nothing"}).status_code == 404
