"""The statement of an account on its page: chosen days, what they add up to, and bad days."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.groups import chart
from sahakum.groups.tests.world import Village, a_group, everybody
from sahakum.places.models import Place
from sahakum.web import statement_page
from sahakum.web.statement_period import PeriodForm

SignedIn = Callable[[User], Client]


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    """Three meetings: 50,000 saved at each."""
    made = a_group(bopha, village)
    for month, counted in ((2, 50_000), (3, 100_000), (4, 150_000)):
        made.meet(f"2/{month}/2025", everybody(savings="10000"), counted=str(counted))
    return made


@pytest.fixture
def address(group: Village) -> str:
    return reverse("statement", args=[chart.accounts_of(group.fund)[chart.BOX].pk])


def test_chosen_days_have_their_own_opening_and_closing(
    address: str, bopha: User, signed_in: SignedIn
) -> None:
    asked = {"first": "១/៣/២០២៥", "last": "31/3/2025"}
    answer = signed_in(bopha).get(address, asked)
    found = answer.context["page"]
    assert {line.day.month for line in found.lines} == {3}
    sums = (found.sums.opening, found.sums.into, found.sums.out, found.sums.closing)
    assert [one.split("\u00a0")[0] for one in sums] == ["៥០.០០០", "៥០.០០០", "០", "១០០.០០០"]
    page = answer.content.decode()
    # What was typed stays as it was typed, and the paper asks for the same days.
    assert 'value="១/៣/២០២៥"' in page
    assert f'formaction="{address}statement.pdf"' in page


def test_without_days_everything_is_shown_and_nothing_added_up(
    address: str, bopha: User, signed_in: SignedIn
) -> None:
    found = signed_in(bopha).get(address).context["page"]
    assert {line.day.month for line in found.lines} == {2, 3, 4}
    assert found.sums is None
    assert [one.chosen for one in found.quick] == [True, False, False, False]


def test_quick_choices_are_days_of_the_clock(
    address: str, bopha: User, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    for place, quick in enumerate(client.get(address).context["page"].quick):
        found = client.get(address + quick.address).context["page"]
        assert [one.chosen for one in found.quick].index(True) == place


def test_pages_of_rows_keep_the_days(
    address: str, bopha: User, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statement_page, "ROWS", 2)
    client = signed_in(bopha)
    page = client.get(address, {"first": "1/3/2025"}).content.decode()
    [following] = re.findall(r'href="(\?[^"]*page=2)"', page)
    found = client.get(address + html.unescape(following)).context["page"]
    assert found.page.number == 2
    assert (len(found.lines), found.sums.opening.split("\u00a0")[0]) == (2, "៥០.០០០")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"first": "ម្សិលមិញ"}, "នេះមិនមែនជាកាលបរិច្ឆេទទេ"),
        ({"first": "3/3/2025", "last": "1/3/2025"}, "id_last-error"),
    ],
)
def test_bad_days_get_a_sentence_and_stay_typed(
    asked: dict[str, str], words: str, address: str, bopha: User, signed_in: SignedIn
) -> None:
    answer = signed_in(bopha).get(address, asked)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert all(f'value="{text}"' in page for text in asked.values())
    assert len(answer.context["page"].lines) == 15


def test_a_form_that_is_not_valid_names_no_days() -> None:
    assert PeriodForm({"first": "x"}).days() == (None, None)
