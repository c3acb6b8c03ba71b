"""Signing in and out, the language, and what a stranger finds."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.web.tests import SignIn

PASSWORD = "correct-horse-battery"
DOORS = ["today", "families", "new-family", "delivery-list", "reports", "attention", "more"]


@pytest.mark.parametrize("name", DOORS)
def test_a_stranger_is_asked_to_sign_in(client: Client, db: None, name: str) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("sign-in"))


def test_bopha_signs_in_and_out(client: Client, bopha: User) -> None:
    bopha.set_password(PASSWORD)
    bopha.save()
    answer = client.post(reverse("sign-in"), {"username": "bopha", "password": PASSWORD})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("today")
    assert client.post(reverse("sign-out")).status_code == 302
    assert client.get(reverse("today")).status_code == 302


def test_a_wrong_password_says_no_more_than_a_wrong_name(client: Client, bopha: User) -> None:
    pages = [
        client.post(reverse("sign-in"), {"username": name, "password": "wrong"})
        for name in ("bopha", "nobody")
    ]
    sentences = [str(page.context["form"].non_field_errors()) for page in pages]
    assert sentences[0] == sentences[1] != ""


def test_too_many_wrong_passwords_are_met_with_a_clear_sentence(
    client: Client, bopha: User
) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        page = client.post(reverse("sign-in"), {"username": "bopha", "password": "wrong"})
    assert page.status_code == 429
    assert "៣០ នាទី" in page.content.decode()


def test_pages_are_khmer_whatever_the_browser_prefers(client: Client, db: None) -> None:
    page = client.get(reverse("sign-in"), headers={"accept-language": "en"})
    assert '<html lang="km">' in page.content.decode()


def test_the_language_is_switched_by_a_button_and_kept(client: Client, db: None) -> None:
    where = reverse("sign-in")
    answer = client.post(reverse("language"), {"language": "en", "next": where})
    assert answer["Location"] == where
    assert '<html lang="en">' in client.get(where).content.decode()


def test_the_language_of_a_person_counts_where_no_cookie_does(
    signed_in: SignIn, bopha: User
) -> None:
    bopha.language = "en"
    bopha.save()
    page = signed_in(bopha).get(reverse("today"))
    assert "Bopha" in page.content.decode()


def test_signing_out_needs_a_button(signed_in: SignIn, bopha: User) -> None:
    assert signed_in(bopha).get(reverse("sign-out")).status_code == 405


def test_scripts_of_others_and_inline_scripts_are_forbidden(client: Client, db: None) -> None:
    page = client.get(reverse("sign-in"))
    policy = page["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "<script>" not in page.content.decode()
