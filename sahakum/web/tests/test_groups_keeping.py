"""Pages of a bank beside the box, shares, a rice store, rice for money, and who leaves."""

import html
import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.animals.tests.world import a_bank
from sahakum.capture.models import SetAside
from sahakum.groups import chart
from sahakum.groups.models import (
    Approval,
    Fund,
    Keeping,
    Leaving,
    Meeting,
    RiceTrade,
    ShareOutRest,
    WeighIn,
)
from sahakum.groups.tests.test_cycles import RICE
from sahakum.groups.tests.test_keeping import keeping, shares
from sahakum.groups.tests.test_rice import price, riel_of, store_rules, trade
from sahakum.groups.tests.world import Village, a_group, everybody, saved, send
from sahakum.places.models import Place
from sahakum.web.tests.test_groups import posted, text_of

SignedIn = Callable[[User], Client]


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    return a_group(bopha, village)


@pytest.fixture
def rice(bopha: User, village: Place) -> Village:
    return a_group(bopha, village, commodity="RICE.FOOD", rules=RICE)


def test_a_bank_is_opened_and_both_totals_are_shown_at_closing(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    address = reverse("new-keeping", args=[group.fund.pk])
    assert group.members[1].name in text_of(client, address)
    said = keeping(group, bank="yes", bank_name="វីង") | {"approved-0-member": group.members[0].pk}
    assert client.post(address, said).status_code == 302
    assert Keeping.objects.get().bank is not None
    assert Approval.objects.get().member == group.members[0]
    meeting = reverse("new-meeting", args=[group.fund.pk])
    assert 'name="banked"' in text_of(client, meeting)
    answer = client.post(meeting, posted(group, banked="30.000", counted="20.000"), follow=True)
    page = answer.content.decode()
    assert "៣០.០០០" in page
    assert "២០.០០០" in page
    assert "៣០.០០០" in text_of(client, reverse("group", args=[group.group.pk]))


def test_who_approves_stays_chosen_where_a_form_comes_back(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    said = shares(group, share_price="") | {"approved-0-member": str(group.members[1].pk)}
    answer = signed_in(bopha).post(reverse("new-keeping", args=[group.fund.pk]), said)
    assert answer.status_code == 422
    chosen = f'<option value="{group.members[1].pk}" selected>'
    assert chosen in answer.content.decode()


def test_shares_are_keyed_and_stand_in_the_passbook(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    saved("fund_keeping", shares(group), by=bopha)
    client = signed_in(bopha)
    address = reverse("new-meeting", args=[group.fund.pk])
    page = text_of(client, address)
    key = str(group.members[0].pk)
    assert re.search(rf'name="shares-{key}"[^>]*value="២"', page)
    said = posted(group, counted="50.000")
    for member in group.members:
        del said[f"savings-{member.pk}"]
        said[f"shares-{member.pk}"] = "២"
    assert client.post(address, said).status_code == 302
    assert group.saved_by(0) == 10_000
    passbook = text_of(client, reverse("group-member", args=[key]))
    assert "ទិញ ២ ហ៊ុន" in passbook
    assert "ហ៊ុន មួយហ៊ុន" in passbook
    assert "ហ៊ុន" in text_of(client, reverse("collection-sheet", args=[group.fund.pk]))


def test_rice_is_weighed_counted_in_measures_and_lost_openly(
    rice: Village, bopha: User, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    said = store_rules(rice, counts="dry", base_moisture="14", thang="24")
    assert client.post(reverse("new-store-rules", args=[rice.fund.pk]), said).status_code == 302
    address = reverse("new-meeting", args=[rice.fund.pk])
    assert "ថាំង" in text_of(client, address)
    key = str(rice.members[0].pk)
    sheet = posted(rice, counted="", **{"value-0": "២៤", "count-0": "3"})
    for member in rice.members:
        del sheet[f"savings-{member.pk}"]
    sheet |= {f"gross-{key}": "101", f"tare-{key}": "1", f"moisture-{key}": "២២,៦"}
    sheet |= {f"brought_for-{key}": "savings", f"bags-{key}": "2"}
    # 100 kilos at 22.6 % are 90 at 14 %, and 72 were counted: refused without a cause.
    answer = client.post(address, sheet)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "៩០" in text
    assert 'value="101"' in text
    assert client.post(address, sheet | {"difference_cause": "rats"}).status_code == 302
    assert WeighIn.objects.get().counted == 90_000
    meeting = text_of(client, reverse("meeting", args=[Meeting.objects.get().pk]))
    assert "ថាំង" in meeting
    assert "កណ្តុរ" in meeting
    assert "សំណើម ២២,៦" in text_of(client, reverse("group-member", args=[key]))
    assert "កណ្តុរ" in text_of(client, reverse("group", args=[rice.group.pk]))


def test_rice_is_priced_paid_for_and_sold_on_its_pages(
    rice: Village, bopha: User, signed_in: SignedIn
) -> None:
    money = riel_of(rice)
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    rice.meet("2/6/2025", {0: {"lent": "100"}}, counted="400")
    client = signed_in(bopha)
    prices = reverse("new-rice-price", args=[rice.fund.pk])
    assert str(money.pk) in text_of(client, prices)
    for use in ("paid", "sold"):
        assert client.post(prices, price(rice, money, use)).status_code == 302
    passbook = reverse("group-member", args=[rice.members[0].pk])
    pays = reverse("pays-rice", args=[rice.members[0].pk])
    assert pays in text_of(client, passbook)
    assert str(money.pk) in text_of(client, pays)
    said = {"fund": str(rice.fund.pk), "money": str(money.pk), "day": "2/3/2026", "rice": "១២០"}
    assert client.post(pays, said | {"received": "1"}).status_code == 422
    assert client.post(pays, said).status_code == 302
    assert "១៣២.០០០" in text_of(client, passbook)
    sells = reverse("new-rice-trade", args=[rice.fund.pk])
    assert client.post(sells, trade(rice, money, "sold")).status_code == 302
    assert RiceTrade.objects.count() == 2
    group = text_of(client, reverse("group", args=[rice.group.pk]))
    assert "១១០.០០០" in group
    box = chart.accounts_of(Fund.objects.get(pk=money.pk))[chart.BOX]
    assert "១៣២.០០០" in text_of(client, reverse("statement", args=[box.pk]))


def test_a_member_leaves_on_her_page(group: Village, bopha: User, signed_in: SignedIn) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    client = signed_in(bopha)
    passbook = reverse("group-member", args=[group.members[4].pk])
    leaves = reverse("member-leaves", args=[group.members[4].pk])
    assert leaves in text_of(client, passbook)
    text_of(client, leaves)
    assert client.post(leaves, {"left_on": "3/2/2025"}).status_code == 302
    assert Leaving.objects.get().paid == 10_000
    page = text_of(client, passbook)
    assert leaves not in page
    assert "១០.០០០" in page


def test_what_was_earned_is_shared_while_savings_go_on(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    saved("fund_keeping", keeping(group, administration_percent="10"), by=bopha)
    lines = everybody(savings="10000") | {0: {"savings": "10000", "fine": "5000"}}
    group.meet("2/2/2025", lines, counted="55000")
    client = signed_in(bopha)
    address = reverse("share-out", args=[group.fund.pk])
    page = text_of(client, f"{address}?how=earnings_paid")
    assert "៤.៥០០" in page
    assert "រដ្ឋបាល" in page
    said = {"day": "3/2/2025", "how": "earnings_paid", "share_social": "no"}
    assert client.post(address, said).status_code == 302
    assert (group.saved_by(0), group.holds(chart.BOX)) == (10_000, 50_500)


def test_two_currencies_on_one_line_are_no_number_and_stay_typed(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    key = str(group.members[0].pk)
    said = posted(group, **{f"savings-{key}": "5000 រៀល 2 USD"})
    answer = signed_in(bopha).post(reverse("new-meeting", args=[group.fund.pk]), said)
    assert answer.status_code == 422
    assert "5000 រៀល 2 USD" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_a_share_out_waits_for_a_sheet_and_is_made_once(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    meeting = reverse("new-meeting", args=[group.fund.pk])
    shares_out = reverse("share-out", args=[group.fund.pk])
    said = {"day": "3/2/2025", "how": "pay", "share_social": "no"}
    group.meet("1/2/2025", {}, counted="0")
    waits = posted(group, sheet="2")
    assert client.post(meeting, waits | {"counted": "1"}).status_code == 422
    answer = client.post(shares_out, said)
    assert answer.status_code == 422
    assert "កំពុងរង់ចាំការកែតម្រូវ" in answer.content.decode()
    assert client.post(meeting, waits).status_code == 302
    assert client.post(shares_out, said).status_code == 302
    assert group.holds(chart.BOX) == 0
    assert client.post(shares_out, said | {"day": "4/2/2025"}).status_code == 422


def test_a_share_out_is_rehearsed_with_what_is_wished_and_printed_alike(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    group.meet("2/2/2025", everybody(savings="10020"), counted="50100")
    client, named = signed_in(bopha), group.members[3]
    address = reverse("share-out", args=[group.fund.pk])
    assert "ទុកជាសន្សំរបស់ម្នាក់ៗ" in text_of(client, address)
    said = {"day": "3/2/2025", "how": "pay", "share_social": "no", "minutes": "ចាប់ឆ្នោត"}
    wrong = client.post(address, said | {"rest": "drawn", "step": "rehearse"})
    assert wrong.status_code == 422
    assert "ចាប់ឆ្នោត" in wrong.content.decode()
    wish = {"rest": "drawn", "rest_to": str(named.pk)}
    page = client.post(address, said | wish | {"step": "rehearse"}).content.decode()
    assert f"ឱ្យ {named.name} ដែលចាប់ឆ្នោតត្រូវ" in page
    assert "១០.១០០" in page
    assert not ShareOutRest.objects.exists()
    [paper] = re.findall(r'href="([^"]*share-out\.pdf\?[^"]*)"', page)
    assert f"rest_to={named.pk}" in paper
    assert client.get(html.unescape(paper)).status_code == 200
    assert client.post(address, said | wish).status_code == 302
    assert ShareOutRest.objects.get().amount == 80


def test_a_sheet_that_waits_stands_in_the_way_until_it_is_set_aside(
    group: Village, bopha: User, dara: User, signed_in: SignedIn
) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    wrong = group.content("3/2/2025", everybody(savings="10000"), counted="1")
    held = send("meeting", wrong, by=bopha).id
    client, address = signed_in(bopha), reverse("share-out", args=[group.fund.pk])
    page = html.unescape(text_of(client, address))
    assert "សន្លឹកលេខ ២ ថ្ងៃ ០៣/០២/២០២៥" in page
    assert f"held={held}" in page
    [aside] = re.findall(rf'href="({reverse("set-aside", args=[held])}[^"]*)"', page)
    assert aside in html.unescape(text_of(signed_in(dara), address))
    said = {"day": "4/2/2025", "how": "roll_over", "share_social": "no"}
    assert client.post(address, said).status_code == 422
    assert client.post(aside, {"reason": ""}).status_code == 422
    done = client.post(aside, {"reason": "សរសេរពីរដង"})
    assert done["Location"].partition("?")[0] == address
    listed = text_of(client, reverse("attention"))
    assert "សរសេរពីរដង" in listed
    assert "ទុកមួយឡែកដោយ" in listed
    assert aside not in text_of(client, address)
    assert client.post(address, said).status_code == 302
    history = reverse("history", args=[SetAside.objects.get().operation_id])
    assert group.group.name_km in text_of(signed_in(dara), history)


def test_after_setting_aside_one_goes_on_with_what_one_wished(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    held = send("meeting", group.content("x", {}, counted="1"), by=bopha).id
    client, address = signed_in(bopha), reverse("share-out", args=[group.fund.pk])
    page = html.unescape(text_of(client, f"{address}?how=earnings_saved"))
    [aside] = re.findall(rf'href="({reverse("set-aside", args=[held])}[^"]*)"', page)
    form = html.unescape(text_of(client, aside))
    assert f'href="{address}?how=earnings_saved' in form
    assert "how=earnings_saved" in client.post(aside, {"reason": "ខុស"})["Location"]


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "javascript:1", ""])
def test_nobody_is_led_away_from_our_own_pages(
    back: str, group: Village, bopha: User, signed_in: SignedIn
) -> None:
    held = send("meeting", group.content("x", {}, counted="1"), by=bopha).id
    aside = reverse("set-aside", args=[held])
    answer = signed_in(bopha).post(f"{aside}?{urlencode({'back': back})}", {"reason": "ខុស"})
    assert answer["Location"] == reverse("attention")


def test_who_may_not_see_what_waits_reads_whom_to_ask(
    group: Village, bopha: User, vuthy: User, signed_in: SignedIn
) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    wrong = group.content("x", everybody(savings="10000"), counted="1")
    held = send("meeting", wrong, by=vuthy).id
    page = text_of(signed_in(bopha), reverse("share-out", args=[group.fund.pk]))
    assert f"សូមសួរ {vuthy.name}" in page
    assert str(held) not in page


@pytest.mark.parametrize(
    "name",
    [
        "new-meeting",
        "collection-sheet",
        "collection-sheet-pdf",
        "group-opening",
        "share-out",
        "share-out-pdf",
        "postpone-loans",
        "new-application",
        "new-bylaws",
        "new-keeping",
        "new-store-rules",
        "new-rice-price",
        "new-rice-trade",
    ],
)
def test_a_herd_has_no_page_of_savings_and_loans(
    name: str, bopha: User, village: Place, signed_in: SignedIn
) -> None:
    herd = a_bank(bopha, village).herd
    assert signed_in(bopha).get(reverse(name, args=[herd.pk])).status_code == 404
