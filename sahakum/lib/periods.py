"""Periods that reports are drawn for, with names people know them by."""

import datetime
from dataclasses import dataclass

from sahakum.lib.calendar_words import ENGLISH_MONTHS, KHMER_MONTHS
from sahakum.lib.dates import add_months, format_day
from sahakum.lib.digits import is_khmer, to_khmer_digits


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """All days from `start` to `end`, both included."""

    start: datetime.date
    end: datetime.date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.end < self.start:
            raise ValueError("A period ends on or after the day it begins.")

    def __contains__(self, day: datetime.date) -> bool:
        """Tell whether a day lies in the period."""
        return self.start <= day <= self.end

    @property
    def months(self) -> int | None:
        """How many whole calendar months the period is, or None."""
        after = self.end + datetime.timedelta(days=1)
        whole = self.start.day == 1 == after.day
        months = (after.year - self.start.year) * 12 + after.month - self.start.month
        return months if whole else None

    def name(self, language: str) -> str:
        """Return "ត្រីមាសទី៤ ឆ្នាំ២០២៦", "Quarter 4, 2026", or the first and last day."""
        year, first = self.start.year, self.start.month
        if self.months == 12 and first == 1:
            return _said(language, f"ឆ្នាំ{year}", str(year))
        if self.months == 6 and first in (1, 7):
            half = first // 6 + 1
            return _said(language, f"ឆមាសទី{half} ឆ្នាំ{year}", f"Half-year {half}, {year}")
        if self.months == 3 and first % 3 == 1:
            quarter = first // 3 + 1
            return _said(language, f"ត្រីមាសទី{quarter} ឆ្នាំ{year}", f"Quarter {quarter}, {year}")
        return self._name_of_month(language) if self.months == 1 else self._name_of_days(language)

    def _name_of_month(self, language: str) -> str:
        """Return "ខែវិច្ឆិកា ឆ្នាំ២០២៦" or "November 2026"."""
        place, year = self.start.month - 1, self.start.year
        khmer = f"ខែ{KHMER_MONTHS[place]} ឆ្នាំ{year}"
        return _said(language, khmer, f"{ENGLISH_MONTHS[place]} {year}")

    def _name_of_days(self, language: str) -> str:
        """Return the first and the last day."""
        start, end = format_day(self.start, language), format_day(self.end, language)
        return _said(language, f"ពី {start} ដល់ {end}", f"{start} to {end}")

    def previous(self) -> "Period":
        """Return the period of the same length right before: months for months, else days."""
        end = self.start - datetime.timedelta(days=1)
        if self.months:
            return Period(add_months(self.start, -self.months), end)
        return Period(end - (self.end - self.start), end)


def _said(language: str, khmer: str, english: str) -> str:
    """Return the words of the language, Khmer ones with Khmer digits."""
    return to_khmer_digits(khmer) if is_khmer(language) else english


def _of_months(start: datetime.date, months: int) -> Period:
    """Return the period of some months from a first of a month."""
    return Period(start, add_months(start, months) - datetime.timedelta(days=1))


def month_of(day: datetime.date) -> Period:
    """Return the calendar month a day lies in."""
    return _of_months(day.replace(day=1), 1)


def quarter_of(day: datetime.date) -> Period:
    """Return the calendar quarter a day lies in."""
    return _of_months(day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), 3)


def year_of(day: datetime.date) -> Period:
    """Return the calendar year a day lies in."""
    return _of_months(day.replace(month=1, day=1), 12)
