"""Sentences of refusal, one clear sentence each, in both languages."""

from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.lib.digits import group_digits

REQUIRED = _("Please fill this in.")
NOT_TEXT = _("Write text here; a list or a table does not fit.")
NOT_LIST = _("A list is expected here.")
NOT_ROWS = _("Rows of a table are expected here.")
TOO_LONG = _("This is too long: at most %(most)s characters.")
LEGACY_FONT = _("This was typed with an old Khmer font. Please type it again in Unicode Khmer.")
NOT_A_DAY = _("This is not a date. Write day/month/year, for example 16/11/2026.")
NO_SUCH_DAY = _("There is no such day in the calendar.")
BUDDHIST_YEAR = _("This is a Buddhist year. Please write the year of the common calendar.")
SHORT_YEAR = _("Please write the year with four digits, for example 2026.")
DAY_WANTED = _("Please write the day as well, for example 16/11/2026.")
IN_FUTURE = _("This day is still to come. Today is %(today)s.")
TOO_EARLY = _("This day is too long ago: not before %(earliest)s.")
NOT_A_NUMBER = _("This is not a number.")
TOO_SMALL = _("This is too small: at least %(least)s.")
TOO_LARGE = _("This is too much: at most %(most)s.")
NOT_WHOLE = _("Please write a whole number here, without a smaller part.")
TOO_EXACT = _("At most %(places)s digits after the decimal sign.")
NOT_A_CHOICE = _("Please choose one of the answers offered.")
VOIDED_SINCE = _("This was voided in the meantime.")
NOT_FOUND = _("This was not found among what you may use.")
UNKNOWN_KEYS = _("The form does not know this: %(keys)s.")
NOT_AN_OBJECT = _("The content of a record must name its answers.")
TOO_FEW_ROWS = _("At least %(least)s row is needed.")
TOO_MANY_ROWS = _("At most %(most)s rows fit.")
ROW = _("Row %(number)s: %(sentence)s")
NOT_A_PHOTOGRAPH = _("This is not a photograph. Send one as JPEG, PNG or WebP.")
PHOTOGRAPH_TOO_LARGE = _("This photograph is too large: at most %(most)s MB.")
TOO_MANY_PIXELS = _("This photograph has too many pixels: at most %(most)s million.")
PHOTOGRAPH_BROKEN = _("This photograph is broken, or not all of it arrived. Please send it again.")

ID_TAKEN = _("This number was used before for something else. Nothing was changed.")
UNKNOWN_KIND = _("This kind of record is not known here.")
NOT_PERMITTED = _("Your role does not record this.")
NOT_WRITABLE = _("This text holds signs that cannot be stored.")
TRY_AGAIN = _("The server is busy. Nothing was stored; please try again in a moment.")
IN_CONFLICT = _("This is in conflict with something that was recorded before.")
TOO_MANY = _("At most %(most)s records at once.")


def numeral(number: int | Decimal) -> str:
    """A number as a sentence shows it, in the digits of the active language."""
    return group_digits(number, get_language() or "km")
