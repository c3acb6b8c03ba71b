"""Finding a family, its page, registering a new one."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.journal.models import View
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household, Person
from sahakum.web.tests import SignIn


def page_of(household_id: UUID) -> str:
    return reverse("family", args=[household_id])


def test_bopha_reads_the_page_of_a_family(
    signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    page = signed_in(bopha).get(page_of(household_id)).content.decode()
    for words in ("គ្រួសារ ម៉ៅ ស្រីមុំ", "សុខ វិចិត្រ", "សុខ ធីតា", "៣"):
        assert words in page


def test_who_looked_at_a_family_is_written_down(
    signed_in: SignIn, bopha: User, chantha: User, household_id: UUID
) -> None:
    signed_in(bopha).get(page_of(household_id))
    signed_in(chantha).get(page_of(household_id))
    assert list(View.objects.values_list("actor_id", "subject_id")) == [(bopha.pk, household_id)]


@pytest.mark.parametrize("name", ["chantha", "sreymom"])
def test_who_may_not_see_a_family_finds_the_same_as_for_a_missing_one(
    signed_in: SignIn, household_id: UUID, name: str, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    forbidden, missing = browser.get(page_of(household_id)), browser.get(page_of(uuid4()))
    assert forbidden.status_code == missing.status_code == 404
    assert _without_addresses(forbidden) == _without_addresses(missing)


def _without_addresses(page: Any) -> str:
    text: str = page.content.decode()
    start = text.index("<main")
    return text[start : text.index("</main>")]


def test_the_chief_sees_by_area_but_records_nothing(
    signed_in: SignIn, rithy: User, household_id: UUID
) -> None:
    browser = signed_in(rithy)
    page = browser.get(page_of(household_id))
    assert page.status_code == 200
    visit = reverse("new-visit", args=[household_id])
    assert visit not in page.content.decode()
    assert browser.get(visit).status_code == 403


@pytest.mark.parametrize("text", ["ស្រីមុំ", "ម៉ៅ", "វិចិត្រ"])
def test_a_family_is_found_by_any_member(
    signed_in: SignIn, bopha: User, household_id: UUID, text: str
) -> None:
    page = signed_in(bopha).get(reverse("families"), {"q": text}).content.decode()
    assert page_of(household_id) in page


def test_a_village_is_found_in_latin_letters(
    signed_in: SignIn, bopha: User, village: Place
) -> None:
    page = signed_in(bopha).get(reverse("families"), {"q": village.name_en}).content.decode()
    assert reverse("village", args=[village.pk]) in page


def test_nothing_found_says_how_to_search(signed_in: SignIn, bopha: User) -> None:
    page = signed_in(bopha).get(reverse("families"), {"q": "zzzz"})
    assert page.status_code == 200
    assert "zzzz" in page.content.decode()


def answers(**changes: str) -> dict[str, str]:
    """What the page of a new family posts for a family of one."""
    posted = {
        "operation": str(uuid7()),
        "rows": "3",
        "consent": "spoken",
        "registered_on": "១/២/២០២៦",
        "members-0-family_name": "ហេង",
        "members-0-given_name": "រតនា",
        "members-0-relation": "head",
        "members-0-sex": "female",
        "members-0-born": "១៩៩០",
    }
    return posted | changes


def address_for(village: Place) -> str:
    return f"{reverse('new-family')}?village={village.pk}"


def test_bopha_registers_a_family_with_khmer_digits(
    signed_in: SignIn, bopha: User, village: Place
) -> None:
    posted = answers()
    answer = signed_in(bopha).post(address_for(village), posted)
    assert answer["Location"] == page_of(UUID(posted["operation"]))
    person = Person.objects.get()
    assert (person.name, person.born_precision) == ("ហេង រតនា", "year")


def test_sending_the_page_twice_registers_once(
    signed_in: SignIn, bopha: User, village: Place
) -> None:
    browser, posted = signed_in(bopha), answers(others="1")
    for _ in range(2):
        assert browser.post(address_for(village), posted).status_code == 302
    assert Household.objects.count() == 1


def test_what_is_wrong_in_a_row_stands_in_that_row(
    signed_in: SignIn, bopha: User, village: Place
) -> None:
    posted = answers(**{"members-0-born": "31/2/1990", "members-1-family_name": "ហេង"})
    page = signed_in(bopha).post(address_for(village), posted)
    assert page.status_code == 422
    text = page.content.decode()
    assert 'value="31/2/1990"' in text
    assert 'id="id_members-0-born-error"' in text
    assert not Household.objects.exists()


def test_more_rows_keep_what_was_typed(signed_in: SignIn, bopha: User, village: Place) -> None:
    page = signed_in(bopha).post(address_for(village), answers(more="1")).content.decode()
    assert 'value="ហេង"' in page
    assert "members-5-family_name" in page


def test_a_likely_double_is_shown_before_anything_is_saved(
    signed_in: SignIn, bopha: User, village: Place
) -> None:
    browser = signed_in(bopha)
    browser.post(address_for(village), answers())
    again = answers()
    page = browser.post(address_for(village), again)
    assert 'name="others"' in page.content.decode()
    assert Household.objects.count() == 1
    assert browser.post(address_for(village), again | {"others": "1"}).status_code == 302
    assert Household.objects.count() == 2


def test_a_village_outside_ones_area_is_not_offered(
    signed_in: SignIn, bopha: User, far_village: Place
) -> None:
    page = signed_in(bopha).get(address_for(far_village)).content.decode()
    assert "members-0" not in page


def test_names_are_never_read_as_markup(signed_in: SignIn, bopha: User, village: Place) -> None:
    posted = answers(**{"members-0-given_name": "<b>x</b>"})
    browser = signed_in(bopha)
    page = browser.get(browser.post(address_for(village), posted)["Location"]).content.decode()
    assert "<b>x</b>" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
