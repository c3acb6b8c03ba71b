"""Mistakes in keying a sheet or a paper book: nothing typed is lost, each stands where it is."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.capture.models import HeldContent
from sahakum.groups.models import Meeting, MeetingLine
from sahakum.groups.tests.test_cycles import RICE
from sahakum.groups.tests.world import Village, a_group, everybody, saved, send
from sahakum.places.models import Place
from sahakum.web.tests.test_groups import posted

SignedIn = Callable[[User], Client]


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    return a_group(bopha, village)


@pytest.fixture
def late_member(group: Village, bopha: User) -> str:
    """Who joined in June; her id."""
    said = {"group": str(group.group.pk), "name": "អ៊ុក ថារី", "sex": "female"}
    said |= {"joined_on": "1/6/2025", "standing": "member"}
    return str(saved("group_member", said, by=bopha))


def refused(client: Client, address: str, said: dict[str, object]) -> str:
    """The page as it comes back with sentences."""
    answer = client.post(address, said)
    assert answer.status_code == 422
    return html.unescape(answer.content.decode())


def number_of(page: str) -> str:
    """The id under which what was typed waits."""
    [number] = re.findall(r'name="operation" value="([^"]+)"', page)
    return str(number)


def test_a_day_before_all_members_loses_nothing_that_was_typed(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client, address = signed_in(bopha), reverse("new-meeting", args=[group.fund.pk])
    key = str(group.members[3].pk)
    said = posted(group, counted="52.500") | {f"savings-{key}": "១២.៥០០"}
    page = refused(client, address, said | {"held_on": "2/2/2024"})
    assert f'name="savings-{key}" inputmode="decimal"' in page
    assert "១២.៥០០" in page
    assert page.count('name="member"') == len(group.members)
    assert f"នៅថ្ងៃនោះ {group.members[3].name} មិនមែនជាសមាជិកទេ។" in page
    assert client.post(address, said).status_code == 302
    assert group.saved_by(3) == 12_500


def test_who_was_no_member_yet_is_left_out_when_nothing_is_said_of_her(
    group: Village, late_member: str, bopha: User, signed_in: SignedIn
) -> None:
    client, address = signed_in(bopha), reverse("new-meeting", args=[group.fund.pk])
    said = posted(group)
    said["member"] = [*said["member"], late_member]  # type: ignore[misc]
    typed = {f"here-{late_member}": "1", f"savings-{late_member}": "5.000"}
    page = refused(client, address, said | typed | {"counted": "55.000"})
    assert f'name="savings-{late_member}"' in page
    assert not Meeting.objects.exists()
    assert client.post(address, said).status_code == 302
    assert MeetingLine.objects.count() == len(group.members)


def test_a_wrong_amount_is_named_with_member_and_box_and_nobody_is_said_to_be_away(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client, address = signed_in(bopha), reverse("new-meeting", args=[group.fund.pk])
    key, name = str(group.members[2].pk), group.members[2].name
    page = refused(client, address, posted(group) | {f"fine-{key}": "៥o០"})
    assert "ពិន័យ: នេះមិនមែនជាលេខទេ។" in page
    assert re.search(rf'name="fine-{key}" aria-invalid="true"', page)
    assert page.count('aria-invalid="true"') == 1
    assert f'<a href="#row-{key}">៣. {name}</a>' in page
    assert f'id="row-{key}"' in page
    assert "មិនបានមកទេ" not in page


def test_a_late_sheet_shows_what_was_there_on_its_own_day(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/4/2025", everybody(savings="10000"), counted="100000")
    client, address = signed_in(bopha), reverse("new-meeting", args=[group.fund.pk])
    said = posted(group, sheet="3", held_on="2/3/2025", counted="1")
    assert 'data-box="50000"' in refused(client, address, said)


def test_a_count_says_of_what(bopha: User, village: Place) -> None:
    rice = a_group(bopha, village, commodity="RICE.FOOD", rules=RICE, name="ធនាគារស្រូវ")
    counts = [{"value": "50", "number": "10"}, {"value": "", "number": "3"}]
    said = rice.content("2/2/2025", everybody(savings="100"), counts=counts, counted="500")
    answer = send("meeting", said, by=bopha)
    assert list(answer.sentences) == ["counts"]
    assert "មានប៉ុន្មាន" in answer.sentences["counts"][0]


def test_a_paper_book_is_taken_over_without_who_joined_after_it(
    group: Village, late_member: str, bopha: User, signed_in: SignedIn
) -> None:
    client, address = signed_in(bopha), reverse("group-opening", args=[group.fund.pk])
    keys = [str(member.pk) for member in group.members]
    said: dict[str, object] = {"member": [*keys, late_member], "held_on": "10/1/2025"}
    said |= {f"savings-{key}": "10000" for key in keys}
    said |= {"box": "50000", "minutes": "បញ្ជីចាស់"}
    page = refused(client, address, said | {f"owes-{keys[1]}": "x"})
    assert re.search(rf'name="owes-{keys[1]}"[^>]*aria-invalid="true"', page)
    refused(client, address, said | {f"savings-{late_member}": "10000"})
    assert client.post(address, said).status_code == 302
    assert MeetingLine.objects.count() == len(keys)


def test_a_sheet_whose_number_is_corrected_waits_under_no_other_number(
    group: Village, bopha: User, dara: User, signed_in: SignedIn
) -> None:
    client, address = signed_in(bopha), reverse("new-meeting", args=[group.fund.pk])
    was: dict[str, object] = {}
    for number in ("១o", "99999999", "2"):
        page = refused(client, address, posted(group, sheet=number, counted="1") | was)
        was = {"operation": number_of(page)}
    waits = HeldContent.objects.get()
    # The supervisor goes on where the worker stopped, and corrects the number once more.
    page = signed_in(dara).get(f"{address}?held={waits.pk}").content.decode()
    said = posted(group) | {"operation": number_of(page)}
    assert signed_in(dara).post(address, said).status_code == 302
    assert not HeldContent.objects.exists()


def test_what_waits_stays_when_its_new_number_is_that_of_another_sheet(
    group: Village, bopha: User, vuthy: User, signed_in: SignedIn
) -> None:
    client, address = signed_in(vuthy), reverse("new-meeting", args=[group.fund.pk])
    assert client.post(address, posted(group)).status_code == 302
    page = refused(client, address, posted(group, sheet="x", held_on="3/2/2025"))
    was = {"operation": number_of(page)}
    refused(client, address, posted(group, sheet="1", held_on="3/2/2025", counted="9") | was)
    assert HeldContent.objects.filter(pk=was["operation"]).exists()
    # Of others nothing is erased by saying its number.
    other = posted(group, sheet="7", held_on="4/2/2025", counted="100000") | was
    assert signed_in(bopha).post(address, other).status_code == 302
    assert HeldContent.objects.filter(pk=was["operation"]).exists()


def test_a_sheet_without_a_readable_number_is_not_called_sheet_nought(
    group: Village, bopha: User
) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    send("meeting", group.content("3/2/2025") | {"sheet": "x"}, by=bopha)
    said = {"fund": str(group.fund.pk), "day": "4/2/2025", "how": "pay", "share_social": "no"}
    [sentence] = send("share_out", said | {"rest": "stays"}, by=bopha).sentences["day"]
    assert "សន្លឹកលេខ — " in sentence


def test_the_page_of_a_group_says_first_which_sheet_waits_and_leads_back_to_it(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client, address = signed_in(bopha), reverse("group", args=[group.group.pk])
    assert client.get(address).status_code == 200
    refused(client, reverse("new-meeting", args=[group.fund.pk]), posted(group, counted="1"))
    page = html.unescape(client.get(address).content.decode())
    assert "សន្លឹកលេខ ១ ថ្ងៃ ០២/០២/២០២៥" in page
    assert page.index("សន្លឹកលេខ ១ ថ្ងៃ") < page.index("កត់ត្រាប្រជុំ")
    [aside] = re.findall(r'href="(/attention/[^"]*set-aside/[^"]*)"', page)
    assert client.post(aside, {"reason": "សរសេរខុស"})["Location"] == address
    assert "សន្លឹកលេខ ១ ថ្ងៃ" not in client.get(address).content.decode()
