"""What is declared: every kind decides, files are told apart, docs/import.md says the same."""

from collections import Counter
from pathlib import Path

import pytest

from sahakum.accounts.models import User
from sahakum.capture import kinds
from sahakum.imports.columns import LANGUAGES, Column, Sort, Table
from sahakum.imports.declared import Declared
from sahakum.imports.deriving import table_of
from sahakum.imports.described import BEGIN, END, described
from sahakum.imports.headings import Headings
from sahakum.imports.left_out import NOT_IMPORTED
from sahakum.imports.questionnaires import ASSESSMENT
from sahakum.imports.recognising import recognise
from sahakum.imports.resolving import ANSWERERS
from sahakum.imports.tables import all_standing_tables, standing_table, tables_for
from sahakum.imports.tests.folders import write
from sahakum.imports.tests.samples import SAMPLES
from sahakum.imports.topics import Topic

STANDING = all_standing_tables()
DOCUMENT = Path(__file__).parents[3] / "docs" / "import.md"


def test_every_kind_of_record_is_imported_or_named_with_a_reason() -> None:
    imported = {table.operation for table in STANDING} | {ASSESSMENT}
    known = {kind.name for kind in kinds.all_kinds()}
    assert known - imported - set(NOT_IMPORTED) == set(), (
        "A new kind of record: declare its file in sahakum/imports/declared.py, or say in "
        "sahakum/imports/left_out.py why no file brings it in."
    )
    assert not imported & set(NOT_IMPORTED)
    assert set(NOT_IMPORTED) <= known
    assert all(len(reason) > 10 for reason in NOT_IMPORTED.values())


def test_every_file_has_a_sample_that_tests_try() -> None:
    names = {table.name for table in STANDING} - {"families"}
    assert names <= set(SAMPLES)


def test_names_of_files_stand_once() -> None:
    assert max(Counter(table.name for table in STANDING).values()) == 1


@pytest.mark.parametrize("table", STANDING, ids=lambda table: table.name)
def test_no_heading_means_two_columns(table: Table) -> None:
    said = Counter(key for column in table.columns for key in column.keys)
    assert [key for key, times in said.items() if times > 1] == []


@pytest.mark.parametrize("table", STANDING, ids=lambda table: table.name)
def test_the_key_is_made_of_its_columns(table: Table) -> None:
    assert [name for name in table.key if table.column(name) is None] == []


@pytest.mark.parametrize("table", STANDING, ids=lambda table: table.name)
@pytest.mark.parametrize("which", [*LANGUAGES, "name"])
def test_a_file_is_told_by_all_or_only_its_needed_headings(
    table: Table, which: str, vuthy: User, tmp_path: Path
) -> None:
    tables = tables_for(vuthy)
    needed = [column for column in table.columns if column.required]
    for columns in (list(table.columns), needed):
        headings = [one.name if which == "name" else one.heading(which) for one in columns]
        path = write(tmp_path / f"{table.name}.csv", headings, [])
        assert recognise(path, tables).table is table


def test_a_label_that_stands_twice_is_told_apart_by_the_one_before() -> None:
    table = standing_table("leavings")
    assert table is not None
    known_by = [column.en for column in table.columns if column.name.endswith("_by")]
    assert known_by[:2] == [
        "Income above the limit: From whom do you know?",
        "Rice for twelve months: From whom do you know?",
    ]


def test_a_question_that_stands_three_times_is_headed_by_its_name() -> None:
    texts = ("How many?", "How many?", "Since when?", "How many?")
    fields = [{"name": f"q{place}", "label": text} for place, text in enumerate(texts)]
    headings = Headings([(one, one) for one in fields])
    made = [
        headings.apart(Column(name=one["name"], km=one["label"], en=one["label"], help="")).en
        for one in fields
    ]
    assert made == ["How many?", "q1", "Since when?", "Since when?: How many?"]


@pytest.mark.django_db
def test_no_heading_of_a_questionnaire_means_two_columns(vuthy: User) -> None:
    for table in tables_for(vuthy):
        said = Counter(key for column in table.columns for key in column.keys)
        assert [key for key, times in said.items() if times > 1] == [], table.name


def test_whatever_a_row_names_can_be_looked_up(vuthy: User) -> None:
    columns = [column for table in tables_for(vuthy) for column in table.columns]
    named = {column.to for column in columns if column.sort is Sort.NAMED}
    assert named - set(ANSWERERS) == set()


def test_a_form_with_a_field_that_no_column_holds_is_found_at_once() -> None:
    wrong = Declared(name="x", kind="questionnaire", key=(), topic=Topic.SUPPORT)
    with pytest.raises(ValueError, match="definition"):
        table_of(wrong)
    with pytest.raises(ValueError, match="no kind"):
        table_of(Declared(name="x", kind="nothing", key=(), topic=Topic.SUPPORT))


def test_the_document_lists_all_files_and_columns() -> None:
    text = DOCUMENT.read_text("utf-8")
    written = text[text.index(BEGIN) : text.index(END) + len(END)]
    assert written == described(STANDING), "Write it anew: ./run import --columns"
