"""What a cell means: one value in the one shape that is sent to the form and digested.

Equal meaning gives equal content (``1/2/2026``, ``១/២/២០២៦`` and a date of a spreadsheet are one
day), so that a list typed anew in another spelling is still the same list. What is not understood
is passed on as it is, and the form says what is wrong with it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from sahakum.accounts.models import User
from sahakum.assistance.models import Good
from sahakum.assistance.selectors import goods
from sahakum.imports import texts
from sahakum.imports.columns import Column, Sort
from sahakum.imports.rows import MOST_IN_A_CELL, Problems, Row, Source
from sahakum.imports.villages import places_meant
from sahakum.lib.dates import DayError, parse_day
from sahakum.lib.khmer import digits_to_ascii, has_khmer, normalise, search_key
from sahakum.lib.quantities import NumberError, parse_number
from sahakum.programmes.models import Programme

# In files of ours such a sign in front keeps a spreadsheet from computing the cell.
_GUARDED = re.compile(r"'[=+\-@\t\r]")
_PHONE_WITHOUT_ZERO = re.compile(r"\d{8,9}")


@dataclass(kw_only=True)
class Reading:
    """Reads cells of one file for one person."""

    source: Source
    by: User
    problems: Problems = field(default_factory=Problems)
    places: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def goods(self) -> dict[str, str]:
        """Codes of goods by code and by name in both languages."""
        return {
            search_key(text): good.code
            for good in goods(Good.Sort.values)
            for text in (good.name_km, good.name_en, good.code)
        }

    @cached_property
    def programmes(self) -> dict[str, str]:
        """Codes of the organisation's programmes by code and by name in both languages."""
        found = Programme.objects.filter(organisation_id=self.by.organisation_id)
        return {
            search_key(text): one.code
            for one in found
            for text in (one.name_km, one.name_en, one.code)
        }

    def value(self, row: Row, column: Column) -> Any:
        """The value of a cell; empty text (or list) for an empty cell or one with a problem."""
        text = self._text(row, column)
        return _SORTS[column.sort](self, text, row, column)

    def _text(self, row: Row, column: Column) -> str:
        place = self.source.places.get(column.name)
        if place is None or (place >= len(row.cells) and place not in row.formulas):
            return ""
        if place in row.formulas:
            self.problems.add(row, texts.FORMULA, column.name)
            return ""
        return self._plain(row.cells[place], row, column)

    def _plain(self, text: str, row: Row, column: Column) -> str:
        if len(text) > MOST_IN_A_CELL:
            self.problems.add(row, texts.LONG_CELL % {"most": MOST_IN_A_CELL}, column.name)
            return ""
        if _GUARDED.match(text):
            text = text[1:]
        return normalise(text, keep_lines=column.sort is Sort.LINES)


def _as_it_is(reading: Reading, text: str, row: Row, column: Column) -> str:
    return text


def _key(reading: Reading, text: str, row: Row, column: Column) -> str:
    return digits_to_ascii(text)


def _day(reading: Reading, text: str, row: Row, column: Column) -> str:
    return _plain_day(text)


@lru_cache(maxsize=16384)
def _plain_day(text: str) -> str:
    try:
        return parse_day(text).isoformat() if text else ""
    except DayError:
        return text


def _number(reading: Reading, text: str, row: Row, column: Column) -> int | str:
    place = reading.source.places[column.name]
    khmer = has_khmer(reading.source.headings[place]) and place not in row.numbers
    if column.exact:
        # Nobody separates thousands in a position: 13.261 is the same below every heading.
        khmer = "," in text
    try:
        number = Decimal(parse_number(text, "km" if khmer else "en")) if text else None
    except NumberError:
        return text
    return "" if number is None else _plain_number(number)


def _plain_number(number: Decimal) -> int | str:
    if number == number.to_integral_value():
        return int(number)
    # Four decimals at least: three could be read as thousands in the other language.
    return format(number if -int(number.as_tuple().exponent) > 3 else round(number, 4), "f")


def _phone(reading: Reading, text: str, row: Row, column: Column) -> str:
    digits = digits_to_ascii(text)
    lost_its_zero = reading.source.places.get(column.name) in row.numbers
    return f"0{digits}" if lost_its_zero and _PHONE_WITHOUT_ZERO.fullmatch(digits) else digits


def _choice(reading: Reading, text: str, row: Row, column: Column) -> str:
    if not text:
        return ""
    code = column.codes.get(search_key(text))
    if code is None:
        reading.problems.add(row, _not_an_answer(text, column), column.name)
    return code or ""


def _choices(reading: Reading, text: str, row: Row, column: Column) -> list[str]:
    parts = [part.strip() for part in re.split(r"[;,/។]", text) if part.strip()]
    codes = [_choice(reading, part, row, column) for part in parts]
    return sorted({code for code in codes if code})


def _not_an_answer(text: str, column: Column) -> str:
    return texts.NOT_AN_ANSWER % {"said": text[:80], "answers": ", ".join(column.answers())}


def _good(reading: Reading, text: str, row: Row, column: Column) -> str:
    return _known(reading, text, row, column, reading.goods, texts.UNKNOWN_GOOD)


def _programme(reading: Reading, text: str, row: Row, column: Column) -> str:
    return _known(reading, text, row, column, reading.programmes, texts.UNKNOWN_PROGRAMME)


def _known(
    reading: Reading, text: str, row: Row, column: Column, known: dict[str, str], sentence: Any
) -> str:
    code = known.get(search_key(text), "")
    if text and not code:
        reading.problems.add(row, sentence % {"said": text[:80]}, column.name)
    return code


def _place(reading: Reading, text: str, row: Row, column: Column) -> str:
    if not text:
        return ""
    text = digits_to_ascii(text)
    if text not in reading.places:
        reading.places[text] = [str(place.pk) for place in places_meant(text)]
    found = reading.places[text]
    if len(found) == 1:
        return found[0]
    sentence = texts.AMBIGUOUS_PLACE if found else texts.UNKNOWN_PLACE
    reading.problems.add(row, sentence % {"said": text[:80]}, column.name)
    return ""


_SORTS: dict[Sort, Callable[[Reading, str, Row, Column], Any]] = {
    Sort.TEXT: _as_it_is,
    Sort.LINES: _as_it_is,
    Sort.NAMED: _key,
    Sort.PLACE: _place,
    Sort.KEY: _key,
    Sort.DAY: _day,
    Sort.NUMBER: _number,
    Sort.PHONE: _phone,
    Sort.CHOICE: _choice,
    Sort.CHOICES: _choices,
    Sort.GOOD: _good,
    Sort.PROGRAMME: _programme,
}
