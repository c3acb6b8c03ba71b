"""Empty templates for signed-in people, in both languages and as both kinds of file."""

from collections.abc import Callable

import pytest
from django.test import Client

from sahakum.accounts.models import User
from sahakum.imports.tables import TABLES

SignedIn = Callable[[User], Client]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("extension", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["km", "en"])
def test_each_template_can_be_downloaded(
    signed_in: SignedIn, bopha: User, table: object, extension: str, language: str
) -> None:
    name = table.name  # type: ignore[attr-defined]
    page = f"/imports/templates/{name}.{extension}?language={language}"
    answer = signed_in(bopha).get(page)
    assert answer.status_code == 200
    heading = "លេខគ្រួសារ" if language == "km" else "Family number"
    assert extension == "xlsx" or heading in answer.content.decode()


@pytest.mark.parametrize("page", ["nothing.csv", "families.pdf"])
def test_what_is_no_template_is_not_found(signed_in: SignedIn, bopha: User, page: str) -> None:
    assert signed_in(bopha).get(f"/imports/templates/{page}").status_code == 404


@pytest.mark.django_db
def test_a_stranger_is_asked_to_sign_in() -> None:
    answer = Client().get("/imports/templates/families.csv")
    assert answer.status_code == 302
