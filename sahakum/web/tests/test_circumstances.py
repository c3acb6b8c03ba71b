"""Circumstances on pages: the panel, all kinds, one kind, one record, what is kept apart."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.capture.models import HeldContent
from sahakum.circumstances import models
from sahakum.circumstances.tests import said
from sahakum.journal.models import View
from sahakum.lib.ids import uuid7
from sahakum.web.circumstances_kinds import ADDED_TO, SORTS
from sahakum.web.tests import SignIn

PLACE_OF_TRIP = "រ៉យ៉ង"


def send(browser: Client, kind: str, content: said.Content, **changes: Any) -> Any:
    posted = {name: value for name, value in content.items() if name != "household"}
    address = reverse("new-circumstance", args=[content["household"], kind])
    return browser.post(address, posted | {"operation": str(uuid7())} | changes)


def page(browser: Client, name: str, *parts: Any) -> str:
    answer = browser.get(reverse(name, args=parts))
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("kind", [*SORTS, *ADDED_TO])
def test_every_kind_has_a_form_that_begins_with_today(
    kind: str, signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    text = page(signed_in(bopha), "new-circumstance", household_id, kind)
    assert 'name="told_on" value="' in text
    assert 'name="household"' not in text


def test_schooling_is_said_on_a_page_and_stands_on_the_family_page(
    signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    browser = signed_in(bopha)
    answer = send(browser, "schooling", said.schooling(household_id))
    assert answer["Location"] == reverse("circumstance-history", args=[household_id, "schooling"])
    family = page(browser, "family", household_id)
    assert "សុខ វិចិត្រ" in family
    assert "ថ្នាក់ទី៤" in family
    assert "ចំណាត់ថ្នាក់ទី ៥ ក្នុងសិស្ស ៤២ នាក់" in family


def test_what_is_wrong_stands_beside_its_question_and_is_kept(
    signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    browser, number = signed_in(bopha), str(uuid7())
    content = said.schooling(household_id)
    answer = send(browser, "schooling", content, rank="៤៣", operation=number)
    assert answer.status_code == 422
    assert "ចំណាត់ថ្នាក់មិនអាចធំជាងចំនួនសិស្ស" in answer.content.decode()
    address = f"{reverse('new-circumstance', args=[household_id, 'schooling'])}?held={number}"
    assert address in browser.get(reverse("attention")).content.decode()
    assert 'value="៤៣"' in browser.get(address).content.decode()
    assert send(browser, "schooling", content, operation=number).status_code == 302
    assert not HeldContent.objects.exists()


def test_a_trip_with_a_child_is_said_on_a_page(
    signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    browser = signed_in(bopha)
    assert send(browser, "trip", said.trip(household_id)).status_code == 302
    trip = models.Trip.objects.get()
    assert trip.travellers.filter(taken_along=True).count() == 1
    View.objects.all().delete()
    assert PLACE_OF_TRIP in page(browser, "circumstance-history", household_id, "trip")
    answer = browser.get(reverse("circumstance", args=[household_id, "trip", trip.pk]))
    assert "no-store" in answer["Cache-Control"]
    whole = answer.content.decode()
    assert "សុខ ធីតា" in whole
    assert "អាជ្ញាធរបញ្ជូនត្រឡប់មកវិញ" in whole
    looks = View.objects.values_list("subject_kind", "subject_id", "actor_id")
    assert ("trips", household_id, bopha.pk) in looks
    assert ("circumstance", trip.pk, bopha.pk) in looks


def test_a_trip_stands_on_no_family_page_list_or_village_page(
    signed_in: SignIn, bopha: User, household_id: UUID, village: Any, take: Take
) -> None:
    assert take("trip", said.trip(household_id), by=bopha).word is Word.SAVED
    browser = signed_in(bopha)
    for text in (
        page(browser, "family", household_id),
        page(browser, "circumstances", household_id),
        page(browser, "village", village.pk),
        page(browser, "today"),
    ):
        assert PLACE_OF_TRIP not in text
    found = browser.get(reverse("families"), {"q": PLACE_OF_TRIP}).content.decode()
    assert str(household_id) not in found


def test_who_leads_sees_the_trip_and_who_counts_does_not(
    signed_in: SignIn, bopha: User, dara: User, vuthy: User, household_id: UUID, take: Take
) -> None:
    take("trip", said.trip(household_id), by=bopha)
    trip = models.Trip.objects.get()
    kind = ("trip", trip.pk)
    assert PLACE_OF_TRIP in page(signed_in(dara), "circumstance", household_id, *kind)
    officer = signed_in(vuthy)
    assert PLACE_OF_TRIP not in page(officer, "circumstance-history", household_id, "trip")
    forbidden = officer.get(reverse("circumstance", args=[household_id, *kind]))
    missing = officer.get(reverse("circumstance", args=[household_id, "trip", uuid7()]))
    assert forbidden.status_code == missing.status_code == 404


def test_a_held_trip_is_opened_by_its_recorder_only(
    signed_in: SignIn, bopha: User, dara: User, vuthy: User, household_id: UUID
) -> None:
    number = str(uuid7())
    content = said.trip(household_id, how="")
    assert send(signed_in(bopha), "trip", content, operation=number).status_code == 422
    address = f"{reverse('new-circumstance', args=[household_id, 'trip'])}?held={number}"
    assert PLACE_OF_TRIP in signed_in(bopha).get(address).content.decode()
    assert PLACE_OF_TRIP in signed_in(dara).get(address).content.decode()
    assert signed_in(vuthy).get(address).status_code == 404


def test_the_number_of_a_paper_stands_on_its_own_page_only(
    signed_in: SignIn, bopha: User, household_id: UUID, take: Take
) -> None:
    take("identity_paper", said.others(household_id)["identity_paper"], by=bopha)
    paper = models.IdentityPaper.objects.get()
    browser = signed_in(bopha)
    for text in (
        page(browser, "family", household_id),
        page(browser, "circumstances", household_id),
        page(browser, "circumstance-history", household_id, "identity_paper"),
    ):
        assert "098765432" not in text
    whole = page(browser, "circumstance", household_id, "identity_paper", paper.pk)
    assert "098765432" in whole
    assert View.objects.filter(subject_id=paper.pk, page="identity_paper").count() == 1


def test_income_is_shown_a_month_with_its_method(
    signed_in: SignIn, bopha: User, household_id: UUID, take: Take
) -> None:
    take("income", said.income(household_id), by=bopha)
    browser = signed_in(bopha)
    assert "៦០៨.៨០០ រៀល ក្នុងមួយខែ" in page(browser, "family", household_id)
    history = page(browser, "circumstance-history", household_id, "income")
    assert "៣០,៤៤" in history
    assert "ប្រវែងមធ្យមនៃខែតាមប្រតិទិនសកល" in history


def test_an_absence_is_ended_from_its_page(
    signed_in: SignIn, bopha: User, household_id: UUID, take: Take
) -> None:
    absence = take("absence", said.absence(household_id), by=bopha).id
    browser = signed_in(bopha)
    address = reverse("new-circumstance", args=[household_id, "absence_end"])
    assert address in page(browser, "circumstance-history", household_id, "absence")
    assert str(absence) in browser.get(address).content.decode()
    end = {"household": str(household_id), "told_on": said.TOLD, "absence": str(absence)}
    answer = send(browser, "absence_end", end | {"returned_on": "1/10/2026"})
    assert answer["Location"] == reverse("circumstance-history", args=[household_id, "absence"])
    assert address not in page(browser, "circumstance-history", household_id, "absence")


def test_a_debt_shows_what_is_still_owed(
    signed_in: SignIn, bopha: User, household_id: UUID, take: Take
) -> None:
    debt = take("debt", said.debt(household_id), by=bopha).id
    state = {"household": str(household_id), "told_on": said.TOLD, "debt": str(debt)}
    assert send(signed_in(bopha), "debt_state", state | {"outstanding": "៩០០"}).status_code == 302
    history = page(signed_in(bopha), "circumstance-history", household_id, "debt")
    assert "នៅជំពាក់៖ ៩០០ ដុល្លារ" in history


def test_every_kind_has_its_line_and_its_page(
    signed_in: SignIn, bopha: User, household_id: UUID, take: Take
) -> None:
    contents = {
        "schooling": said.schooling(household_id),
        "trip": said.trip(household_id),
        "absence": said.absence(household_id),
        "income": said.income(household_id),
        "debt": said.debt(household_id),
        **said.others(household_id),
    }
    browser = signed_in(bopha)
    for kind, content in contents.items():
        row = take(kind, content, by=bopha)
        assert row.word is Word.SAVED, (kind, row)
        address = reverse("circumstance", args=[household_id, kind, row.id])
        assert address in page(browser, "circumstance-history", household_id, kind)
        assert browser.get(address).status_code == 200
    assert contents.keys() == SORTS.keys()
    assert page(browser, "circumstances", household_id).count('class="work"') == len(SORTS)


def test_a_chief_sees_the_family_and_not_its_circumstances(
    signed_in: SignIn, bopha: User, rithy: User, household_id: UUID, take: Take
) -> None:
    take("debt", said.debt(household_id), by=bopha)
    chief = signed_in(rithy)
    assert "1.500" not in page(chief, "family", household_id)
    assert reverse("circumstances", args=[household_id]) not in page(chief, "family", household_id)
    assert chief.get(reverse("circumstances", args=[household_id])).status_code == 403


def test_a_kind_that_is_none_is_not_found(
    signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    browser = signed_in(bopha)
    for name in ("new-circumstance", "circumstance-history"):
        assert browser.get(reverse(name, args=[household_id, "household"])).status_code == 404


def test_what_is_wrong_with_a_held_trip_names_nobody_to_who_may_not_see_trips(
    signed_in: SignIn, bopha: User, dara: User, vuthy: User, household_id: UUID, take: Take
) -> None:
    before_birth = said.trip(household_id, from_on="5/1/2015", returned_on="10/6/2015")
    assert take("trip", before_birth, by=bopha).word is Word.NEEDS_ATTENTION
    for user, knows in ((bopha, True), (dara, True), (vuthy, False)):
        [waiting] = signed_in(user).get(reverse("attention")).context["page"].waiting
        assert any("ស្រីមុំ" in text or "ធីតា" in text for text in waiting.sentences) is knows
        assert waiting.sentences
