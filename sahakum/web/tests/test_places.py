"""Pages of places: finding, adding, sites, and the review of a newer list."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from conftest import Take
from sahakum.accounts.models import User
from sahakum.lib.ids import uuid7
from sahakum.localities.models import PlaceChange, Site
from sahakum.localities.tests.test_renewals import EVERYTHING, NEW_VILLAGE, RENAMED, newer
from sahakum.places import selectors
from sahakum.places.models import Place
from sahakum.web.tests import SignIn

KROM = {"type": "krom", "name_km": "ក្រាំងរោង", "name_en": "Kraing Rhong", "from_on": "1/3/2020"}
SITE = {"sort": "school", "name_km": "បឋមសិក្សាបវេល", "noted_on": "1/11/2026"}


def text_of(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", ["bopha", "rithy", "sokha"])
def test_everybody_finds_places_in_both_scripts_with_their_chain(
    name: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(name))
    page = text_of(client, reverse("places"), q="Teng Mao")
    assert "ភូមិតែងម៉ៅ" in page
    assert "ស្រុក" in page
    assert "រកាពប្រាំ" in text_of(client, reverse("places"), q="រការប្រាំ")
    assert text_of(client, reverse("places"))
    assert "ថ្មីណាមួយ" in text_of(client, reverse("places"), q="ថ្មីណាមួយ")


def test_a_sangkat_is_called_a_sangkat(bopha: User, signed_in: SignIn) -> None:
    sangkat = selectors.by_code("050201")
    assert sangkat is not None
    page = text_of(signed_in(bopha), reverse("place", args=[sangkat.pk]))
    assert "សង្កាត់ច្បារមន" in page
    assert "ឃុំច្បារមន" not in page


def test_a_krom_is_added_from_the_page_of_its_village(
    dara: User, village: Place, signed_in: SignIn
) -> None:
    client = signed_in(dara)
    address = reverse("new-place", args=[village.pk])
    assert text_of(client, address).count('value="krom" id') == 1
    wrong = client.post(address, KROM | {"operation": str(uuid7()), "name_km": ""})
    assert wrong.status_code == 422
    operation = str(uuid7())
    for _ in range(2):
        answer = client.post(address, KROM | {"operation": operation})
        assert answer["Location"] == reverse("place", args=[village.pk])
    assert PlaceChange.objects.count() == 1
    assert "ក្រុមក្រាំងរោង" in text_of(client, reverse("place", args=[village.pk]))


def test_a_site_is_noted_on_the_page_of_its_village(
    bopha: User, chantha: User, sreymom: User, village: Place, signed_in: SignIn
) -> None:
    client, address = signed_in(bopha), reverse("new-site", args=[village.pk])
    position = {"latitude": "13.35", "longitude": "102.88", "position_known": "measured"}
    wrong = client.post(address, SITE | position | {"operation": str(uuid7())})
    assert wrong.status_code == 422
    said = SITE | position | {"precision_m": "៨", "operation": str(uuid7())}
    assert client.post(address, said).status_code == 302
    assert Site.objects.get().village == village
    page = reverse("place", args=[village.pk])
    assert "១៣,៣៥" in text_of(client, page)
    assert SITE["name_km"] in text_of(signed_in(chantha), page)
    assert SITE["name_km"] not in text_of(signed_in(sreymom), page)
    assert reverse("place", args=[village.pk]) in text_of(
        client, reverse("village", args=[village.pk])
    )


@pytest.mark.parametrize("name", ["new-place", "new-site", "place-names"])
def test_outside_ones_area_nothing_is_added(
    name: str, dara: User, sokha: User, signed_in: SignIn
) -> None:
    elsewhere = selectors.by_code("05070101")
    assert elsewhere is not None
    for user in (dara, sokha):
        client = signed_in(user)
        assert client.get(reverse(name, args=[elsewhere.pk])).status_code == 404
        assert client.get(reverse(name, args=[999_999_999])).status_code == 404


def test_other_names_are_added(sokha: User, village: Place, signed_in: SignIn) -> None:
    client, said = signed_in(sokha), {"aliases": "Phum Sak", "source": "a letter"}
    address = reverse("place-names", args=[village.pk])
    assert client.post(address, said | {"operation": str(uuid7())}).status_code == 302
    assert "Phum Sak" in text_of(client, reverse("place", args=[village.pk]))


@pytest.mark.parametrize(("name", "address"), [("bopha", "newer-places"), ("dara", "newer-places")])
def test_a_newer_list_is_reviewed_by_administrators(
    name: str, address: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    assert signed_in(request.getfixturevalue(name)).get(reverse(address)).status_code == 403


def review(client: Client, content: bytes) -> str:
    file = SimpleUploadedFile("newer.csv", content)
    answer = client.post(reverse("newer-places"), {"file": file, "step": "compare"})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def lines_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(line-\d+)" value="([^"]+)"', page))


def test_a_newer_list_is_reviewed_and_accepted_on_the_page(
    sokha: User, village: Place, signed_in: SignIn
) -> None:
    client, content = signed_in(sokha), newer(EVERYTHING, NEW_VILLAGE)
    page = review(client, content)
    lines = lines_of(page)
    assert len(lines) == 5
    assert not PlaceChange.objects.exists()
    renamed = re.search(r'name="choice" value="(\d+)"><span>ភូមិបវេល ១', page)
    assert renamed
    said = lines | {"from_on": "1/10/2026", "source": "NCDD", "choice": renamed[1]}
    one = client.post(reverse("newer-places"), said | {"step": "chosen"})
    assert one.status_code == 200
    change = PlaceChange.objects.get()
    assert (change.sort, change.place, change.source) == ("renamed", village, "NCDD")
    shown = text_of(client, reverse("place", args=[village.pk]))
    assert all(word in shown for word in ("បវេល ១", "បវេលថ្មី", "NCDD", "០១/០៦/២០២៦"))
    left = lines_of(review(client, content))
    assert len(left) == 4
    said = left | {"from_on": "1/10/2026", "source": "NCDD", "step": "all"}
    assert client.post(reverse("newer-places"), said).status_code == 200
    assert lines_of(review(client, content)) == {}


def test_what_is_accepted_is_what_was_reviewed(sokha: User, signed_in: SignIn) -> None:
    client = signed_in(sokha)
    lines = lines_of(review(client, newer(RENAMED)))
    forged = {name: value[:-2] + "xx" for name, value in lines.items()}
    said = forged | {"from_on": "1/10/2026", "source": "NCDD", "step": "all"}
    assert client.post(reverse("newer-places"), said).status_code == 422
    said = lines | {"from_on": "never", "source": "NCDD", "step": "all"}
    assert client.post(reverse("newer-places"), said).status_code == 422
    assert not PlaceChange.objects.exists()


def test_a_file_that_is_no_list_says_why(sokha: User, signed_in: SignIn) -> None:
    file = SimpleUploadedFile("newer.csv", b"\xff\xfe")
    answer = signed_in(sokha).post(reverse("newer-places"), {"file": file, "step": "compare"})
    assert answer.status_code == 422
    assert signed_in(sokha).post(reverse("newer-places"), {"step": "compare"}).status_code == 422


def test_a_held_site_comes_again(
    bopha: User, village: Place, take: Take, signed_in: SignIn
) -> None:
    answer = take("site", SITE | {"village": str(village.pk), "sort": "bank"}, by=bopha)
    client = signed_in(bopha)
    address = f"{reverse('new-site', args=[village.pk])}?held={answer.id}"
    assert address in text_of(client, reverse("attention"))
    assert SITE["name_km"] in client.get(address).content.decode()
