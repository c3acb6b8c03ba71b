"""Empty tables to fill in, as CSV or XLSX, with headings in Khmer or English."""

import csv
import io

import xlsxwriter
from django.utils import translation

from sahakum.imports.columns import Column, Sort, Table

WIDTH = 22
LONGEST_SHEET_NAME = 31
# A spreadsheet takes no longer list of answers than this many signs.
LONGEST_LIST = 255
LINES_WITH_LISTS = 5000
EXPLANATIONS = {"km": "ការពន្យល់", "en": "Explanations"}
HEADINGS = {
    "km": ("ជួរឈរ", "ចាំបាច់", "ន័យ", "ចម្លើយដែលអាចសរសេរ"),
    "en": ("Column", "Needed", "Meaning", "Answers"),
}
NEEDED = {"km": "ចាំបាច់", "en": "yes"}


def blank_csv(table: Table, language: str) -> bytes:
    """Headings and one line to be written over, in UTF-8 with a mark for spreadsheets."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.heading(language) for column in table.columns])
    return text.getvalue().encode("utf-8-sig")


def blank_xlsx(table: Table, language: str) -> bytes:
    """A sheet of text cells with headings, and a second one that explains each column."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        sheet = book.add_worksheet(table.name[:LONGEST_SHEET_NAME])
        # As text, so that numbers keep their zeros and days stay as they were typed.
        sheet.set_column(0, len(table.columns) - 1, WIDTH, text)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, column.heading(language), bold)
            _offer(sheet, place, column, language)
        _explain(book, bold, table, language)
    return target.getvalue()


def _offer(
    sheet: xlsxwriter.worksheet.Worksheet, place: int, column: Column, language: str
) -> None:
    """A list to choose from below the heading; another spelling only brings a warning."""
    with translation.override(language):
        answers = column.answers()
    fits = len(",".join(answers)) <= LONGEST_LIST and not any("," in one for one in answers)
    if column.sort is Sort.CHOICE and fits:
        rule = {"validate": "list", "source": answers, "error_type": "warning"}
        sheet.data_validation(1, place, LINES_WITH_LISTS, place, rule)


def _explain(book: xlsxwriter.Workbook, bold: object, table: Table, language: str) -> None:
    sheet = book.add_worksheet(EXPLANATIONS[language])
    sheet.set_column(0, 3, 2 * WIDTH)
    for place, heading in enumerate(HEADINGS[language]):
        sheet.write_string(0, place, heading, bold)
    with translation.override(language):
        for line, column in enumerate(table.columns, 1):
            for place, text in enumerate(_explained(column, language)):
                sheet.write_string(line, place, text)


def _explained(column: Column, language: str) -> tuple[str, str, str, str]:
    return (
        column.heading(language),
        NEEDED[language] if column.required else "",
        str(column.help),
        "; ".join(column.answers()),
    )
