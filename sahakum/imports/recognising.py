"""Recognises files by their headings, whatever they are called."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sahakum.imports import texts
from sahakum.imports.columns import Table, heading_key, required_of
from sahakum.imports.lines import CsvReader
from sahakum.imports.rows import MOST_IN_A_CELL, Reader, Row, Source, UnreadableError
from sahakum.imports.tables import REASONS_EN, REASONS_KM, TABLES
from sahakum.imports.workbooks import WorkbookReader

READERS: dict[str, type[CsvReader] | type[WorkbookReader]] = {
    ".csv": CsvReader,
    ".xlsx": WorkbookReader,
}
REASONS = {heading_key(REASONS_KM), heading_key(REASONS_EN)}


def files_of(folder: Path) -> list[Path]:
    """CSV and XLSX files right in a folder, by name; locks of open spreadsheets are no files."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in READERS
        and path.is_file()
        and not path.name.startswith(("~$", "."))
    )


def recognise(path: Path) -> Source:
    """The file with its table.

    Raises:
        UnreadableError: it cannot be read, or its headings are not known.
    """
    reader: Reader = READERS[path.suffix.lower()](path)
    headings = _headings(reader.rows())
    keys = [heading_key(heading[:MOST_IN_A_CELL]) for heading in headings]
    table = _table(keys)
    places = _places(table, keys, headings)
    missing = [c for c in table.columns if c.name in required_of(table.columns) - set(places)]
    if missing:
        shown = ", ".join(f"{column.km} / {column.en}" for column in missing)
        raise UnreadableError(texts.HEADINGS_MISSING % {"headings": shown})
    return Source(reader=reader, table=table, places=places, headings=headings)


def _headings(rows: Iterator[Row]) -> list[str]:
    first = next(rows, None)
    if first is None:
        raise UnreadableError(str(texts.EMPTY_FILE))
    return [cell.strip() for cell in first.cells]


def _table(keys: Sequence[str]) -> Table:
    """The table that shares most headings, among those whose marks are all there."""

    def shared(table: Table) -> tuple[int, int]:
        found = [column.name for column in table.columns if column.keys & set(keys)]
        return sum(mark in found for mark in table.mark), len(found)

    best = max(TABLES, key=shared)
    if shared(best)[0] == 0:
        raise UnreadableError(str(texts.NO_HEADINGS))
    return best


def _places(table: Table, keys: Sequence[str], headings: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, key in enumerate(keys):
        if not key or key in REASONS:
            continue
        column = next((column for column in table.columns if key in column.keys), None)
        if column is None:
            raise UnreadableError(texts.HEADING_UNKNOWN % {"heading": headings[place][:80]})
        if column.name in places:
            raise UnreadableError(texts.HEADING_TWICE % {"heading": headings[place][:80]})
        places[column.name] = place
    return places
