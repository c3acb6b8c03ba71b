"""Files that are wrong: each gets its sentence and changes nothing else."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from sahakum.accounts.models import User
from sahakum.imports.blanks import blank_xlsx
from sahakum.imports.outcomes import FileReport, Word
from sahakum.imports.recognising import recognise
from sahakum.imports.refusals import safe
from sahakum.imports.rows import UnreadableError
from sahakum.imports.run import import_folder
from sahakum.imports.tables import FAMILIES
from sahakum.imports.tests.folders import EN, VISITS, family, read, write
from sahakum.registry.models import Household, Person

Run = Callable[..., FileReport]


@pytest.fixture
def run(tmp_path: Path, vuthy: User) -> Run:
    """Imports one file of families for Vuthy, in English."""

    def _run(*families: list[list[str]], **options: str) -> FileReport:
        rows = [row for rows in families for row in rows]
        write(tmp_path / "list.csv", EN, rows, **options)
        return import_folder(tmp_path, by=vuthy, language="en").files[0]

    return _run


@pytest.mark.parametrize(
    ("change", "column", "sentence"),
    [
        ({"born": "31/02/2001"}, "Born", "no such day"),
        ({"born": "11/12/69"}, "Born", "four digits"),
        ({"born": "1/1/2569"}, "Born", "Buddhist"),
        ({"registered_on": "1/1/2099"}, "Registered on", "still to come"),
        ({"registered_on": "2026"}, "Registered on", "write the day as well"),
        ({"village": "99999999"}, "Village", "no such village"),
        ({"village": "01020101"}, "Village", "outside your area"),
        ({"family_name": "smÞ½n"}, "Family name", "old Khmer font"),
        ({"given_name": "ក" * 70}, "Given name", "too long"),
        ({"given_name": "ក" * 9000}, "Given name", "too long"),
        ({"given_name": "=1+1"}, "Given name", "formula"),
        ({"sex": "perhaps"}, "Sex", "none of the answers"),
        ({"consent": ""}, "Consent", "fill this in"),
        ({"telephone": "12"}, "Telephone", "telephone"),
        ({"relation_to_head": "child"}, "", "one head"),
    ],
)
def test_a_wrong_cell_refuses_its_family_only(
    run: Run, change: dict[str, str], column: str, sentence: str
) -> None:
    rows = family("A1", **change)
    if "consent" in change:
        for row in rows:
            row[EN.index("Consent")] = ""
    if change.keys() & {"village", "registered_on", "telephone"}:
        for row in rows[1:]:
            row[1:4] = ["", "", ""]
    report = run(rows, family("A2"))
    assert (report.refused[0].line, report.refused[0].column) == (2, column)
    assert sentence in report.refused[0].sentence
    assert report.counts == {
        Word.SAVED: 3,
        Word.REFUSED: 3,
        Word.UNCHANGED: 0,
        Word.CHANGED: 0,
    }
    assert Household.objects.get().code == "A2"


def test_day_comes_first_and_digits_are_of_either_script(run: Run) -> None:
    run(family("A1", born="១១/១២/១៩៩០", given_name="ស្រី\u200bមុំ"))
    person = Person.objects.get(family_name="ម៉ៅ", given_name="ស្រីមុំ")
    assert str(person.born_on) == "1990-12-11"


def test_a_future_visit_is_refused(tmp_path: Path, run: Run, vuthy: User) -> None:
    run(family("A1"))
    write(tmp_path / "v.csv", VISITS, [("A1", "1/1/2099", "head", "better", "")])
    report = import_folder(tmp_path, by=vuthy, language="en").files[1]
    assert (report.refused[0].line, report.refused[0].column) == (2, "Day of the visit")


def test_a_broken_line_is_named_and_its_family_refused(
    tmp_path: Path, run: Run, vuthy: User
) -> None:
    run(family("A1"), family("A2"))
    path = tmp_path / "list.csv"
    lines = path.read_bytes().replace(b"A1,", b"B1,").replace(b"A2,", b"B2,").split(b"\r\n")
    lines[2] = lines[2].replace(b"child", b"ch\xff\xfeild")
    path.write_bytes(b"\r\n".join(lines))
    report = import_folder(tmp_path, by=vuthy, language="en").files[0]
    assert report.refused[0].line == 3
    assert "Line 3" in report.refused[0].sentence
    assert report.counts[Word.SAVED] == 3
    assert not Household.objects.filter(code="B1").exists()


def test_a_name_of_ten_megabytes_is_refused_without_harm(run: Run) -> None:
    report = run(family("A1", given_name="ក" * 10_000_000), family("A2"))
    assert report.counts[Word.SAVED] == 3
    assert report.refused[0].line == 2


def test_a_quotation_mark_that_is_not_closed(tmp_path: Path, run: Run, vuthy: User) -> None:
    run(family("A1"))
    with (tmp_path / "list.csv").open("a") as target:
        target.write('B1,"open\n' + "x,y\n" * 50_000)
    report = import_folder(tmp_path, by=vuthy, language="en").files[0]
    assert report.counts[Word.UNCHANGED] == 3
    assert report.counts[Word.REFUSED] > 0


def test_rows_of_one_family_that_stand_apart(run: Run) -> None:
    rows = family("A1")
    report = run(rows[:2], family("A2"), rows[2:])
    assert report.counts[Word.SAVED] == 3
    assert "do not stand together" in report.refused[0].sentence


def test_rows_of_one_family_that_disagree(run: Run) -> None:
    rows = family("A1")
    rows[1][3] = "011 111 111"
    report = run(rows)
    assert (report.refused[0].line, report.refused[0].column) == (3, "Telephone")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"one,two\n1,2\n", "no headings"),
        (",".join([*EN, "Colour"]).encode(), "“Colour”"),
        (",".join([*EN, "Sex"]).encode(), "twice"),
        (",".join(EN[1:]).encode(), "លេខគ្រួសារ"),
        (b"\xe0\xe1\xe2,\xff\n", "UTF-8"),
    ],
)
def test_a_file_that_is_not_understood(
    tmp_path: Path, vuthy: User, content: bytes, sentence: str
) -> None:
    (tmp_path / "list.csv").write_bytes(content)
    report = import_folder(tmp_path, by=vuthy, language="en").files[0]
    assert sentence in report.fault
    assert report.rows == 0


def workbook(rows: list[list[object]], *, formula: str = "") -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            for place, value in enumerate(row):
                sheet.write(line, place, value)
        if formula:
            sheet.write_formula(formula, "=1+1", None, 2)
    return target.getvalue()


def test_a_workbook_is_read_and_its_formulas_refused(tmp_path: Path, vuthy: User) -> None:
    sheet: list[list[object]] = [[*row] for row in [*family("A1"), *family("A2")]]
    rows: list[list[object]] = [[*EN], *sheet]
    for row in rows[1:4]:
        row[3] = 12345678
    (tmp_path / "list.xlsx").write_bytes(workbook(rows, formula="H5"))
    report = import_folder(tmp_path, by=vuthy, language="en").files[0]
    assert [(one.line, one.column) for one in report.refused] == [(3 + 2, "Given name")]
    assert Household.objects.get().phone == "012345678"


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 40_000_000)
    with pytest.raises(UnreadableError, match="ពន្លា"):
        recognise(path, [FAMILIES])


def test_a_zip_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 40_000_000)
    data = path.read_bytes().replace((40_000_000).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    path.write_bytes(data)
    with pytest.raises(UnreadableError):
        recognise(path, [FAMILIES])


def test_a_sheet_of_one_cell_far_away_is_refused(tmp_path: Path) -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet().write(1_048_575, 16_383, "far")
    path = tmp_path / "far.xlsx"
    path.write_bytes(target.getvalue())
    with pytest.raises(UnreadableError):
        recognise(path, [FAMILIES])


def test_what_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"PK nothing")
    with pytest.raises(UnreadableError):
        recognise(path, [FAMILIES])


def test_an_empty_template_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "families.xlsx"
    path.write_bytes(blank_xlsx(FAMILIES, "km"))
    assert recognise(path, [FAMILIES]).table is FAMILIES


def test_nothing_is_computed_by_the_file_of_refused_rows(run: Run) -> None:
    report = run(family("A1", given_name="=cmd|'/C calc'!A0"))
    assert read(report.refused_file)[1][EN.index("Given name")].startswith("'=")
    assert [safe(text) for text in ("+1", "@x", "-2", "\tx", "ok")] == [
        "'+1",
        "'@x",
        "'-2",
        "'\tx",
        "ok",
    ]


def test_lines_are_counted_as_the_spreadsheet_counts_them(tmp_path: Path, vuthy: User) -> None:
    bad: list[list[object]] = [[*row] for row in family("A1", born="31/02/2001")]
    sheet: list[list[object]] = [[], [], [*EN], [], *bad]
    (tmp_path / "list.xlsx").write_bytes(workbook(sheet))
    report = import_folder(tmp_path, by=vuthy, language="en").files[0]
    assert report.refused[0].line == 5
