"""What books something in a group is said once: the same id with other content books nothing."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from sahakum.accounts.models import User
from sahakum.accounts.services import make_program_key
from sahakum.capture.intake import Word
from sahakum.capture.texts import ID_TAKEN
from sahakum.groups.tests.world import Village, a_group, everybody, send
from sahakum.journal.models import Operation
from sahakum.ledger.models import Account, Transfer
from sahakum.lending.models import Loan
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place

Content = dict[str, Any]
TAKEN = {"meeting": "Sheet 1 was recorded before, with other content. Void that one first."}
KINDS = ("meeting", "group_opening", "share_out", "loan_postponement", "loan_write_off")


@dataclass(frozen=True, kw_only=True)
class Said:
    """A record as programs say it and as its page sends it, and what is changed the second time."""

    content: Content
    page: str
    posted: Content
    change: Content


def _of_a_sheet(group: Village, content: Content, page: str, change: Content) -> Said:
    """One with a row for each member: on its page the answers of a row stand under her number."""
    keys = [str(member.pk) for member in group.members]
    posted: dict[str, str | list[str]] = {
        name: value for name, value in content.items() if isinstance(value, str)
    }
    posted |= {"member": keys, "attested": keys[:3]}
    posted |= {f"{name}-{key}": "10000" for key in keys for name in ("savings",)}
    posted |= {f"here-{key}": "1" for key in keys}
    address = reverse(page, args=[group.fund.pk])
    return Said(content=content, page=address, posted=posted, change=change)


def said_of(kind: str, group: Village) -> Said:
    """Something that is accepted, when all that it needs has happened."""
    fund = {"fund": str(group.fund.pk)}
    if kind == "group_opening":
        rows = [{"member": str(one.pk), "savings": "10000"} for one in group.members]
        said = fund | {"held_on": "10/1/2025", "box": "50000", "social": "0", "minutes": "ចាស់"}
        return _of_a_sheet(group, said | {"lines": rows}, "group-opening", {"box": "60000"})
    if kind == "meeting":
        content = group.content("2/2/2025", everybody(savings="10000"), counted="50000")
        change = {"counted": "49000", "difference_reason": "បាត់"}
        return _of_a_sheet(group, content, "new-meeting", change)
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    loan = Loan.objects.get()
    content, page, key, change = {
        "share_out": (
            {"day": "3/3/2025", "how": "roll_over", "share_social": "no"},
            "share-out",
            fund,
            {"how": "pay"},
        ),
        "loan_postponement": (
            {"decided_on": "1/4/2025", "months": "6", "minutes": "ទឹក"},
            "postpone-loans",
            fund,
            {"months": "7"},
        ),
        "loan_write_off": (
            {"day": "1/9/2025", "minutes": "ស្លាប់"},
            "write-off-loan",
            {"loan": str(loan.pk)},
            {"day": "2/9/2025"},
        ),
    }[kind]
    (number,) = key.values()
    address = reverse(page, args=[number])
    return Said(content=content | key, page=address, posted=content, change=change)


def _books() -> list[Any]:
    balances = Account.objects.order_by("pk").values_list("pk", "balance")
    return [Operation.objects.count(), Transfer.objects.count(), list(balances)]


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    return a_group(bopha, village)


@pytest.mark.parametrize("kind", KINDS)
def test_other_content_under_the_same_id_is_refused_and_books_nothing(
    kind: str, group: Village, bopha: User, signed_in: Callable[[User], Client]
) -> None:
    said, number = said_of(kind, group), uuid7()
    assert send(kind, said.content, by=bopha, number=number).word is Word.SAVED
    before = _books()
    assert send(kind, said.content, by=bopha, number=number).word is Word.SAVED
    other = said.content | said.change
    with translation.override("en"):
        answer = send(kind, other, by=bopha, number=number)
        assert answer.word is Word.REFUSED
        assert answer.sentences == {"": [TAKEN.get(kind, str(ID_TAKEN))]}
    assert _through_the_api(kind, other, number, by=bopha) == "REFUSED"
    page = signed_in(bopha).post(said.page, said.posted | said.change | {"operation": str(number)})
    assert page.status_code in (409, 422)
    assert _books() == before


def test_an_id_of_another_kind_or_a_sheet_without_a_number_is_refused_in_general_words(
    group: Village, bopha: User
) -> None:
    said, number = said_of("meeting", group), uuid7()
    assert send("meeting", said.content, by=bopha, number=number).word is Word.SAVED
    shared = {"fund": str(group.fund.pk), "day": "3/3/2025", "how": "pay", "share_social": "no"}
    for kind, content in (
        ("share_out", shared),
        ("meeting", said.content | {"sheet": "x"}),
        ("meeting", [1]),
    ):
        answer = send(kind, content, by=bopha, number=number)  # type: ignore[arg-type]
        assert answer.sentences == {"": [str(ID_TAKEN)]}


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_page_sent_is_not_sent_again_with_other_content(
    kind: str, group: Village, bopha: User, signed_in: Callable[[User], Client]
) -> None:
    client, said, number = signed_in(bopha), said_of(kind, group), str(uuid7())
    assert client.post(said.page, said.posted | {"operation": number}).status_code == 302
    before = _books()
    assert client.post(said.page, said.posted | {"operation": number}).status_code == 302
    again = client.post(said.page, said.posted | said.change | {"operation": number})
    assert again.status_code in (409, 422)
    assert _books() == before


def _through_the_api(kind: str, content: Content, number: UUID, *, by: User) -> str:
    answer = Client().post(
        "/api/records",
        json.dumps({"operations": [{"id": str(number), "kind": kind, "content": content}]}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {make_program_key(name='phone', by=by)}"},
    )
    return str(answer.json()["answers"][0]["word"])
