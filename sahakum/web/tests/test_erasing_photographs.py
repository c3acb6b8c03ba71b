"""A picture that nobody may see any more is erased for good: by whom, what stays, what is said."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.animals.models import AnimalPhotograph
from sahakum.animals.tests.world import Bank, a_bank
from sahakum.capture import photographs
from sahakum.capture.intake import Word
from sahakum.capture.models import HeldContent, PhotographBytes, PhotographErasure
from sahakum.grants.models import GrantPhotograph
from sahakum.grants.tests.world import asked
from sahakum.groups.tests.world import saved, send
from sahakum.journal.models import Operation
from sahakum.journal.sealing import seal
from sahakum.journal.verify import verify
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.web.tests import SignIn
from tests import pictures

WHY = {"reason": "មុខកុមារឃើញច្បាស់", "understood": "yes"}


@pytest.fixture
def bank(bopha: User, village: Place) -> Bank:
    """A bank with one cow."""
    bank = a_bank(bopha, village)
    bank.comes("ក", "10/1/2024")
    return bank


@pytest.fixture
def supervisor(dara: User, signed_in: SignIn) -> Client:
    """A supervisor who reads English."""
    client = signed_in(dara)
    client.cookies["django_language"] = "en"
    return client


def photographed(bank: Bank, day: str = "1/3/2026") -> AnimalPhotograph:
    said = {"animal": str(bank.animal("ក").pk), "taken_on": day}
    number = saved("animal_photograph", said | {"photograph": pictures.PHOTOGRAPH}, by=bank.by)
    return AnimalPhotograph.objects.get(pk=number)


def erased(client: Client, row: Any, **changes: str) -> Any:
    """The page is sent."""
    said = {"operation": str(uuid7())} | WHY | changes
    return client.post(reverse("erase-photograph", args=[row.pk]), said)


def page_of(client: Client, bank: Bank) -> str:
    return client.get(reverse("animal", args=[bank.animal("ក").pk])).content.decode()


def findings() -> list[str]:
    return [finding.code for finding in verify()]


def test_the_place_says_kindly_that_there_was_one(bank: Bank, supervisor: Client) -> None:
    older, latest = photographed(bank, "1/2/2026"), photographed(bank, "1/3/2026")
    shown = page_of(supervisor, bank)
    address = reverse("erase-photograph", args=[latest.pk])
    assert address in shown
    form = supervisor.get(address).content.decode()
    assert "This cannot be undone." in form
    assert reverse("animal-photograph", args=[latest.pk, "small"]) in form
    done = erased(supervisor, latest)
    assert done.status_code == 302
    assert done.url == reverse("animal", args=[bank.animal("ក").pk])
    shown = page_of(supervisor, bank)
    assert "There was a photograph here. It was erased on" in shown
    assert WHY["reason"] in shown
    assert f'{latest.pk}/small/"' not in shown
    assert address not in shown
    # What can be seen comes first.
    assert shown.index(str(older.pk)) < shown.index("There was a photograph here")
    for size in photographs.SIZES:
        gone = reverse("animal-photograph", args=[latest.pk, size])
        assert supervisor.get(gone).status_code == 404
    seal()
    assert findings() == []


def test_who_and_why_stay_in_its_history(bank: Bank, dara: User, supervisor: Client) -> None:
    row = photographed(bank)
    erased(supervisor, row)
    said = PhotographErasure.objects.get()
    assert (said.photograph, said.reason) == (row.pk, WHY["reason"])
    assert said.operation.actor_id == dara.pk
    assert set(said.operation.touched) == {str(row.pk), *row.operation.touched}
    history = supervisor.get(reverse("history", args=[row.operation_id])).content.decode()
    assert "The picture was erased on" in history
    assert WHY["reason"] in history
    assert dara.name_en in history
    assert "Erase the picture for good" not in history
    row.refresh_from_db()
    assert row.voided_by is None


def test_who_reads_no_history_is_not_told_why(
    bank: Bank, supervisor: Client, rithy: User, signed_in: SignIn
) -> None:
    erased(supervisor, photographed(bank))
    shown = page_of(signed_in(rithy), bank)
    assert "gone soft" in shown
    assert WHY["reason"] not in shown


def test_without_a_reason_or_without_having_understood_nothing_is_erased(
    bank: Bank, supervisor: Client
) -> None:
    row = photographed(bank)
    for missing in ("reason", "understood"):
        answer = erased(supervisor, row, **{missing: ""})
        assert answer.status_code == 422
        assert "Please fill this in." in answer.content.decode()
    assert PhotographBytes.objects.get(pk=row.pk).full
    # What was typed waits, and is finished from the list.
    listed = supervisor.get(reverse("attention")).content.decode()
    address = re.search(r'href="(/photographs/[^"]*held=[^"]*)"', listed)
    assert address is not None
    assert WHY["reason"] in supervisor.get(address[1].replace("&amp;", "&")).content.decode()


def test_sent_twice_it_says_the_same_and_a_second_person_finds_nothing_to_erase(
    bank: Bank, dara: User, vuthy: User, supervisor: Client, signed_in: SignIn
) -> None:
    row, number = photographed(bank), str(uuid7())
    for _ in range(2):
        assert erased(supervisor, row, operation=number).status_code == 302
    assert PhotographErasure.objects.count() == 1
    other, place = signed_in(vuthy), reverse("animal", args=[row.animal_id])
    other.cookies["django_language"] = "en"
    address = reverse("erase-photograph", args=[row.pk])
    for method in (other.get, other.post):
        answer: Any = method(address, WHY)
        assert answer.url == place
        assert "This photograph was erased before." in other.get(place).content.decode()
    assert not HeldContent.objects.exists()
    content = WHY | {"photograph": str(row.pk)}
    assert send("photograph_erasure", content, by=vuthy).word is Word.NEEDS_ATTENTION
    assert PhotographErasure.objects.count() == 1


def test_who_took_it_leads_nobody_or_is_elsewhere_erases_nothing(
    bank: Bank, bopha: User, chantha: User, signed_in: SignIn
) -> None:
    row = photographed(bank)
    assert reverse("erase-photograph", args=[row.pk]) not in page_of(signed_in(bopha), bank)
    for one in (bopha, chantha):
        answer = erased(signed_in(one), row)
        assert answer.status_code == 403
        send("photograph_erasure", WHY | {"photograph": str(row.pk)}, by=one)
    assert not PhotographErasure.objects.exists()
    assert Client().get(reverse("erase-photograph", args=[row.pk])).status_code == 302


def test_a_voided_one_is_erased_from_its_history(bank: Bank, supervisor: Client) -> None:
    row = photographed(bank)
    saved("void", {"operation": str(row.pk), "reason": "x"}, by=bank.by)
    history = supervisor.get(reverse("history", args=[row.pk])).content.decode()
    address = reverse("erase-photograph", args=[row.pk])
    assert address in history
    assert "<img" not in supervisor.get(address).content.decode()
    assert erased(supervisor, row).url == reverse("history", args=[row.pk])
    assert PhotographBytes.objects.get(pk=row.pk).full is None
    assert findings() == []


def test_an_erasure_is_never_voided_and_an_erased_photograph_can_be(
    bank: Bank, dara: User, supervisor: Client
) -> None:
    row = photographed(bank)
    erased(supervisor, row)
    number = str(PhotographErasure.objects.get().operation_id)
    answer = send("void", {"operation": number, "reason": "x"}, by=dara)
    assert answer.word is Word.NEEDS_ATTENTION
    saved("void", {"operation": str(row.pk), "reason": "x"}, by=dara)
    assert "There was a photograph here" not in page_of(supervisor, bank)
    assert findings() == []


def test_a_picture_that_came_back_or_went_without_a_word_is_found(
    bank: Bank, supervisor: Client
) -> None:
    row, other = photographed(bank), photographed(bank)
    kept = PhotographBytes.objects.get(pk=row.pk)
    erased(supervisor, row)
    PhotographBytes.objects.filter(pk=row.pk).update(
        full=kept.full, small=kept.small, erased_at=None
    )
    assert findings() == ["erased_photograph_back"]
    photographs.erase(row)
    photographs.erase(other)
    assert findings() == ["erased_without_reason"]


def test_a_photograph_about_a_grant_is_erased_alike(
    bopha: User, dara: User, village: Place, supervisor: Client
) -> None:
    grant = asked(bopha, dara, village).grant
    said = {"grant": str(grant.pk), "shows": "receipt", "taken_on": "1/3/2026"}
    number = saved(
        "business_grant_photograph", said | {"photograph": pictures.PHOTOGRAPH}, by=bopha
    )
    row = GrantPhotograph.objects.get(pk=number)
    place = reverse("business-grant", args=[grant.pk])
    assert reverse("erase-photograph", args=[row.pk]) in supervisor.get(place).content.decode()
    assert erased(supervisor, row).url == place
    assert "There was a photograph here" in supervisor.get(place).content.decode()
    assert Operation.objects.filter(kind="photograph_erasure").count() == 1
