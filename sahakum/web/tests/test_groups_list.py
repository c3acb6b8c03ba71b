"""The list of groups: who needs somebody most stands first, and says why."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sahakum.accounts.models import User
from sahakum.groups.tests.world import Village, a_group, everybody
from sahakum.places.models import Place
from sahakum.web.tests import SignIn


@pytest.fixture
def late(bopha: User, village: Place) -> Village:
    """A loan of March of last year of which nothing was paid."""
    group = a_group(bopha, village)
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    return group


@pytest.fixture
def saving(bopha: User, neighbour_village: Place) -> Village:
    """Saves dollars, lends nothing, and missed some of them at the count."""
    group = a_group(bopha, neighbour_village, commodity="USD", rules={"saving": "1"} | PLAIN)
    line = everybody(savings="10")
    group.meet("2/2/2025", line, counted="49.5", difference_reason="ភ្លេចកត់ត្រា")
    return group


PLAIN = {
    "method": "none",
    "amortisation": "bullet",
    "unit": "month",
    "every": "1",
    "instalments": "1",
    "surplus": "savings",
}


def _shown(client: Client, address: str) -> str:
    client.cookies["django_language"] = "en"
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_presses_most_stands_first_with_its_reason(
    saving: Village, late: Village, bopha: User, signed_in: SignIn
) -> None:
    page = _shown(signed_in(bopha), reverse("all-groups"))
    first, second = (page.index(reverse("group", args=[one.group.pk])) for one in (late, saving))
    assert first < second
    assert "30,000\N{NO-BREAK SPACE}riel at risk, over 30 days late" in page
    assert "0.50\N{NO-BREAK SPACE}dollars missing at the last count" in page
    assert "no meeting since 02/02/2025" in page
    assert "of the loan fund lies idle; nothing was ever lent" in page


def test_totals_stand_side_by_side(
    saving: Village, late: Village, bopha: User, signed_in: SignIn
) -> None:
    page = _shown(signed_in(bopha), reverse("all-groups"))
    totals = re.sub(r"<[^>]+>", " ", page[page.index("side by side") :])
    assert "50,000\N{NO-BREAK SPACE}riel" in totals
    assert "50\N{NO-BREAK SPACE}dollars" in totals


def test_a_place_is_chosen_and_must_be_in_sight(
    saving: Village, late: Village, bopha: User, sreymom: User, signed_in: SignIn
) -> None:
    address = f"{reverse('all-groups')}?area={saving.group.village_id}"
    page = _shown(signed_in(bopha), address)
    assert reverse("group", args=[saving.group.pk]) in page
    assert reverse("group", args=[late.group.pk]) not in page
    assert signed_in(sreymom).get(address).status_code == 404


def test_many_groups_are_asked_for_at_once(
    late: Village,
    bopha: User,
    village: Place,
    signed_in: SignIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client, address = signed_in(bopha), reverse("all-groups")
    _shown(client, address)
    with django_assert_max_num_queries(30) as one:
        _shown(client, address)
    asked = len(one)
    for _number in range(3):
        a_group(bopha, village)
    # What is remembered for a while, as the clock, is asked for again before it is counted.
    _shown(client, address)
    with django_assert_max_num_queries(asked):
        _shown(client, address)
