"""The first administrator of an office, made by the command."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import Organisation, Post, User
from sahakum.config import cli
from sahakum.staff.models import StaffChange

pytestmark = pytest.mark.django_db
OFFICE = ["--name", "ពៅ សុខា", "--organisation", "អង្គការថ្មី"]


def test_an_empty_office_gets_its_first_administrator(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["administrator", "sokha", *OFFICE, "--area", "0204", "--json"]) == 0
    password = json.loads(capsys.readouterr().out)["password"]
    browser = Client()
    signed = browser.post(reverse("sign-in"), {"username": "sokha", "password": password})
    assert signed.status_code == 302
    assert browser.get(reverse("users")).status_code == 200
    post = Post.objects.select_related("area").get()
    assert (post.role, post.area and post.area.name_en) == ("administrator", "Bavel")
    # Both are written within a moment, and identifiers of one moment are in no order.
    sorts = StaffChange.objects.values_list("sort", flat=True)
    assert sorted(sorts) == ["post_given", "user_added"]


def test_a_second_one_belongs_to_the_same_organisation() -> None:
    for name in ("sokha", "theary"):
        assert cli.main(["administrator", name, *OFFICE]) == 0
    assert Organisation.objects.count() == 1
    assert set(Post.objects.values_list("area", flat=True)) == {None}


@pytest.mark.parametrize(
    ("name", "options"), [("sokha", []), ("S K", []), ("other", ["--area", "9999"])]
)
def test_who_cannot_be_made_is_told_why(
    name: str, options: list[str], sokha: User, capsys: pytest.CaptureFixture[str]
) -> None:
    before = User.objects.count()
    assert cli.main(["administrator", name, *OFFICE, *options]) == 2
    assert capsys.readouterr().err
    assert User.objects.count() == before
