"""Answers to questionnaires: one file each, a column a question, by its text or its name."""

from pathlib import Path
from typing import Any

import pytest

from sahakum.assessments.models import Response
from sahakum.assessments.tests.samples import SOCIAL, VILLAGE
from sahakum.imports.columns import Table
from sahakum.imports.outcomes import Word
from sahakum.imports.tests.conftest import Run
from sahakum.imports.tests.folders import VILLAGE as VILLAGE_CODE
from sahakum.imports.tests.samples import write_families, write_sample

Line = dict[str, str]
FUNCTIONS = ("seeing", "hearing", "walking", "remembering", "caring", "communicating")


@pytest.fixture
def folder(tmp_path: Path, db: None) -> Path:
    """A folder of two families."""
    write_families(tmp_path)
    return tmp_path


def social(**changes: str) -> Line:
    # Plain numbers: a point means another thing below a Khmer heading than below an English one.
    said = {name: _cell(value) for name, value in SOCIAL.items()} | {
        "income_wages": "400000",
        "income_remittance": "100000",
    }
    return {"code": "A-1", "assessed_on": "11/11/2026"} | said | changes


def _cell(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


def answers_of(response: Response) -> dict[str, Any]:
    return {one.question: one.value for one in response.answers.all()}


@pytest.mark.parametrize("language", ["en", "km"])
def test_questions_are_found_by_their_text_in_either_language(
    folder: Path, run: Run, tables: dict[str, Table], language: str
) -> None:
    table = tables["answers-social-economic"]
    write_sample(folder, table, [social()], language=language)
    report = run()
    assert report.all_well, report.as_data()
    assert Response.objects.get().household is not None
    write_sample(folder, table, [social()], language="en" if language == "km" else "km")
    again = run().files[-1]
    assert (again.counts[Word.UNCHANGED], again.counts[Word.CHANGED]) == (1, 0)


def test_what_is_not_asked_is_not_kept(folder: Path, run: Run, tables: dict[str, Table]) -> None:
    row = social(has_debt="no")
    write_sample(folder, tables["answers-social-economic"], [row])
    report = run()
    assert report.all_well, report.as_data()
    kept = answers_of(Response.objects.get())
    assert "has_debt" in kept
    assert "lenders" not in kept


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"house": "castle"}, "none of the answers"),
        ({"lenders": "private; uncle"}, "none of the answers"),
        ({"members": "many"}, "number"),
        ({"house": ""}, "fill this in"),
        ({"income_wages_currency": ""}, ""),
    ],
)
def test_a_wrong_answer_is_named_in_its_own_column(
    folder: Path, run: Run, tables: dict[str, Table], change: Line, sentence: str
) -> None:
    table = tables["answers-social-economic"]
    write_sample(folder, table, [social(**change), social(code="A-2")])
    file = run().files[-1]
    [name] = change
    column = table.column(name)
    assert column is not None
    assert [(row.line, row.column) for row in file.refused] == [(2, column.en)]
    assert sentence in file.refused[0].sentence
    assert Response.objects.count() == 1


def test_a_person_is_assessed_by_family_and_name(
    folder: Path, run: Run, tables: dict[str, Table]
) -> None:
    row = {"code": "A-1", "person": "ម៉ៅ ស្រីមុំ", "assessed_on": "11/11/2026"}
    table = tables["answers-functioning"]
    asked = [column.name for column in table.columns if column.into]
    write_sample(folder, table, [row | dict.fromkeys(asked, "No - no difficulty")])
    report = run()
    assert report.all_well, report.as_data()
    person = Response.objects.get().person
    assert person is not None
    assert person.name == "ម៉ៅ ស្រីមុំ"


def test_a_village_is_assessed_by_its_code(
    folder: Path, run: Run, tables: dict[str, Table]
) -> None:
    row = {"village": VILLAGE_CODE, "assessed_on": "11/11/2026"} | VILLAGE
    write_sample(folder, tables["answers-village-risk"], [row])
    report = run()
    assert report.all_well, report.as_data()
    assert Response.objects.get().village_id is not None


def test_a_row_names_the_questionnaire_and_not_its_version(tables: dict[str, Table]) -> None:
    """So a newer version changes no row that was imported before."""
    assert tables["answers-social-economic"].fixed == {"version": "social_economic"}
    assert tables["answers-social-economic"].key == ("code", "assessed_on", "row_key")
