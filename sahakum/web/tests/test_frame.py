"""The frame of the pages, drawings and the number of queries."""

import datetime
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

import sahakum.web
from sahakum.accounts.models import User
from sahakum.journal import clock
from sahakum.places.models import Place
from sahakum.web import charts, icons, wording
from sahakum.web.tests import SignIn, Take

STATIC = Path(sahakum.web.__file__).parent / "static" / "sahakum"
# The page of a family asks most: also what it has with groups, its animals, and before and now.
MOST_QUERIES = 32


def test_every_icon_that_is_named_is_drawn() -> None:
    drawn = set(re.findall(r'id="i-([a-z]+)"', (STATIC / "icons.svg").read_text()))
    assert drawn == icons.NAMES


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        icons.icon("unicorn")


@pytest.mark.parametrize(
    ("language", "written"),
    [("km", "១.៣៨៣"), ("en", "1,383")],
)
def test_numbers_are_grouped_as_people_read_them(language: str, written: str) -> None:
    with translation.override(language):
        assert wording.number(1383) == written


def test_days_are_written_in_words() -> None:
    monday = datetime.date(2026, 11, 16)
    with translation.override("km"):
        assert wording.day_in_words(monday) == "១៦ វិច្ឆិកា ២០២៦"
        assert wording.day_of_month(monday) == "ថ្ងៃចន្ទ ទី១៦"
    with translation.override("en"):
        assert wording.day_in_words(monday) == "16 November 2026"


@pytest.mark.parametrize("greatest", [1, 3, 17, 99, 1383, 250_000])
def test_a_chart_has_a_few_round_levels_that_hold_the_line(greatest: int) -> None:
    chart = charts.line_chart([("a", 0), ("b", greatest)], sentence="")
    assert chart is not None
    assert 2 <= len(chart.grid) <= 5
    assert charts.TOP <= chart.end_y <= charts.BOTTOM


def test_one_point_is_no_line() -> None:
    assert charts.line_chart([("a", 1)], sentence="") is None


def test_bars_gather_the_rest() -> None:
    values = [(str(number), number) for number in range(10)]
    chart = charts.bar_chart(values, most=5, rest="others", sentence="")
    assert [bar.word for bar in chart.bars][-1] == wording.number(0 + 1 + 2 + 3 + 4)
    assert chart.bars[-1].rest


def test_the_demonstration_is_said_on_every_page(client: Client, db: None) -> None:
    from sahakum.journal.models import Installation

    assert 'class="demo"' not in client.get(reverse("sign-in")).content.decode()
    Installation.objects.update_or_create(
        pk=1, defaults={"demonstration": True, "today": datetime.date(2026, 11, 16)}
    )
    clock.forget()
    assert 'class="demo"' in client.get(reverse("sign-in")).content.decode()


def test_titles_give_nothing_away(signed_in: SignIn, bopha: User, household_id: UUID) -> None:
    page = signed_in(bopha).get(reverse("family", args=[household_id])).content.decode()
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert title
    assert "ស្រីមុំ" not in title.group(1)


def test_where_one_may_not_go_no_link_leads(signed_in: SignIn, rithy: User) -> None:
    page = signed_in(rithy).get(reverse("more")).content.decode()
    for name in ("reports", "delivery-list"):
        assert f'href="{reverse(name)}"' not in page


@pytest.mark.parametrize("families", [1, 8])
def test_pages_ask_no_more_the_more_there_is(
    signed_in: SignIn,
    bopha: User,
    village: Place,
    take: Take,
    families: int,
    django_assert_max_num_queries: Any,
) -> None:
    ids = [_registered(take, bopha, village, number) for number in range(families)]
    browser = signed_in(bopha)
    addresses = [
        reverse("today"),
        reverse("families"),
        f"{reverse('families')}?q=ហេង",
        reverse("family", args=[ids[0]]),
        reverse("village", args=[village.pk]),
        f"{reverse('delivery-list')}?good=rice&village={village.pk}&list=1",
    ]
    for address in addresses:
        with django_assert_max_num_queries(MOST_QUERIES):
            assert browser.get(address).status_code == 200


def _registered(take: Take, user: User, village: Place, number: int) -> UUID:
    head = {
        "family_name": "ហេង",
        "given_name": "រតនា",
        "relation": "head",
        "sex": "female",
        "born": str(1960 + number),
    }
    family = {
        "village": str(village.pk),
        "registered_on": "1/2/2026",
        "consent": "spoken",
        "members": [head],
    }
    household: UUID = take("household", family, by=user).id
    visit = {
        "household": str(household),
        "visited_on": "2/2/2026",
        "met": "head",
        "progress": "same",
    }
    take("home_visit", visit, by=user)
    return household
