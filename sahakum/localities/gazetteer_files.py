"""Reads a newer gazetteer from a file: the columns of the one that is shipped, as CSV.

A column `former_code` may say under which code a place stood before; without it places whose code
changed are recognised by their names.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sahakum.lib.khmer import digits_to_ascii, normalise

COLUMNS = ("code", "level", "parent_code", "name_km", "name_en", "type")
TYPES_BY_LEVEL = {
    1: ("province", "capital"),
    2: ("srok", "krong", "khan"),
    3: ("khum", "sangkat"),
    4: ("phum",),
}
DIGITS_OF_LEVEL = {1: 2, 2: 4, 3: 6, 4: 8}
MOST_FAULTS = 20


class GazetteerFault(Exception):
    """A file is no gazetteer; `sentences` say why, with line numbers."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("; ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One place as a gazetteer lists it."""

    code: str
    level: int
    parent_code: str
    name_km: str
    name_en: str
    type: str
    former_code: str = ""


def read(content: bytes) -> list[Listed]:
    """Return the places of a file, higher levels first.

    Raises GazetteerFault when it is no CSV of these columns or contradicts itself.
    """
    try:
        lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise GazetteerFault([_("This file is not a CSV file in UTF-8.")]) from error
    if not lines or not set(COLUMNS) <= set(lines[0]):
        wanted = ", ".join(COLUMNS)
        raise GazetteerFault(
            [_("The file needs these columns: %(columns)s.") % {"columns": wanted}]
        )
    listed = [_listed(line) for line in lines]
    if faults := list(_faults(listed)):
        raise GazetteerFault(faults[:MOST_FAULTS])
    return sorted(listed, key=lambda one: (one.level, one.code))


def _listed(line: dict[str, str | None]) -> Listed:
    said = {name: (line.get(name) or "").strip() for name in (*COLUMNS, "former_code")}
    level = digits_to_ascii(said["level"])
    return Listed(
        code=digits_to_ascii(said["code"]),
        level=int(level) if level in ("1", "2", "3", "4") else 0,
        parent_code=digits_to_ascii(said["parent_code"]),
        name_km=normalise(said["name_km"]),
        name_en=normalise(said["name_en"]),
        type=said["type"],
        former_code=digits_to_ascii(said["former_code"]),
    )


def _faults(listed: list[Listed]) -> Iterable[str]:
    levels = {one.code: one.level for one in listed}
    times = Counter(one.code for one in listed)
    # The first line of a file names its columns.
    for number, one in enumerate(listed, 2):
        if fault := _fault(one, levels, times):
            yield _("Line %(number)s: %(fault)s") % {"number": number, "fault": fault}


def _fault(one: Listed, levels: dict[str, int], times: Counter[str]) -> str:
    if one.level == 0 or one.type not in TYPES_BY_LEVEL[one.level]:
        return _("Level and type of place do not fit together.")
    if not one.code.isdigit() or len(one.code) != DIGITS_OF_LEVEL[one.level]:
        return _("The code does not have the digits of its level.")
    if times[one.code] > 1:
        return _("The code stands in the file more than once.")
    if not one.name_km or len(one.name_km) > 120 or len(one.name_en) > 120:
        return _("The Khmer name is missing, or a name is too long.")
    if one.level == 1 and not one.parent_code:
        return ""
    if levels.get(one.parent_code, 0) != one.level - 1:
        return _("The place that it lies in is not in the file.")
    return ""
