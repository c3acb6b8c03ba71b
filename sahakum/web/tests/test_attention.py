"""What waits for a correction: where its link leads, and what comes along."""

import html
import re
from uuid import UUID

import pytest
from django.urls import reverse

from conftest import Take, family
from sahakum.accounts.models import User
from sahakum.assessments.tests.samples import own, published
from sahakum.capture.intake import Word
from sahakum.capture.models import HeldContent
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household
from sahakum.web.tests import SignIn


def links(page: str) -> list[str]:
    return re.findall(r'href="([^"]*held=[^"]*)"', html.unescape(page))


def test_what_names_no_family_leads_nowhere(bopha: User, take: Take, signed_in: SignIn) -> None:
    visit = {"household": str(uuid7()), "visited_on": "1/3/2026", "met": "nobody"}
    assert take("home_visit", visit, by=bopha).word is Word.NEEDS_ATTENTION
    page = signed_in(bopha).get(reverse("attention")).content.decode()
    assert page.count("<section") == 1
    assert links(page) == []


@pytest.mark.parametrize("said", ["", "9999999", "ភូមិណា", 7])
def test_a_family_without_a_village_comes_along_to_the_one_that_is_chosen(
    said: object, bopha: User, village: Place, take: Take, signed_in: SignIn
) -> None:
    held = take("household", family(village) | {"village": said}, by=bopha)
    assert list(held.sentences) == ["village"]
    browser = signed_in(bopha)
    [choosing] = links(browser.get(reverse("attention")).content.decode())
    offered = links(browser.get(choosing).content.decode())
    chosen = next(one for one in offered if f"village={village.pk}&" in one)
    page = browser.get(chosen)
    shown = html.unescape(page.content.decode())
    assert "វិចិត្រ" in shown
    assert "012 345 678" in shown
    members = family(village)["members"]
    rows = {f"members-{n}-{k}": v for n, row in enumerate(members) for k, v in row.items()}
    right = {"operation": str(held.id), "registered_on": "1/2/2026", "consent": "spoken"}
    assert browser.post(chosen, right | rows | {"others": "1"}).status_code == 302
    assert Household.objects.get(pk=held.id).village == village
    assert not HeldContent.objects.exists()


@pytest.mark.parametrize("rows", [7, "ម៉ៅ", [None], ["ម៉ៅ"], {"family_name": "ម៉ៅ"}, [{"born": []}]])
def test_rows_of_any_shape_are_shown_as_far_as_they_are_rows(
    rows: object, household_id: UUID, bopha: User, village: Place, take: Take, signed_in: SignIn
) -> None:
    plan = {"household": str(household_id), "drawn_on": "1/3/2026", "tasks": rows}
    browser = signed_in(bopha)
    for kind, content in (("household", family(village, members=rows)), ("plan", plan)):
        assert take(kind, content, by=bopha).word is Word.NEEDS_ATTENTION
    for address in links(browser.get(reverse("attention")).content.decode()):
        assert browser.get(address).status_code == 422


def test_answers_to_a_closed_version_go_on_with_the_newest_and_say_what_it_no_longer_asks(
    household_id: UUID, bopha: User, vuthy: User, take: Take, signed_in: SignIn
) -> None:
    first = take("questionnaire", published(own()), by=vuthy).id
    shorter = own()
    shorter["sections"][0]["questions"].pop()
    second = take("questionnaire", published(shorter), by=vuthy).id
    closing = {"version": str(first), "closed_on": "1/11/2026"}
    assert take("questionnaire_closing", closing, by=vuthy).word is Word.SAVED
    said = {"household": str(household_id), "version": str(first), "assessed_on": "10/11/2026"}
    take("assessment", said | {"answers": {"well": "no", "hours": "2"}}, by=bopha)
    browser = signed_in(bopha)
    [address] = links(browser.get(reverse("attention")).content.decode())
    page = html.unescape(browser.get(address).content.decode())
    assert f"?version={second}" in page
    assert "កំណែថ្មីបំផុតលែងសួរសំណួរនេះទៀតហើយ៖ ប៉ុន្មានម៉ោង?" in page
    assert re.search(r'name="well"[^>]*value="no"[^>]*checked', page)
