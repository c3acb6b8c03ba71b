"""The page of duplicates and the undo of a merge, as a supervisor uses them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household, Membership, Person

SignIn = Callable[[User], Client]
DUPLICATES = "/duplicates/"


@pytest.fixture
def twice(bopha: User, village: Place, household_id: UUID, take: Take) -> UUID:
    """The family again, under misspelt names."""
    members = [
        member("មៅ", "ស្រីមុំ", "head", sex="female", born="1990"),
        member("សុក", "វិចិត", "child", sex="male", born="2016"),
    ]
    answer = take("household", family(village, members=members, phone=""), by=bopha)
    assert answer.word is Word.SAVED
    return answer.id


def cards(browser: Client, **asked: int) -> list[Any]:
    page: Any = browser.get(reverse("duplicates"), asked)
    assert page.status_code == 200
    return list(page.context["page"].cards)


def decided(browser: Client, card: Any, step: str, **more: str) -> Any:
    said = {"operation": str(card.operation_id), "sort": card.sort, "step": step}
    said |= {"one": str(card.sides[0].id), "other": str(card.sides[1].id)} | more
    return browser.post(reverse("duplicates"), said)


def test_a_family_registered_twice_is_shown_with_reasons_merged_and_parted(
    twice: UUID, household_id: UUID, dara: User, signed_in: SignIn
) -> None:
    browser = signed_in(dara)
    card = cards(browser)[0]
    assert card.sort == "household"
    assert {side.id for side in card.sides} == {household_id, twice}
    assert len(card.members) == 2
    assert card.reasons
    assert decided(browser, card, "same", keep=str(household_id)).status_code == 302
    assert Household.objects.get(pk=twice).same_as == household_id
    page: Any = browser.get(reverse("duplicates"))
    merged = page.context["page"].done[0].operation_id
    address = reverse("undo-merge", args=[merged])
    history: Any = browser.get(reverse("history", args=[merged]))
    assert f'action="{address}"' in history.content.decode()
    # Now their people may be one: that too is proposed, and stands in the way of the undo.
    people = cards(browser)
    assert {one.sort for one in people} == {"person"}
    assert len(people) == 2
    assert decided(browser, people[0], "same").status_code == 302
    refused = browser.post(address, {"reason": "two"})
    assert refused.status_code == 422
    assert Household.objects.get(pk=twice).same_as == household_id
    newest = browser.get(reverse("duplicates")).context["page"].done[0].operation_id
    first = reverse("undo-merge", args=[newest])
    assert browser.post(first, {"reason": "two"}).status_code == 302
    # What was recorded since (that undo) stays where it is: she says so.
    asked: Any = browser.post(address, {"reason": "two"})
    assert asked.status_code == 422
    assert asked.context["undo"].form.errors.get("later_stay")
    agreed = browser.post(address, {"reason": "two", "later_stay": "yes"})
    assert agreed.status_code == 302
    assert Household.objects.get(pk=twice).same_as is None
    assert Person.objects.filter(same_as__isnull=False).count() == 0


def test_who_was_said_to_be_two_is_not_proposed_again(
    twice: UUID, dara: User, signed_in: SignIn
) -> None:
    browser = signed_in(dara)
    card = cards(browser)[0]
    assert decided(browser, card, "different").status_code == 302
    assert cards(browser) == []


def test_people_of_two_families_cannot_be_merged_and_are_said_to_be_two(
    bopha: User,
    dara: User,
    household_id: UUID,
    neighbour_village: Place,
    take: Take,
    signed_in: SignIn,
) -> None:
    members = [member("ម៉ៅ", "ស្រីមុំ", "head", sex="female", born="12/3/1990")]
    said = family(neighbour_village, members=members, phone="")
    assert take("household", said, by=bopha).word is Word.SAVED
    browser = signed_in(dara)
    card = cards(browser)[0]
    assert (card.sort, card.apart) == ("person", True)
    refused = decided(browser, card, "same")
    assert refused.status_code == 422
    assert len(refused.context["page"].sentences) == 1


def test_families_of_other_organisations_are_not_proposed(
    household_id: UUID, chantha: User, dara: User, village: Place, take: Take, signed_in: SignIn
) -> None:
    assert take("household", family(village), by=chantha).word is Word.SAVED
    assert cards(signed_in(dara)) == []


def test_an_area_outside_ones_own_is_missing(
    dara: User, village: Place, far_village: Place, signed_in: SignIn, household_id: UUID
) -> None:
    browser = signed_in(dara)
    assert browser.get(reverse("duplicates"), {"area": 999_999_999}).status_code == 404
    assert cards(browser, area=village.pk) == []


def test_too_many_people_are_looked_at_in_smaller_areas(
    twice: UUID, dara: User, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sahakum.registry.proposals.MOST_COMPARED", 4)
    page: Any = signed_in(dara).get(reverse("duplicates"))
    assert page.context["page"].cards == []
    assert page.context["page"].choices


def test_a_social_worker_merges_nothing(twice: UUID, bopha: User, signed_in: SignIn) -> None:
    browser = signed_in(bopha)
    assert browser.get(reverse("duplicates")).status_code == 403
    assert browser.post(reverse("undo-merge", args=[twice]), {}).status_code == 403
    assert "duplicates" not in browser.get(reverse("more")).content.decode()


def test_a_double_that_only_sounds_alike_is_asked_about_when_a_family_is_registered(
    household_id: UUID, bopha: User, village: Place, signed_in: SignIn
) -> None:
    head = {"family_name": "Mao", "given_name": "Sreymum", "relation": "head", "sex": "female"}
    said = {f"members-0-{name}": text for name, text in (head | {"born": "1990"}).items()}
    said |= {"consent": "spoken", "registered_on": "2/2/2026"}
    page: Any = signed_in(bopha).post(f"{reverse('new-family')}?village={village.pk}", said)
    assert [one.person for one in page.context["page"].doubles] == [
        Membership.objects.get(household=household_id, relation="head").person
    ]


def test_a_merge_that_was_parted_in_another_window_is_not_parted_twice(
    twice: UUID, household_id: UUID, dara: User, signed_in: SignIn, take: Take
) -> None:
    pair = {"sort": "household", "into": str(household_id), "merged": str(twice)}
    address = reverse("undo-merge", args=[take("merge", pair, by=dara).id])
    browser, said = signed_in(dara), {"reason": "ពីរគ្រួសារ"}
    first = browser.post(address, said | {"operation": str(uuid7())})
    assert first.status_code == 302
    again = browser.post(address, said | {"operation": str(uuid7())})
    assert again.status_code == 422
    [sentence] = again.context["undo"].form.errors["merge"]
    assert sentence in again.content.decode()
    assert Household.objects.get(pk=twice).same_as is None
