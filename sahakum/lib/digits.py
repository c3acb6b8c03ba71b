"""Digits and grouped numbers in both scripts."""

from decimal import Decimal

_TO_ASCII = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
_TO_KHMER = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
_KHMER_MARKS = str.maketrans("0123456789,.", "០១២៣៤៥៦៧៨៩.,")


def is_khmer(language: str) -> bool:
    """Tell whether a language code ("km", "km-kh") means Khmer."""
    return language.lower().split("-")[0] == "km"


def digits_to_ascii(text: str) -> str:
    """Replace Khmer digits by 0 to 9; all else stays."""
    return text if text.isascii() else text.translate(_TO_ASCII)


def to_khmer_digits(text: str | int) -> str:
    """Replace 0 to 9 by Khmer digits; all else stays."""
    return str(text).translate(_TO_KHMER)


def digits_for(text: str | int, language: str) -> str:
    """Write the digits of a text in the script of `language`; marks stay as they are."""
    return to_khmer_digits(text) if is_khmer(language) else digits_to_ascii(str(text))


def group_digits(number: int | float | Decimal, language: str) -> str:
    """Write a number as people read it: ៣.៤៨២.០០០,៥ in Khmer, 3,482,000.5 in English.

    The decimals are those of the number itself; round first. The signs are those of the Unicode
    Common Locale Data Repository for "km" and "en".
    """
    grouped = format(Decimal(str(number)), ",f")
    return grouped.translate(_KHMER_MARKS) if is_khmer(language) else grouped
