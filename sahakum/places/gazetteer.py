"""Reads the gazetteer of data/ into rows of the tables; used by the migration that loads it."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sahakum.lib.khmer import normalise, search_key, sort_key
from sahakum.places.allotment import Range, allot

SCHEME = "NCDD"
VERSION = date(2026, 6, 1)
DATA = Path(__file__).parent / "data"


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of data/."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def stored_search_key(name_km: str, name_en: str) -> str:
    """Return the search key of a place: "|khmer|latin|"."""
    return f"|{search_key(name_km)}|{search_key(name_en)}|"


def ranges_of(rows: Iterable[dict[str, str]]) -> dict[str, Range]:
    """Return the range of each code of the gazetteer."""
    children: dict[str, list[str]] = defaultdict(list)
    levels: dict[str, int] = {}
    for row in rows:
        children[row["parent_code"]].append(row["code"])
        levels[row["code"]] = int(row["level"])
    return allot(children, levels)


def place_values(row: dict[str, str], ranges: dict[str, Range]) -> dict[str, Any]:
    """Return the column values of one place."""
    name_km, name_en = normalise(row["name_km"]), normalise(row["name_en"])
    parent = ranges.get(row["parent_code"])
    return {
        "id": ranges[row["code"]].start,
        "until": ranges[row["code"]].until,
        "level": int(row["level"]),
        "parent_id": parent.start if parent else None,
        "type": row["type"],
        "name_km": name_km,
        "name_en": name_en,
        "sort_key": sort_key(name_km),
        "search_key": stored_search_key(name_km, name_en),
        "valid_from": VERSION,
    }


def load(place: Any, place_code: Any, place_alias: Any) -> None:
    """Store the gazetteer through the three model classes given (a migration's own ones)."""
    rows = read_rows("kh_gazetteer.csv")
    ranges = ranges_of(rows)
    place.objects.bulk_create(place(**place_values(row, ranges)) for row in rows)
    place_code.objects.bulk_create(
        place_code(place_id=found.start, scheme=SCHEME, code=code, valid_from=VERSION)
        for code, found in ranges.items()
    )
    place_alias.objects.bulk_create(
        place_alias(
            place_id=ranges[row["code"]].start, text=row["text"], search_key=search_key(row["text"])
        )
        for row in read_rows("aliases.csv")
    )
