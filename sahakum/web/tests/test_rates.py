"""Pages of rates: of an area, of one group, and in the report of a programme."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.groups.tests.world import Village, a_group, everybody
from sahakum.places.models import Place
from sahakum.programmes.models import Programme
from sahakum.web.tests import SignIn

DAYS = "first=1/1/2025&last=10/5/2025"


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    group = a_group(bopha, village)
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    return group


def _page(client: Client, address: str) -> str:
    client.cookies["django_language"] = "en"
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_rates_of_an_area_are_said_with_both_sides(
    group: Village, bopha: User, signed_in: SignIn
) -> None:
    page = _page(signed_in(bopha), f"{reverse('rates')}?{DAYS}")
    assert "30,000\N{NO-BREAK SPACE}riel of 50,000\N{NO-BREAK SPACE}riel" in page
    assert "60\N{NO-BREAK SPACE}%" in page
    # Nobody keeps dollars: no rate of them is shown. What riel lack is said.
    assert "dollars</th>" not in page
    before = _page(signed_in(bopha), f"{reverse('rates')}?first=1/2/2025&last=20/2/2025")
    assert "Nothing to work it out from: Principal owed on the last day is nothing." in before


def test_the_receipt_leads_to_the_loan_of_a_member(
    group: Village, bopha: User, signed_in: SignIn
) -> None:
    page = _page(signed_in(bopha), f"{reverse('rates')}?{DAYS}&receipt=par30_riel")
    assert reverse("group-member", args=[group.members[0].pk]) in page
    assert reverse("group-member", args=[group.members[1].pk]) not in page


def test_who_sees_no_group_there_gets_no_names(
    group: Village, chantha: User, sreymom: User, signed_in: SignIn
) -> None:
    for stranger in (chantha, sreymom):
        page = _page(signed_in(stranger), f"{reverse('rates')}?{DAYS}&receipt=par30_riel")
        assert group.members[0].name not in page
        answer = signed_in(stranger).get(reverse("group-rates", args=[group.group.pk]))
        assert answer.status_code == 404
    area = f"{reverse('rates')}?area={group.group.village_id}"
    assert signed_in(sreymom).get(area).status_code == 404


def test_a_group_has_its_own_rates(group: Village, bopha: User, signed_in: SignIn) -> None:
    address = reverse("group-rates", args=[group.group.pk])
    page = _page(signed_in(bopha), f"{address}?{DAYS}&receipt=fund_in_use_riel")
    assert group.group.name_km in page
    assert "Loan fund in use, riel" in page
    unknown = signed_in(bopha).get(f"{address}?receipt=attendance")
    assert unknown.status_code == 404


def test_the_report_of_a_programme_shows_rates_with_receipts(
    group: Village, dara: User, signed_in: SignIn, family_support: Programme
) -> None:
    address = reverse("report", args=[family_support.code])
    page = _page(signed_in(dara), f"{address}?{DAYS}&receipt=par30_riel")
    assert "Rates of groups, animals and grants" in page
    assert reverse("group-member", args=[group.members[0].pk]) in page


def test_attendance_of_a_group_leads_to_who_was_there(
    group: Village, bopha: User, chantha: User, signed_in: SignIn
) -> None:
    away = {place: {"presence": "absent"} for place in (3, 4)}
    met = group.meet("2/4/2025", away, counted="20000")
    client = signed_in(bopha)
    page = _page(client, reverse("group", args=[group.group.pk]))
    found = re.search(r'href="([^"]+receipt=attendance_riel#receipt)">([^<]+)', page)
    assert found is not None
    # Of three sheets of five two members were once not there.
    assert found.group(2) == "86.7\N{NO-BREAK SPACE}%"
    receipt = _page(client, html.unescape(found.group(1)))
    assert "Attendance, riel" in receipt
    assert "13 of 15" in receipt
    addresses = re.findall(r'href="(/[^"]*meetings/[^"]+)"', receipt)
    assert addresses[0] == reverse("meeting", args=[met])
    assert len(set(addresses)) == 3
    sheet = _page(client, addresses[0])
    assert sheet.count("Did not come") == 2
    address = reverse("group-rates", args=[group.group.pk])
    stranger = signed_in(chantha).get(f"{address}?receipt=attendance_riel")
    assert stranger.status_code == 404
