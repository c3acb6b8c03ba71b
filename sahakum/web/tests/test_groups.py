"""Pages of village groups, as a social worker and a treasurer use them."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.groups import chart
from sahakum.groups.models import Fund, Meeting, ShareOutRecord
from sahakum.groups.tests.world import RULES, Village, a_group, everybody
from sahakum.places.models import Place

SignedIn = Callable[[User], Client]


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    return a_group(bopha, village)


def posted(group: Village, **more: str) -> dict[str, object]:
    """What the meeting page sends when everybody came and saved 10,000."""
    keys = [str(member.pk) for member in group.members]
    said: dict[str, object] = {"member": keys, "attested": keys[:3]}
    said |= {"held_on": "2/2/2025", "sheet": "1", "counted": "50.000"}
    for key in keys:
        said |= {f"here-{key}": "1", f"savings-{key}": "១០.០០០"}
    return said | more


def text_of(client: Client, address: str) -> str:
    """A page that must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_from_an_empty_village_to_the_first_meeting(
    bopha: User, village: Place, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    text_of(client, reverse("village-groups", args=[village.pk]))
    said = {"sort": "self_help", "name_km": "ក្រុមសន្សំរុងរឿង", "formed_on": "5/1/2025"}
    address = reverse("new-group", args=[village.pk])
    text_of(client, address)
    answer = client.post(address, said | {"commodity": "KHR"}, follow=True)
    assert "ក្រុមសន្សំរុងរឿង" in answer.content.decode()
    fund = Fund.objects.get()
    joins = reverse("new-group-member", args=[fund.collective_id])
    text_of(client, joins)
    person = {"name": "ស៊ុំ ចាន់ធូ", "sex": "female", "joined_on": "5/1/2025", "standing": "leader"}
    assert client.post(joins, person).status_code == 302
    rules = reverse("new-bylaws", args=[fund.pk])
    text_of(client, rules)
    assert client.post(rules, RULES | {"from_on": "5/1/2025"}).status_code == 302
    assert "10.000" in text_of(client, reverse("new-meeting", args=[fund.pk])).replace(
        "១០.០០០", "10.000"
    )


def test_a_meeting_is_keyed_and_every_total_leads_to_its_sheet(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    answer = client.post(reverse("new-meeting", args=[group.fund.pk]), posted(group), follow=True)
    assert answer.status_code == 200
    meeting = Meeting.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("meeting", args=[meeting.pk])
    page = text_of(client, reverse("group", args=[group.group.pk]))
    accounts = re.findall(r'href="(/accounts/[^"]+)"', page)
    assert len(accounts) == 4
    for address in accounts[:1]:
        assert reverse("meeting", args=[meeting.pk]) in text_of(client, address)
    member = reverse("group-member", args=[group.members[0].pk])
    assert "១០.០០០" in text_of(client, member)
    assert str(group.group.pk) in text_of(client, reverse("history", args=[meeting.pk]))


def test_what_does_not_balance_keeps_everything_that_was_typed(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    address = reverse("new-meeting", args=[group.fund.pk])
    answer = client.post(address, posted(group, counted="49.000", minutes="សម្រេចរួម"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "៥០.០០០" in text
    assert "សម្រេចរួម" in text
    assert text.count('value="១០.០០០"') == 5
    assert not Meeting.objects.exists()
    answer = client.post(address, posted(group, counted="49.000", difference_reason="ភ្លេច"))
    assert answer.status_code == 302
    assert Meeting.objects.get().difference == -1_000


def test_the_same_sheet_keyed_twice_is_one_meeting_and_with_other_amounts_none(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    address = reverse("new-meeting", args=[group.fund.pk])
    assert client.post(address, posted(group)).status_code == 302
    assert client.post(address, posted(group)).status_code == 302
    assert Meeting.objects.count() == 1
    other = client.post(address, posted(group, expense="500", expense_for="x", counted="49500"))
    assert other.status_code == 422
    assert group.holds(chart.BOX) == 50_000


def test_notes_are_counted_by_value(group: Village, bopha: User, signed_in: SignedIn) -> None:
    notes = {"value-1": "50000", "count-1": "1", "counted": ""}
    address = reverse("new-meeting", args=[group.fund.pk])
    assert signed_in(bopha).post(address, posted(group, **notes)).status_code == 302
    assert Meeting.objects.get().counts == [[50_000, 1]]


def test_a_sheet_is_printed_with_names_and_what_is_due(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    page = text_of(signed_in(bopha), reverse("collection-sheet", args=[group.fund.pk]))
    assert group.members[4].name in page
    assert "៣០.០០០" in page


def test_a_share_out_is_rehearsed_and_then_made(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    client = signed_in(bopha)
    address = reverse("share-out", args=[group.fund.pk])
    assert "៥០.០០០" in text_of(client, address)
    assert not ShareOutRecord.objects.exists()
    said = {"day": "3/2/2025", "how": "pay", "share_social": "no"}
    assert client.post(address, said).status_code == 302
    assert group.holds(chart.BOX) == 0


def test_a_paper_book_is_taken_over_on_its_page(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    address = reverse("group-opening", args=[group.fund.pk])
    text_of(client, address)
    keys = [str(member.pk) for member in group.members]
    said: dict[str, object] = {"member": keys, "held_on": "10/1/2025", "box": "50000"}
    said |= {f"savings-{key}": "10000" for key in keys} | {"minutes": "បញ្ជីចាស់"}
    assert client.post(address, said | {"social": "60000"}).status_code == 422
    assert client.post(address, said).status_code == 302
    assert group.saved_by(3) == 10_000


def test_loans_are_put_off_and_given_up_on_their_pages(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    client = signed_in(bopha)
    put_off = {"decided_on": "1/4/2025", "months": "6", "minutes": "ទឹកជំនន់"}
    address = reverse("postpone-loans", args=[group.fund.pk])
    text_of(client, address)
    assert client.post(address, put_off).status_code == 302
    page = text_of(client, reverse("group-member", args=[group.members[0].pk]))
    found = re.findall(r'href="/loans/([0-9a-f-]+)/', page)[0]
    loan = reverse("write-off-loan", args=[found])
    text_of(client, loan)
    given_up = {"day": "1/9/2025", "minutes": "ស្លាប់"}
    assert client.post(loan, given_up).status_code == 302
    assert group.owed_by(0) == 0


def test_lists_name_groups_and_never_why(
    group: Village, bopha: User, rithy: User, signed_in: SignedIn
) -> None:
    for user in (bopha, rithy):
        page = text_of(signed_in(user), reverse("all-groups"))
        assert group.group.name_km in page
    assert signed_in(rithy).get(reverse("new-meeting", args=[group.fund.pk])).status_code == 403


def test_another_organisation_finds_nothing(
    group: Village, chantha: User, signed_in: SignedIn
) -> None:
    client = signed_in(chantha)
    missing = UUID(int=1)
    for name, key in (
        ("group", group.group.pk),
        ("new-meeting", group.fund.pk),
        ("group-member", group.members[0].pk),
        ("statement", chart.accounts_of(group.fund)[chart.BOX].pk),
    ):
        for number in (key, missing):
            assert client.get(reverse(name, args=[number])).status_code == 404


def test_a_page_of_forty_members_asks_the_database_a_constant_number_of_times(
    group: Village,
    bopha: User,
    signed_in: SignedIn,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    client = signed_in(bopha)
    with django_assert_max_num_queries(42):  # type: ignore[attr-defined]
        client.get(reverse("group", args=[group.group.pk]))


def test_a_meeting_that_waits_is_opened_again_from_the_list_with_all_that_was_typed(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    address = reverse("new-meeting", args=[group.fund.pk])
    assert client.post(address, posted(group, counted="49.000")).status_code == 422
    waiting = text_of(client, reverse("attention"))
    again = re.findall(rf'href="({address}[^"]+)"', waiting)
    page = client.get(again[0]).content.decode()
    assert "49.000" in page
    assert page.count('value="១០.០០០"') == 5
    answer = client.post(again[0], posted(group))
    assert answer.status_code == 302
    assert again[0] not in text_of(client, reverse("attention"))


def test_the_rules_of_today_stand_in_the_form_as_one_writes_them(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    page = text_of(client, reverse("new-bylaws", args=[group.fund.pk]))
    for value in ("១០.០០០", "១.០០០", "១០០", "៦០", "៥"):
        assert f'value="{value}"' in page
    assert "សន្លឹកលេខ ១" in text_of(client, reverse("new-meeting", args=[group.fund.pk]))
