"""XLSForms taken into drafts, with everything that could not be taken named."""

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from django.utils import translation

from sahakum.assessments.definition import QuestionKind
from sahakum.assessments.reading import definition_of
from sahakum.assessments.xlsform import Taken, XlsFormError, taken_from

HEAD = ("type", "name", "label::English (en)", "label::Khmer (km)", "hint::English (en)")
SURVEY = [
    (*HEAD, "hint::Khmer (km)", "required", "relevant", "constraint", "calculation"),
    ("begin group", "home", "Home", "ផ្ទះ"),
    ("select_one yn", "Well", "Well?", "ល្អទេ?", "Say", "និយាយ", "yes"),
    ("select_multiple needs", "needs", "Needs?", "ត្រូវការ?", "", "", "", '${Well} = "no"'),
    ("integer", "age", "Age", "អាយុ", "", "", "", "selected(${needs}, '2')", ". >= 5 and . < 18"),
    ("calculate", "sum", "", "", "", "", "", "", "", "${age} + 1"),
    ("end group", "home"),
    ("begin repeat", "animals", "Animals", "សត្វ"),
    ("text", "animal", "Which?", "អ្វី?"),
    ("end repeat", "animals"),
    ("geopoint", "where", "Where?", "ឯណា?"),
    ("decimal", "land", "Land", "ដី", "", "", "", "string-length(${Well}) > 1", "regex(., 'x')"),
    ("date", "seen", "Seen on", "ឃើញថ្ងៃ"),
    ("note", "bye", "Thank you", "អរគុណ"),
]
CHOICES = [
    ("list_name", "name", "label::English (en)", "label::Khmer (km)", "points"),
    ("yn", "yes", "Yes", "បាទ", 0),
    ("yn", "no", "No", "ទេ", 2),
    ("needs", "rice", "Rice", "អង្ករ"),
    ("needs", "2", "Net", "មុង"),
]
SETTINGS = [("form_title", "form_id"), ("ការពិនិត្យ", "Home check")]


def written(path: Path, **sheets: Sequence[tuple[object, ...]]) -> Path:
    workbook = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    workbook.close()
    return path


@pytest.fixture
def taken(tmp_path: Path) -> Taken:
    path = written(tmp_path / "form.xlsx", survey=SURVEY, choices=CHOICES, settings=SETTINGS)
    with translation.override("en"):
        return taken_from(path)


def test_groups_questions_languages_and_points_are_taken(taken: Taken) -> None:
    definition = definition_of(taken.document)
    assert (definition.code, definition.title.km) == ("home_check", "ការពិនិត្យ")
    assert [section.title.en for section in definition.sections] == ["Home", "Questions"]
    asked = {one.name: one for one in definition.questions()}
    assert list(asked) == ["well", "needs", "age", "land", "seen"]
    well = asked["well"]
    assert (well.text.km, well.help.en, well.required) == ("ល្អទេ?", "Say", True)
    assert [choice.points for choice in well.choices] == [0, 2]
    assert asked["seen"].kind is QuestionKind.DAY


def test_simple_conditions_and_bounds_are_taken(taken: Taken) -> None:
    asked = {one.name: one for one in definition_of(taken.document).questions()}
    assert asked["needs"].show_if == "(well = 'no')"
    assert asked["age"].show_if == "('answer_2' in needs)"
    assert (asked["age"].least, asked["age"].most) == (5, 17)
    assert [choice.code for choice in asked["needs"].choices] == ["rice", "answer_2"]


def test_everything_else_is_named(taken: Taken) -> None:
    about = {sentence.partition(":")[0] for sentence in taken.left_out}
    assert about == {"sum", "animals", "where", "land", "bye", "title"}
    assert "land: regex(., 'x')" in taken.left_out
    assert any("string-length" in sentence for sentence in taken.left_out)
    assert "title: English is missing" in taken.left_out


@pytest.mark.parametrize(
    "survey",
    [
        [("type", "name", "label"), ("select_one nothing", "a", "A")],
        [("type", "name", "label"), ("begin group", "a", "A")],
        [("something", "else"), ("a", "b")],
        [("type", "name", "label"), ("text", "a", "A"), ("text", "a", "B")],
        [("type", "name", "label"), ("text", "a", "${nobody}")],
    ],
    ids=["no list", "no end", "no columns", "twice", "unknown"],
)
def test_what_is_no_xlsform_says_so(survey: Sequence[tuple[object, ...]], tmp_path: Path) -> None:
    with pytest.raises(XlsFormError):
        taken_from(written(tmp_path / "form.xlsx", survey=survey))


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/document.xml", "<w/>"),
        ("[Content_Types].xml", "<Types"),
        ("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><Types>&b;</Types>"),
        ("xl/workbook.xml", "<workbook/>"),
    ],
)
def test_another_kind_of_archive_says_so(part: str, content: str, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "form.xlsx", "w") as archive:
        archive.writestr(part, content)
    with pytest.raises(XlsFormError):
        taken_from(tmp_path / "form.xlsx")
