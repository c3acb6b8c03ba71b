"""Numbers as people type them, in either script."""

import re
from decimal import Decimal

from sahakum.lib.digits import digits_to_ascii, is_khmer
from sahakum.lib.text import normalise

MOST_DIGITS = 18
# Whole numbers up to here are the same in Python, SQL, JSON and JavaScript.
MOST_AMOUNT = 9_000_000_000_000_000


class NumberError(ValueError):
    """A text is not a number we accept; `code` says why.

    Codes: "not_a_number", "ambiguous_number" (1.5.0 or 1,2 groups that do not fit), "too_long".
    """

    def __init__(self, code: str) -> None:
        """Keep the code; the sentence belongs to the form."""
        super().__init__(code)
        self.code = code


_ALLOWED = re.compile(r"-?[\d., ]*\d", re.ASCII)


def _shape(group: str, point: str) -> re.Pattern[str]:
    """Return the shape of a number with given signs for groups and for decimals."""
    groups = rf"\d{{1,3}}(?:[{group} ]\d{{3}})+|\d+"
    return re.compile(rf"(?P<whole>-?(?:{groups}))(?:[{point}](?P<part>\d+))?", re.ASCII)


_KHMER_SHAPE = _shape(".", ",")
_ENGLISH_SHAPE = _shape(",", ".")


def _candidates(text: str, language: str) -> list[re.Match[str]]:
    """Return the readings of a text, that of the reader's language first."""
    shapes = [_KHMER_SHAPE, _ENGLISH_SHAPE]
    ordered = shapes if is_khmer(language) else shapes[::-1]
    return [found for shape in ordered if (found := shape.fullmatch(text))]


def parse_number(text: str | int | float | Decimal, language: str) -> Decimal:
    """Read a number a person typed, digits of either script.

    Rule for dots and commas: in Khmer a dot groups thousands and a comma begins the decimals, in
    English the other way round. A text that fits the rule of the language is read by it ("1.000"
    is a thousand in Khmer and one in English); one that fits only the other rule is read by that
    ("1.5" and "1,000.50" in Khmer), since grouping needs exactly three digits. Blanks may group.
    Who types Khmer digits means the Khmer signs too, whatever the language of the page.
    Raises NumberError with a code.
    """
    if isinstance(text, int | float | Decimal):
        text = format(Decimal(str(text)), "f")
        language = "en"
    typed = normalise(text[:200])
    text = digits_to_ascii(typed).lstrip("+")
    language = "km" if text != typed.lstrip("+") else language
    if not _ALLOWED.fullmatch(text):
        raise NumberError("not_a_number")
    if sum(sign.isdigit() for sign in text) > MOST_DIGITS:
        raise NumberError("too_long")
    readings = _candidates(text, language)
    if not readings:
        raise NumberError("ambiguous_number")
    return _decimal(readings[0])


def _decimal(reading: re.Match[str]) -> Decimal:
    """Turn a reading into its number."""
    whole = re.sub(r"[., ]", "", reading["whole"])
    return Decimal(f"{whole}.{reading['part'] or 0}") if reading["part"] else Decimal(whole)
