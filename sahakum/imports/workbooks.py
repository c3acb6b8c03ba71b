"""XLSX files: the first sheet, read by calamine after ``unpacking`` has looked into the file."""

import datetime
import posixpath
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from defusedxml import ElementTree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from sahakum.imports import texts
from sahakum.imports.rows import Row, UnreadableError
from sahakum.imports.unpacking import look_into, place_of

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class WorkbookReader:
    """The first sheet of an XLSX file. Values are read as they are; no formula is computed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        sheets = look_into(path)
        self._formulas: dict[int, set[int]] = defaultdict(set)
        found = sheets.get(_first_part(path))
        for reference in found.formulas if found else ():
            line, place = place_of(reference)
            self._formulas[line].add(place)
        self._sheet = _opened(path)
        self.size = self._sheet.total_height

    def rows(self) -> Iterator[Row]:
        """All lines that are not empty, the headings first."""
        start = self._sheet.start
        if start is None:
            return
        # calamine begins at the first row that holds something, but always at the first column.
        for line, values in enumerate(self._sheet.iter_rows(), 1):
            if any(value != "" for value in values) or line in self._formulas:
                yield self._row(line, values)

    def _row(self, line: int, values: Sequence[Any]) -> Row:
        numbers = frozenset(
            place for place, value in enumerate(values) if isinstance(value, int | float)
        )
        return Row(
            line=line,
            cells=[_text(value) for value in values],
            formulas=frozenset(self._formulas.get(line, ())),
            numbers=numbers,
            done=line,
        )


def _opened(path: Path) -> CalamineSheet:
    try:
        return CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise UnreadableError(str(texts.NOT_A_WORKBOOK)) from error


def _text(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _first_part(path: Path) -> str:
    """The name of the part that holds the first sheet."""
    try:
        with zipfile.ZipFile(path) as archive:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, ValueError) as error:
        raise UnreadableError(str(texts.NOT_A_WORKBOOK)) from error
    first = next((part for part in book.iter() if part.tag.endswith("}sheet")), None)
    wanted = first.get(_RELATION) if first is not None else None
    targets = {link.get("Id"): str(link.get("Target")) for link in links}
    return posixpath.join("xl", targets.get(wanted, "")).lstrip("/")
