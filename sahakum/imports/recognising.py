"""Recognises files by their headings, whatever they are called."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sahakum.imports import texts
from sahakum.imports.columns import Table, heading_key, required_of
from sahakum.imports.lines import CsvReader
from sahakum.imports.rows import MOST_IN_A_CELL, Reader, Row, Source, UnreadableError
from sahakum.imports.tables import REASONS_EN, REASONS_KM
from sahakum.imports.workbooks import WorkbookReader

READERS: dict[str, type[CsvReader] | type[WorkbookReader]] = {
    ".csv": CsvReader,
    ".xlsx": WorkbookReader,
}
# With fewer headings in common, a file is none of ours.
LEAST_SHARED = 2
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


def recognise(path: Path, tables: Sequence[Table]) -> Source:
    """The file with its table, of those given.

    Raises:
        UnreadableError: it cannot be read, or its headings are not known.
    """
    reader: Reader = READERS[path.suffix.lower()](path)
    headings = _headings(reader.rows())
    keys = [heading_key(heading[:MOST_IN_A_CELL]) for heading in headings]
    table = _table(keys, tables, path.stem)
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


def _table(keys: Sequence[str], tables: Sequence[Table], stem: str) -> Table:
    """The one table that has all these headings; else the one that comes closest."""
    said = {key for key in keys if key and key not in REASONS}
    fits = [table for table in tables if said <= table.keys and _is_whole(table, said)]
    if len(fits) > 1:
        fits = _named(fits, stem)
    if fits:
        return fits[0]
    best = max(tables, key=lambda table: _closeness(table, said))
    # A family's number or a day alone tells nothing.
    if _closeness(best, said)[0] < LEAST_SHARED:
        raise UnreadableError(str(texts.NO_HEADINGS))
    return best


def _is_whole(table: Table, said: set[str]) -> bool:
    return all(column.keys & said for column in table.columns if column.required)


def _closeness(table: Table, said: set[str]) -> tuple[int, int]:
    """How many headings it knows, and how few of its needed columns are missing."""
    found = [column for column in table.columns if column.keys & said]
    missing = [column for column in table.columns if column.required and column not in found]
    return len(found), -len(missing)


def _named(tables: Sequence[Table], stem: str) -> list[Table]:
    """Where headings fit several tables, the name of the file decides."""
    said = heading_key(stem)
    named = [table for table in tables if heading_key(table.name) in said]
    if not named:
        shown = ", ".join(table.name for table in tables)
        raise UnreadableError(texts.SEVERAL_TABLES % {"tables": shown})
    return [max(named, key=lambda table: len(table.name))]


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
