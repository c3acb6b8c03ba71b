"""The family as a whole: what it has with groups, its debts and income then and now, for whom."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.circumstances.tests import said
from sahakum.groups.tests.world import Village, a_group, saved
from sahakum.places.models import Place
from sahakum.registry.models import Membership
from sahakum.web.tests import SignIn


@pytest.fixture
def group(bopha: User, village: Place, household_id: UUID) -> Village:
    """A group to which the head of the family belongs, as its sixth member."""
    group = a_group(bopha, village)
    head = Membership.objects.get(household=household_id, relation="head")
    content = {"group": str(group.group.pk), "person": str(head.person_id), "standing": "member"}
    saved("group_member", content | {"joined_on": "10/1/2025"}, by=bopha)
    group.members = list(group.group.members.order_by("number"))
    group.meet("2/2/2025", {5: {"savings": "20000"}, 0: {"savings": "30000"}}, counted="50000")
    group.meet("2/3/2025", {5: {"lent": "30000"}}, counted="20000")
    return group


def _page(client: Client, address: str) -> str:
    client.cookies["django_language"] = "en"
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _family(client: Client, household_id: UUID) -> str:
    return _page(client, reverse("family", args=[household_id]))


def test_savings_and_loans_of_its_people_stand_on_the_page(
    group: Village, household_id: UUID, bopha: User, signed_in: SignIn
) -> None:
    page = _family(signed_in(bopha), household_id)
    assert "saved 20,000\N{NO-BREAK SPACE}riel" in page
    assert "owes 30,000\N{NO-BREAK SPACE}riel" in page
    assert "days late" in page
    assert reverse("group-member", args=[group.members[5].pk]) in page
    # Others of the group have nothing to do with this family.
    assert group.members[0].name not in page
    person = reverse("member", args=[household_id, group.members[5].person_id])
    assert "owes 30,000" in _page(signed_in(bopha), person)


def test_debts_and_income_then_and_now(
    household_id: UUID, bopha: User, signed_in: SignIn, take: Take
) -> None:
    first, last = {"told_on": "1/2/2025"}, {"told_on": "1/8/2026"}
    lender = {"lender": "money_lender", "amount": "2000000", "currency": "KHR"}
    lender |= {"since_on": "1/1/2025"}
    debt = take("debt", said.debt(household_id, **first, **lender), by=bopha)
    state = {"household": str(household_id), "debt": str(debt.id), "outstanding": "500000"}
    assert take("debt_state", state | last, by=bopha).word is Word.SAVED
    wages = {"source": "wages", "currency": "USD", "period": "month"}
    for told, amount in ((first, "30"), (last, "85")):
        content = said.income(household_id, **told, **wages, amount=amount)
        assert take("income", content, by=bopha).word is Word.SAVED
    page = _family(signed_in(bopha), household_id)
    for words in ("Owed: Money lender", "2,000,000 riel", "500,000 riel", "30 dollar", "85 dollar"):
        assert words in page


def test_two_currencies_stand_below_each_other_and_are_not_added(
    household_id: UUID, bopha: User, signed_in: SignIn, take: Take
) -> None:
    wages = {"source": "wages", "period": "month"}
    for day in ("1/2/2025", "1/8/2026"):
        for currency, amount in (("KHR", "1050000"), ("USD", "65")):
            told = wages | {"told_on": day, "currency": currency, "amount": amount}
            content = said.income(household_id, **told)
            assert take("income", content, by=bopha).word is Word.SAVED
    page = _family(signed_in(bopha), household_id)
    assert re.search(r">1,050,000 riel<br>65 dollars?<br>", page)


def test_whoever_may_not_see_circumstances_sees_no_debts(
    household_id: UUID, bopha: User, rithy: User, signed_in: SignIn, take: Take
) -> None:
    assert take("debt", said.debt(household_id), by=bopha).word is Word.SAVED
    assert "Owed: " in _family(signed_in(bopha), household_id)
    assert "Owed: " not in _family(signed_in(rithy), household_id)


def test_that_trips_ended_is_for_whoever_needs_to_know_them(
    household_id: UUID, bopha: User, vuthy: User, signed_in: SignIn, take: Take
) -> None:
    assert take("trip", said.trip(household_id), by=bopha).word is Word.SAVED
    words = "No trip abroad with children since 10 June 2025"
    assert words in _family(signed_in(bopha), household_id)
    assert "No trip abroad" not in _family(signed_in(vuthy), household_id)
