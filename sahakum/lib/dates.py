"""Days as people write and read them in Cambodia, with how well they are known.

Day comes first: 11/12/2026 is 11 December. Elders often know only the year of a birth, so a Day
says how precise it is. The calendar is the civil (Gregorian) one.
"""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sahakum.lib.calendar_words import (
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    IDLE_WORDS,
    KHMER_MONTHS,
    KHMER_WEEKDAYS,
    MONTH_NUMBERS,
)
from sahakum.lib.digits import digits_to_ascii, is_khmer, to_khmer_digits
from sahakum.lib.text import normalise

Precision = Literal["day", "month", "year"]

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
# Years of the Buddhist era that people of today could mean; 2569 is 2025 or 2026.
BUDDHIST_YEARS = range(2440, 2644)
LONGEST_TEXT = 100


class DayError(ValueError):
    """A text is not a day we accept; `code` says why.

    Codes: "not_a_date", "no_such_day" (31/02/2026), "ambiguous_year" (11/12/26),
    "buddhist_year" (11/12/2569), "out_of_range" (before 1900 or after 2100).
    """

    def __init__(self, code: str) -> None:
        """Keep the code; the sentence belongs to the form."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Day:
    """A date and its precision; of a month or year, `date` is the first day."""

    date: datetime.date
    precision: Precision = "day"

    def isoformat(self) -> str:
        """Return "2026-12-11", "2026-12" or "2026"."""
        return self.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    @property
    def last(self) -> datetime.date:
        """The last date this day may be: itself, or the end of its month or year."""
        if self.precision == "day":
            return self.date
        month = 12 if self.precision == "year" else self.date.month
        return datetime.date(self.date.year, month, monthrange(self.date.year, month)[1])


def _any_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest tried first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


_IDLE = re.compile(_any_of(IDLE_WORDS))
_MONTH = re.compile(_any_of(MONTH_NUMBERS) + r"\.?")
_MIDNIGHT = re.compile(r"(?<=\d)[t ]00:00(:00(\.0+)?)?z?$")
_GAP = r"[\s/.,\-]+"
_MAY_GAP = r"[\s/.,\-]*"
_YEAR = r"(?P<year>\d{4})"
_NUMBER_OF_MONTH = r"(?P<month>\d{1,2})"
_NUMBER_OF_DAY = r"(?P<day>\d{1,2})"
_SHAPES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        _NUMBER_OF_DAY + _GAP + _NUMBER_OF_MONTH + _GAP + _YEAR,
        _YEAR + _GAP + _NUMBER_OF_MONTH + _GAP + _NUMBER_OF_DAY,
        _NUMBER_OF_DAY + _MAY_GAP + "m" + _NUMBER_OF_MONTH + _GAP + _YEAR,
        "m" + _NUMBER_OF_MONTH + _GAP + _NUMBER_OF_DAY + _GAP + _YEAR,
        "m?" + _NUMBER_OF_MONTH + _GAP + _YEAR,
        _YEAR + _GAP + "m?" + _NUMBER_OF_MONTH,
        _YEAR,
    )
)
_SHORT_YEAR = re.compile(r"\d{1,2}(?:[\s/.,\-]+|[\s/.,\-]*m)\d{1,2}[\s/.,\-]+\d{2}", re.ASCII)


def _tidy(text: str) -> str:
    """Bring a text to digits, separators and "m12" for a month that was given by its name."""
    text = digits_to_ascii(normalise(text)).lower()
    text = _MIDNIGHT.sub("", text)
    text = _IDLE.sub(" ", text)
    text = _MONTH.sub(lambda found: f" m{MONTH_NUMBERS[found.group().rstrip('.')]} ", text)
    return text.strip(" ,.-/")


def _check_year(year: int) -> None:
    """Refuse a year of the Buddhist era or far from our time."""
    if year in BUDDHIST_YEARS:
        raise DayError("buddhist_year")
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise DayError("out_of_range")


def _build(parts: dict[str, str]) -> Day:
    """Make a Day of the parts a shape found."""
    year = int(parts["year"])
    _check_year(year)
    try:
        date = datetime.date(year, int(parts.get("month", 1)), int(parts.get("day", 1)))
    except ValueError:
        raise DayError("no_such_day") from None
    return Day(date, "day" if "day" in parts else "month" if "month" in parts else "year")


def _read(text: str) -> Day:
    """Read a tidied text by the first shape that fits."""
    for shape in _SHAPES:
        if found := shape.fullmatch(text):
            return _build(found.groupdict())
    raise DayError("ambiguous_year" if _SHORT_YEAR.fullmatch(text) else "not_a_date")


def parse_day(text: str | datetime.date) -> Day:
    """Read a day that a person typed or a spreadsheet holds.

    Accepts 11/12/2026 (11 December), 11.12.2026, 11-12-2026, 2026-12-11, "១១ ធ្នូ ២០២៦",
    "ថ្ងៃទី១១ ខែធ្នូ ឆ្នាំ២០២៦", "11 December 2026", 12/2026 (a month), 2026 (a year), digits of
    either script, and date objects. Raises DayError with a code.
    """
    if isinstance(text, datetime.datetime):
        text = text.date()
    if isinstance(text, datetime.date):
        _check_year(text.year)
        return Day(text)
    if len(text) > LONGEST_TEXT:
        raise DayError("not_a_date")
    return _read(_tidy(text))


def _numbers(day: Day) -> str:
    """Write a day in digits, the largest unit last: 16/11/2026, 11/2026, 2026."""
    shape = {"day": "%d/%m/%Y", "month": "%m/%Y", "year": "%Y"}[day.precision]
    return day.date.strftime(shape)


def _khmer_words(day: Day) -> str:
    """Write a day as an official letter does."""
    date = day.date
    parts = [f"ឆ្នាំ{date.year}"]
    if day.precision != "year":
        parts.insert(0, f"ខែ{KHMER_MONTHS[date.month - 1]}")
    if day.precision == "day":
        parts.insert(0, f"ថ្ងៃ{KHMER_WEEKDAYS[date.weekday()]} ទី{date.day}")
    return to_khmer_digits(" ".join(parts))


def _english_words(day: Day) -> str:
    """Write a day as British English does."""
    date = day.date
    parts = [str(date.year)]
    if day.precision != "year":
        parts.insert(0, ENGLISH_MONTHS[date.month - 1])
    if day.precision == "day":
        parts.insert(0, f"{ENGLISH_WEEKDAYS[date.weekday()]} {date.day}")
    return " ".join(parts)


def format_day(day: Day | datetime.date, language: str, *, long: bool = False) -> str:
    """Write a day for a reader, no more precisely than it is known.

    Short: ១៦/១១/២០២៦ and 16/11/2026. Long: "ថ្ងៃចន្ទ ទី១៦ ខែវិច្ឆិកា ឆ្នាំ២០២៦" and
    "Monday 16 November 2026".
    """
    day = day if isinstance(day, Day) else Day(day)
    if is_khmer(language):
        return _khmer_words(day) if long else to_khmer_digits(_numbers(day))
    return _english_words(day) if long else _numbers(day)


def age_on(born: Day | datetime.date, on: datetime.date) -> int:
    """Return the completed years of life on a day; negative before birth.

    A birth known to the month or year counts from its first day. Who was born on 29 February
    completes a year on 1 March of a common year.
    """
    date = born.date if isinstance(born, Day) else born
    return on.year - date.year - ((on.month, on.day) < (date.month, date.day))


def add_months(date: datetime.date, months: int) -> datetime.date:
    """Return the date some months later (or earlier); 31 January plus one is 28 February."""
    years, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return datetime.date(years, month + 1, min(date.day, monthrange(years, month + 1)[1]))
