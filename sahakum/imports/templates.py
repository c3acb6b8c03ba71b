"""Empty tables: which there are, and a folder of them to fill in without a browser."""

from itertools import groupby
from pathlib import Path

from sahakum.accounts.models import User
from sahakum.imports.blanks import blank_csv, blank_xlsx
from sahakum.imports.columns import Table
from sahakum.imports.tables import tables_for
from sahakum.imports.topics import Topic

MAKERS = {"csv": blank_csv, "xlsx": blank_xlsx}


def tables_by_topic(by: User) -> list[tuple[Topic, list[Table]]]:
    """Tables that a person may fill in, under the headings by which they are offered."""
    order = list(Topic)
    tables = sorted(tables_for(by), key=lambda table: order.index(Topic(table.topic)))
    return [
        (topic, list(some)) for topic, some in groupby(tables, key=lambda one: Topic(one.topic))
    ]


def write_templates(folder: Path, *, by: User, extension: str, language: str) -> list[Path]:
    """Writes an empty table of every kind; what stands there already is left as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for table in tables_for(by):
        path = folder / f"{table.name}.{extension}"
        if not path.exists():
            path.write_bytes(MAKERS[extension](table, language))
            written.append(path)
    return written
