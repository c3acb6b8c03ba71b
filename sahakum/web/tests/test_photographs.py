"""Photographs on pages: taken with a phone, kept beside a wrong answer, shown to who may see."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.animals.models import AnimalPhotograph
from sahakum.animals.tests.world import Bank, a_bank
from sahakum.capture import photographs
from sahakum.capture.models import HeldContent, PhotographBytes
from sahakum.grants.models import GrantPhotograph
from sahakum.grants.tests.world import asked
from sahakum.groups.tests.world import saved, send
from sahakum.journal.models import View
from sahakum.lib.ids import uuid7
from sahakum.lib.pictures import read_picture
from sahakum.places.models import Place
from sahakum.web.tests import SignIn
from tests import pictures

MEGABYTE = 1024 * 1024


@pytest.fixture
def bank(bopha: User, village: Place) -> Bank:
    """A bank with one cow."""
    bank = a_bank(bopha, village)
    bank.comes("ក", "10/1/2024")
    return bank


def english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


def page_of(bank: Bank) -> str:
    return reverse("new-animal-photograph", args=[bank.animal("ក").pk])


def taken(client: Client, address: str, *files: bytes, **said: str) -> Any:
    """A photograph is sent as a phone's browser sends it."""
    sent = [SimpleUploadedFile("IMG_0001.jpg", file, "image/jpeg") for file in files]
    content: dict[str, Any] = {"operation": str(uuid7()), "taken_on": "1/3/2026"} | said
    return client.post(address, content | {"photograph": sent})


def a_phones(megabytes: int) -> bytes:
    """A photograph of a phone, as large as a phone makes it."""
    sent = pictures.jpeg(1600, 1200, turned=6)
    return sent + bytes(megabytes * MEGABYTE - len(sent))


def test_the_page_asks_the_camera(bank: Bank, signed_in: SignIn) -> None:
    page = signed_in(bank.by).get(page_of(bank)).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert re.search(r'<input [^>]*type="file"[^>]*accept="image/\*" capture="environment"', page)
    assert page.count('name="photograph"') == 2
    assert 'name="taken_on"' in page


@pytest.mark.parametrize("megabytes", [2, 5, 8])
def test_a_photograph_of_a_phone_passes(megabytes: int, bank: Bank, signed_in: SignIn) -> None:
    client = english(signed_in(bank.by))
    done = taken(client, page_of(bank), a_phones(megabytes))
    assert done.status_code == 302
    stored = AnimalPhotograph.objects.get()
    assert (stored.width_px, stored.height_px) == (960, 1280)
    shown = client.get(done.headers["Location"]).content.decode()
    assert "1 March 2026" in shown
    jpeg = client.get(reverse("animal-photograph", args=[stored.pk, "full"])).content
    assert pictures.is_red(pictures.opened(jpeg), (0.5, 0.1))
    assert b"Exif" not in jpeg


def test_the_one_of_two_files_that_was_chosen_counts(bank: Bank, signed_in: SignIn) -> None:
    assert taken(signed_in(bank.by), page_of(bank), b"", pictures.webp()).status_code == 302
    assert AnimalPhotograph.objects.get().width_px == 64


WRONG = {
    "no byte": (b"", "This photograph is broken, or not all of it arrived."),
    "a list": (b"tag,sex\n1,female\n", "This is not a photograph."),
    "cut off": (pictures.jpeg(400, 300)[:900], "This photograph is broken"),
    "nine megabytes": (a_phones(9), "This photograph is too large: at most 8 MB."),
    "a bomb": (pictures.bomb(), "too many pixels"),
}


