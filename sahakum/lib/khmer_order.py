"""The order of the Khmer dictionary as a stored text.

After a consonant come, in this order: nothing, a further consonant, a vowel, a subscript. A key
is made of two-character weights out of 0-9 and a-z only, so that plain byte comparison and every
collation of a database put it in the same order. The order agrees with the Khmer collation of the
Unicode Common Locale Data Repository.
"""

import re
from functools import lru_cache

from sahakum.lib.digits import digits_to_ascii
from sahakum.lib.text import normalise

# Independent vowels that are read as letters of their own follow the consonant they sound with.
_LETTERS = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរឫឬលឭឮវឝឞសហឡអ"
_VOWELS = (
    *"ាិីឹឺុូួើឿៀេែៃោៅ",
    "ុំ",
    "ំ",
    "ាំ",
    "ះ",
    "ិះ",
    "ុះ",
    "េះ",
    "ោះ",
)
_COENG = "្"
_ROBAT = "៌"
# Independent vowels that sort as អ with a vowel.
_SPELLED_OUT = {
    "ឣ": "អ",
    "ឤ": "អា",
    "ឥ": "អិ",
    "ឦ": "អី",
    "ឧ": "អុ",
    "ឨ": "អុក",
    "ឩ": "អូ",
    "ឪ": "អូវ",
    "ឯ": "អែ",
    "ឰ": "អៃ",
    "ឱ": "អោ",
    "ឲ": "អោ",
    "ឳ": "អៅ",
}
_SPELL_OUT = str.maketrans(_SPELLED_OUT)
# Signs that decide only between texts that are otherwise equal, weakest first.
_MARKS = "៎៏៑័ៈ់៉៊៍"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"


def _base36(number: int) -> str:
    """Return one character for 0 to 35, in an order every collation keeps."""
    return (_DIGITS + _LATIN)[number]


def _weights() -> dict[str, str]:
    """Return the weight of every letter, vowel and digit; see the order in the module's text."""
    ordered = [*_LETTERS, *_VOWELS, _COENG, _ROBAT]
    table = {
        part: _base36(3 + place // 36) + _base36(place % 36) for place, part in enumerate(ordered)
    }
    table |= {digit: "2" + digit for digit in _DIGITS}
    table |= {letter: "x" + letter for letter in _LATIN}
    return table | {" ": "10"}


_WEIGHTS = _weights()
_PARTS = re.compile(
    "|".join(sorted(map(re.escape, _WEIGHTS), key=len, reverse=True)) + f"|[{_MARKS}]|.", re.DOTALL
)


def _weight(part: str) -> str:
    """Return the weight of one part; nothing for a mark, a low one for punctuation."""
    if part in _MARKS:
        return ""
    known = _WEIGHTS.get(part)
    if known is not None:
        return known
    return f"z{ord(part):06x}" if part.isalpha() else "11"


@lru_cache(maxsize=65536)
def sort_key(text: str) -> str:
    """Return a stored key whose plain order is that of the Khmer dictionary.

    Blanks and signs come first, then digits, Khmer, Latin and other scripts. Capitals and the
    marks of ៉ ៊ ់ decide only between texts otherwise equal. At most seven characters for each of the
    text's, three for Khmer and Latin, and two.
    """
    plain = normalise(text)
    folded = digits_to_ascii(plain).lower().translate(_SPELL_OUT)
    primary = "".join(map(_weight, _PARTS.findall(folded)))
    return f"{primary}00{_secondary(plain)}"


def _secondary(plain: str) -> str:
    """Return what decides between texts of equal letters: marks, capitals, spelled-out vowels."""
    return "".join(map(_second_weight, plain)).rstrip("0")


def _second_weight(sign: str) -> str:
    """Return the small weight of one sign of a text."""
    place = _MARKS.find(sign)
    if place >= 0:
        return _base36(10 + place)
    return "1" if sign.isupper() or sign in _SPELLED_OUT else "0"
