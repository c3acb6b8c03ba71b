"""Something has changed in a family: from its page to the form and back, as people type it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.capture.models import HeldContent
from sahakum.journal.models import Operation
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.places.selectors import by_code
from sahakum.registry.models import Household, Membership

SignIn = Callable[[User], Client]


@pytest.fixture
def browser(bopha: User, signed_in: SignIn) -> Client:
    return signed_in(bopha)


@pytest.fixture
def other_district(db: None) -> Place:
    """A village of another district of the same province."""
    found = by_code("02010101")
    assert found is not None
    return found


def of(home: UUID, given_name: str) -> Membership:
    return Membership.objects.select_related("person").get(
        household=home, person__given_name=given_name, to_on=None, voided_by=None
    )


def form(home: UUID, kind: str) -> str:
    return reverse("new-happening", args=[home, kind])


def send(browser: Client, home: UUID, kind: str, **said: str) -> Any:
    return browser.post(form(home, kind), {"operation": str(uuid7())} | said)


def headings(browser: Client, home: UUID) -> list[str]:
    page = browser.get(reverse("family", args=[home])).context["page"]
    return [moment.heading for month in page.months for moment in month.moments]


def test_every_change_is_offered_and_opens(browser: Client, household_id: UUID) -> None:
    page = browser.get(reverse("happenings", args=[household_id]))
    rows = page.context["rows"]
    assert len(rows) == 8
    for row in rows:
        assert browser.get(row.address).status_code == 200
    assert browser.get(form(household_id, "enrolment")).status_code == 404


def test_a_birth_is_typed_in_khmer_and_stands_in_the_time_line(
    browser: Client, household_id: UUID
) -> None:
    mother = of(household_id, "ស្រីមុំ").person
    said = {"family_name": "ម៉ៅ", "given_name": "សុភា", "sex": "female", "born": "៥/៣/២០២៦"}
    said |= {"relation": "child", "mother": str(mother.pk), "registered": "yes"}
    assert send(browser, household_id, "birth", **said).status_code == 302
    child = of(household_id, "សុភា").person
    assert any("សុភា" in heading for heading in headings(browser, household_id))
    page = browser.get(reverse("member", args=[household_id, child.pk]))
    shown = dict(page.context["page"].facts)
    assert mother.name in shown.values()


def test_no_small_girl_is_offered_as_the_mother(browser: Client, household_id: UUID) -> None:
    asked = browser.get(form(household_id, "birth")).context["draft"].form
    offered = {key for key, _name in asked.fields["mother"].widget.choices}
    assert str(of(household_id, "ស្រីមុំ").person_id) in offered
    assert str(of(household_id, "ធីតា").person_id) not in offered


def test_who_left_is_offered_to_come_back(browser: Client, household_id: UUID) -> None:
    child, before = of(household_id, "ធីតា"), Household.objects.get(pk=household_id).members
    gone = {"membership": str(child.pk), "left_on": "2/3/2026", "reason": "moved"}
    assert send(browser, household_id, "departure", **gone).status_code == 302
    page = browser.get(form(household_id, "joining")).content.decode()
    assert str(child.person_id) in page
    back = {"person": str(child.person_id), "from_on": "5/4/2026", "relation": "child"}
    assert send(browser, household_id, "joining", sex="female", **back).status_code == 302
    assert Household.objects.get(pk=household_id).members == before
    stays = browser.get(reverse("member", args=[household_id, child.person_id])).context["page"]
    assert len(stays.stays) == 2


def test_a_family_without_head_is_asked_who_it_is_now(browser: Client, household_id: UUID) -> None:
    asked = form(household_id, "head_change")
    family = reverse("family", args=[household_id])
    assert asked not in browser.get(family).content.decode()
    head = of(household_id, "ស្រីមុំ")
    gone = {"membership": str(head.pk), "left_on": "2/3/2026", "reason": "died"}
    assert send(browser, household_id, "departure", **gone).status_code == 302
    assert asked in browser.get(family).content.decode()
    new = {"membership": str(of(household_id, "ធីតា").pk), "from_on": "3/3/2026"}
    assert send(browser, household_id, "head_change", **new).status_code == 302
    assert asked not in browser.get(family).content.decode()


def test_the_family_moves_within_the_district(
    browser: Client, household_id: UUID, neighbour_village: Place
) -> None:
    page = browser.get(form(household_id, "household_change")).content.decode()
    assert f'value="{neighbour_village.pk}"' in page
    moved = {"from_on": "2/3/2026", "village": str(neighbour_village.pk)}
    assert send(browser, household_id, "household_change", **moved).status_code == 302
    assert Household.objects.get(pk=household_id).village_id == neighbour_village.pk


def test_a_family_that_moved_out_of_the_district_is_followed(
    household_id: UUID, vuthy: User, other_district: Place, signed_in: SignIn
) -> None:
    browser, moved = signed_in(vuthy), form(household_id, "household_change")
    option = f'value="{other_district.pk}"'
    assert option not in browser.get(moved).content.decode()
    found = browser.get(moved, {"q": other_district.name_km}).content.decode()
    assert option in found
    wrong = {"operation": str(uuid7()), "from_on": "31/2/2026", "village": str(other_district.pk)}
    assert f"{option} selected" in browser.post(moved, wrong).content.decode()
    right = wrong | {"from_on": "2/3/2026", "operation": str(uuid7())}
    assert browser.post(moved, right).status_code == 302
    assert Household.objects.get(pk=household_id).village_id == other_district.pk


def test_no_village_beyond_the_own_areas_is_found(
    browser: Client, household_id: UUID, other_district: Place
) -> None:
    moved = form(household_id, "household_change")
    found = browser.get(moved, {"q": other_district.name_km}).content.decode()
    assert f'value="{other_district.pk}"' not in found
    for number in (other_district.pk, 99999999, 1):
        said = {"from_on": "2/3/2026", "village": str(number)}
        assert send(browser, household_id, "household_change", **said).status_code == 422


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("birth", {"given_name": "សុភា", "born": "31/2/2026"}),
        ("joining", {"given_name": "សុភា", "from_on": "1/1/2099"}),
        ("household_change", {"from_on": "2/3/2026", "phone": "12"}),
    ],
)
def test_what_was_typed_stays_on_the_page_and_waits_for_correction(
    kind: str, said: dict[str, str], browser: Client, household_id: UUID
) -> None:
    page = send(browser, household_id, kind, **said)
    assert page.status_code == 422
    for text in said.values():
        assert text in page.content.decode()
    held = HeldContent.objects.get()
    waiting = browser.get(reverse("attention")).content.decode()
    assert f"{form(household_id, kind)}?held={held.pk}" in waiting


def test_a_held_departure_leads_back_to_its_form(browser: Client, household_id: UUID) -> None:
    gone = {"membership": str(of(household_id, "ធីតា").pk), "left_on": "1/1/2020"}
    assert send(browser, household_id, "departure", reason="moved", **gone).status_code == 422
    held = HeldContent.objects.get()
    address = f"{form(household_id, 'departure')}?held={held.pk}"
    assert address in browser.get(reverse("attention")).content.decode()
    assert "1/1/2020" in browser.get(address).content.decode()


def test_a_member_of_another_family_has_no_page_here(
    browser: Client, household_id: UUID, chantha: User, signed_in: SignIn
) -> None:
    person = of(household_id, "ធីតា").person_id
    assert browser.get(reverse("member", args=[household_id, uuid7()])).status_code == 404
    stranger = signed_in(chantha)
    assert stranger.get(reverse("member", args=[household_id, person])).status_code == 404


def test_a_member_is_corrected_on_the_page(browser: Client, household_id: UUID) -> None:
    person = of(household_id, "ធីតា").person_id
    address = reverse("change-member", args=[household_id, person])
    said = {"operation": str(uuid7()), "from_on": "២/៣/២០២៦", "given_name": "ធារី"}
    assert browser.post(address, said).status_code == 302
    page = browser.get(reverse("member", args=[household_id, person])).content.decode()
    assert "ធារី" in page
    wrong = said | {"operation": str(uuid7()), "born": "31/2/2016"}
    assert browser.post(address, wrong).status_code == 422
    held = HeldContent.objects.get()
    assert f"{address}?held={held.pk}" in browser.get(reverse("attention")).content.decode()


def test_another_head_leads_to_what_the_others_are(
    browser: Client, bopha: User, village: Place, take: Take
) -> None:
    members = [
        member("ម៉ៅ", "ស្រីមុំ", "head", born="1990"),
        member("ម៉ៅ", "យាយ", "parent", born="1950"),
        member("ម៉ៅ", "ដារា", "child", sex="male", born="2015"),
        member("ជា", "រតនៈ", "other_kin", sex="male", born="1999"),
    ]
    home = take("household", family(village, members=members), by=bopha).id
    said = {"membership": str(of(home, "យាយ").pk), "from_on": "2/3/2026", "former": "child"}
    led = send(browser, home, "head_change", **said).headers["location"]
    assert led == reverse("new-relations", args=[home])
    page = browser.get(led).context["page"]
    shown = {row.membership.person.given_name: row.chosen for row in page.rows}
    # The former head was asked about, a grandchild can be told, of other relatives nothing.
    assert shown == {"ស្រីមុំ": "child", "ដារា": "grandchild", "រតនៈ": ""}
    assert page.day.bound.value() == "០២/០៣/២០២៦"
    typed = {"operation": str(uuid7()), "from_on": "31/2/2026"}
    for row in page.rows:
        typed[f"{row.field}-membership"] = str(row.membership.pk)
        typed[f"{row.field}-relation"] = row.chosen
    wrong = browser.post(led, typed)
    assert wrong.status_code == 422
    again = {row.membership.person.given_name: row.chosen for row in wrong.context["page"].rows}
    assert again == shown
    held = browser.get(led, {"held": typed["operation"]}).context["page"]
    assert {row.membership.person.given_name: row.chosen for row in held.rows} == shown
    rows = {row.membership.person.given_name: row.field for row in page.rows}
    told = {f"{rows['ដារា']}-relation": "child", "from_on": "2/3/2026", "operation": str(uuid7())}
    assert browser.post(led, typed | told).status_code == 302
    assert not Operation.objects.filter(kind="relations").exists()
    assert browser.post(led, typed | {"from_on": "2/3/2026"}).status_code == 302
    assert of(home, "ដារា").relation == "grandchild"
    assert of(home, "រតនៈ").relation == "other_kin"