@pytest.mark.parametrize(("sent", "sentence"), WRONG.values(), ids=WRONG)
def test_what_is_no_photograph_comes_back_with_one_sentence(
    sent: bytes, sentence: str, bank: Bank, signed_in: SignIn
) -> None:
    answer = taken(english(signed_in(bank.by)), page_of(bank), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('class="error"') == 1
    assert sentence in page
    assert "is kept. Take another one" not in page
    assert not AnimalPhotograph.objects.exists()
    assert not PhotographBytes.objects.exists()


def test_who_chose_none_is_asked_for_one(bank: Bank, signed_in: SignIn) -> None:
    answer = taken(english(signed_in(bank.by)), page_of(bank))
    assert answer.status_code == 422
    assert "Please fill this in." in answer.content.decode()


def test_a_good_photograph_stays_while_the_day_is_corrected(bank: Bank, signed_in: SignIn) -> None:
    client, number = english(signed_in(bank.by)), str(uuid7())
    wrong = taken(client, page_of(bank), pictures.jpeg(), operation=number, taken_on="31/2/2026")
    text = wrong.content.decode()
    assert wrong.status_code == 422
    assert "is kept. Take another one only to replace it" in text
    assert pictures.PHOTOGRAPH[:60] not in text
    # The same from the list of what waits, also for the supervisor.
    listed = client.get(reverse("attention")).content.decode()
    assert pictures.PHOTOGRAPH[:60] not in listed
    address = re.search(r'href="([^"]*held=[^"]*)"', listed)
    assert address is not None
    again = client.get(address[1].replace("&amp;", "&"))
    shown = again.content.decode()
    assert again.status_code == 422
    assert "is kept. Take another one only to replace it" in shown
    assert len(shown) < 20_000
    done = taken(client, page_of(bank), operation=number, taken_on="1/3/2026")
    assert done.status_code == 302
    assert AnimalPhotograph.objects.get(pk=number).width_px == 64
    assert not HeldContent.objects.exists()


def test_a_second_tap_after_a_correction_says_the_same(bank: Bank, signed_in: SignIn) -> None:
    client, number = english(signed_in(bank.by)), str(uuid7())
    taken(client, page_of(bank), pictures.jpeg(), operation=number, taken_on="31/2/2026")
    for _ in range(2):
        done = taken(client, page_of(bank), operation=number, taken_on="1/3/2026")
        assert done.status_code == 302
    assert AnimalPhotograph.objects.count() == PhotographBytes.objects.count() == 1
    # Other content under the number is refused as ever.
    other = taken(client, page_of(bank), operation=number, taken_on="2/3/2026")
    assert other.status_code == 422
    assert "This number was used before for something else." in other.content.decode()
    assert str(AnimalPhotograph.objects.get().taken_on) == "2026-03-01"


def test_what_was_held_is_stored_as_it_was_held(bank: Bank, signed_in: SignIn) -> None:
    client, number = signed_in(bank.by), str(uuid7())
    sent = pictures.jpeg(2000, 1500)
    taken(client, page_of(bank), sent, operation=number, taken_on="x")
    taken(client, page_of(bank), operation=number)
    row = AnimalPhotograph.objects.get(pk=number)
    # Drawn once: a second time would have blurred it and made another file.
    assert row.sha256 == read_picture(sent).sha256


def test_another_one_replaces_the_one_that_was_kept(bank: Bank, signed_in: SignIn) -> None:
    client, number = signed_in(bank.by), str(uuid7())
    taken(client, page_of(bank), pictures.jpeg(), operation=number, taken_on="x")
    taken(client, page_of(bank), pictures.jpeg(80, 60), operation=number)
    assert AnimalPhotograph.objects.get(pk=number).width_px == 80


def test_nobody_finishes_what_another_held(
    bank: Bank, sreymom: User, bopha: User, village: Place, signed_in: SignIn
) -> None:
    said = {"animal": str(bank.animal("ក").pk), "taken_on": "x", "photograph": pictures.PHOTOGRAPH}
    held = send("animal_photograph", said, by=bopha)
    answer = taken(signed_in(sreymom), page_of(bank), operation=str(held.id))
    assert answer.status_code == 404
    assert not AnimalPhotograph.objects.exists()


def test_the_same_page_twice_stores_one(bank: Bank, signed_in: SignIn) -> None:
    client, number = signed_in(bank.by), str(uuid7())
    for _ in range(2):
        done = taken(client, page_of(bank), pictures.jpeg(), operation=number)
        assert done.status_code == 302
    assert PhotographBytes.objects.count() == 1


def photographed(bank: Bank, day: str = "1/3/2026") -> AnimalPhotograph:
    said = {"animal": str(bank.animal("ក").pk), "taken_on": day}
    number = saved("animal_photograph", said | {"photograph": pictures.PHOTOGRAPH}, by=bank.by)
    return AnimalPhotograph.objects.get(pk=number)


def test_the_page_shows_the_latest_and_loads_small_ones_only(bank: Bank, signed_in: SignIn) -> None:
    rows = [photographed(bank, day) for day in ("1/3/2026", "1/5/2026", "1/4/2026")]
    client = english(signed_in(bank.by))
    page = client.get(reverse("animal", args=[bank.animal("ក").pk])).content.decode()
    shown = re.findall(r'<img src="/animals/photographs/([^/]+)/(\w+)/"[^>]*>', page)
    assert shown == [(str(rows[at].pk), "small") for at in (1, 2, 0)]
    alternatives = re.findall(r'<img [^>]*alt="([^"]*)"', page)
    assert alternatives[0] == "Photograph of the animal · 1 May 2026"
    assert not any("ក" in words for words in alternatives)
    assert page.count('loading="lazy"') == 2
    saved("void", {"operation": str(rows[1].pk), "reason": "x"}, by=bank.by)
    page = client.get(reverse("animal", args=[bank.animal("ក").pk])).content.decode()
    assert str(rows[1].pk) not in page


def test_a_picture_is_the_browsers_own_and_asked_for_each_time(
    bank: Bank, signed_in: SignIn
) -> None:
    row, client = photographed(bank), signed_in(bank.by)
    address = reverse("animal-photograph", args=[row.pk, "full"])
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert View.objects.filter(page="photograph", subject_id=row.animal_id).count() == 2
    assert client.get(reverse("animal-photograph", args=[row.pk, "large"])).status_code == 404
    assert client.get(reverse("animal-photograph", args=[uuid7(), "full"])).status_code == 404


def test_voided_or_erased_it_is_not_there(bank: Bank, dara: User, signed_in: SignIn) -> None:
    first, second, client = photographed(bank), photographed(bank), signed_in(bank.by)
    saved("void", {"operation": str(first.pk), "reason": "x"}, by=bank.by)
    said = {"photograph": str(second.pk), "reason": "x", "understood": "yes"}
    saved("photograph_erasure", said, by=dara)
    for row in (first, second):
        for size in photographs.SIZES:
            address = reverse("animal-photograph", args=[row.pk, size])
            assert client.get(address).status_code == 404
    page = client.get(reverse("animal", args=[bank.animal("ក").pk]))
    assert page.status_code == 200


@pytest.mark.parametrize("name", ["chantha", "sreymom"])
def test_others_find_nothing(
    name: str, bank: Bank, request: pytest.FixtureRequest, signed_in: SignIn
) -> None:
    row, client = photographed(bank), signed_in(request.getfixturevalue(name))
    for size in photographs.SIZES:
        hidden = client.get(reverse("animal-photograph", args=[row.pk, size]))
        missing = client.get(reverse("animal-photograph", args=[uuid7(), size]))
        assert hidden.status_code == missing.status_code == 404
    stranger = Client().get(reverse("animal-photograph", args=[row.pk, "small"]))
    assert stranger.status_code == 302


def test_what_a_grant_bought_stands_beside_its_proof(
    bopha: User, dara: User, chantha: User, village: Place, signed_in: SignIn
) -> None:
    grant = asked(bopha, dara, village)
    client = english(signed_in(bopha))
    address = reverse("photograph-business-grant", args=[grant.grant.pk])
    assert "What does it show?" in client.get(address).content.decode()
    assert taken(client, address, pictures.png(), shows="receipt").status_code == 302
    row = GrantPhotograph.objects.get()
    page = client.get(reverse("business-grant", args=[grant.grant.pk])).content.decode()
    assert 'alt="A receipt · 1 March 2026"' in page
    picture = reverse("business-grant-photograph", args=[row.pk, "small"])
    assert picture in page
    assert client.get(picture).headers["Content-Type"] == "image/jpeg"
    assert english(signed_in(dara)).get(picture).status_code == 200
    assert signed_in(chantha).get(picture).status_code == 404
    # The address of one sort does not open the other.
    other = reverse("animal-photograph", args=[row.pk, "small"])
    assert client.get(other).status_code == 404
