"""Empty templates for signed-in people, in both languages and as both kinds of file."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client

from sahakum.accounts.models import User
from sahakum.imports.blanks import blank_xlsx
from sahakum.imports.columns import Table
from sahakum.imports.tables import standing_table, standing_tables

SignedIn = Callable[[User], Client]


@pytest.mark.parametrize(
    "table", [*standing_tables()[0], *standing_tables()[1]], ids=lambda table: table.name
)
@pytest.mark.parametrize("extension", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["km", "en"])
def test_each_template_can_be_downloaded(
    signed_in: SignedIn, bopha: User, table: Table, extension: str, language: str
) -> None:
    page = f"/imports/templates/{table.name}.{extension}?language={language}"
    answer = signed_in(bopha).get(page)
    assert answer.status_code == 200
    heading = table.columns[-1].heading(language)
    assert extension == "xlsx" or heading in answer.content.decode()


@pytest.mark.parametrize("page", ["nothing.csv", "families.pdf"])
def test_what_is_no_template_is_not_found(signed_in: SignedIn, bopha: User, page: str) -> None:
    assert signed_in(bopha).get(f"/imports/templates/{page}").status_code == 404


@pytest.mark.django_db
def test_a_stranger_is_asked_to_sign_in() -> None:
    answer = Client().get("/imports/templates/families.csv")
    assert answer.status_code == 302


@pytest.mark.parametrize("language", ["km", "en"])
def test_answers_can_be_chosen_from_a_list(language: str) -> None:
    table = standing_table("asset-checks")
    assert table is not None
    with zipfile.ZipFile(io.BytesIO(blank_xlsx(table, language))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    column = table.column("state")
    assert column is not None
    shown = [label.km if language == "km" else label.en for _, label in column.choices]
    assert f'<formula1>"{",".join(shown)}"</formula1>' in sheet
