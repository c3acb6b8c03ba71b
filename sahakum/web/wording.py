"""How numbers and days are written on pages, in the reader's language and digits."""

import datetime
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sahakum.lib.calendar_words import (
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    KHMER_MONTHS,
    KHMER_WEEKDAYS,
)
from sahakum.lib.dates import Day, format_day
from sahakum.lib.digits import digits_for, group_digits, is_khmer


def language() -> str:
    """The reader's language: "km" or "en"."""
    return "km" if is_khmer(get_language() or "km") else "en"


def number(value: int | float | Decimal) -> str:
    """A number in groups: ១.៣៨៣ or 1,383. Trailing decimal zeros say nothing and are left out."""
    exact = Decimal(str(value))
    whole = exact == exact.to_integral_value()
    return group_digits(exact.quantize(Decimal(1)) if whole else exact.normalize(), language())


def percent(part: Fraction) -> str:
    """A share with one decimal: ១២,៥ % or 12.5 %."""
    tenths = round(part * 1000)
    return f"{number(Decimal(tenths) / 10)}\N{NO-BREAK SPACE}%"


def digits(text: object) -> str:
    """A text with its digits in the reader's script; nothing is grouped."""
    return digits_for(str(text), language())


def day_in_full(day: datetime.date | Day) -> str:
    """ "ថ្ងៃចន្ទ ទី១៦ ខែវិច្ឆិកា ឆ្នាំ២០២៦" or "Monday 16 November 2026"."""
    return format_day(day, language(), long=True)


def day_in_numbers(day: datetime.date | Day) -> str:
    """១៦/១១/២០២៦ or 16/11/2026, as one types it."""
    return format_day(day, language())


def day_in_words(day: datetime.date) -> str:
    """ "១៦ វិច្ឆិកា ២០២៦" or "16 November 2026"."""
    return digits(f"{day.day} {month_name(day)} {day.year}")


def day_of_month(day: datetime.date) -> str:
    """ "ថ្ងៃអង្គារ ទី១០" or "Tuesday 10", for a line under its month."""
    if language() == "km":
        return digits(f"ថ្ងៃ{KHMER_WEEKDAYS[day.weekday()]} ទី{day.day}")
    return f"{ENGLISH_WEEKDAYS[day.weekday()]} {day.day}"


def month_and_year(day: datetime.date) -> str:
    """ "វិច្ឆិកា ២០២៦" or "November 2026"."""
    return digits(f"{month_name(day)} {day.year}")


def month_name(day: datetime.date) -> str:
    """The name of a day's month."""
    names = KHMER_MONTHS if language() == "km" else ENGLISH_MONTHS
    return names[day.month - 1]


def moment(at: datetime.datetime) -> str:
    """A local day and time: ១៦/១១/២០២៦ ៩:១២."""
    return f"{day_in_numbers(at.date())} {digits(f'{at.hour}:{at.minute:02}')}"


def days_late(days: int) -> str:
    """ "ហួស ៣ ថ្ងៃ" or "3 days late"."""
    counted = ngettext("%(days)s day late", "%(days)s days late", days)
    return counted % {"days": number(days)}


def years_old(years: int) -> str:
    """ "៩ ឆ្នាំ" or "aged 9"."""
    return _("aged %(years)s") % {"years": number(years)}


def in_days(days: int) -> str:
    """ "ក្នុង ៣ ថ្ងៃទៀត" or "in 3 days"."""
    counted = ngettext("in %(days)s day", "in %(days)s days", days)
    return counted % {"days": number(days)}
