"""Khmer text: one spelling for one look, and the keys by which it is found.

The same look can be typed in many ways: signs of a syllable in another order, invisible signs
between them, two vowels for one. `normalise` is applied to every text that comes in; what is
stored and compared is always its answer.
"""

import re
import unicodedata
from functools import lru_cache

from khmerspell import khnormal

from sahakum.lib.digits import digits_to_ascii

_SHORT = 200  # Longer texts are not remembered: a note is hardly ever typed twice.
_COENG_DA = "\u17d2\u178a"
_COENG_TA = "\u17d2\u178f"
_STAND_IN = "\u17d2\u179e"  # A letter of Sanskrit loans in the same consonant series as DA.

# Zero-width and direction signs, soft hyphen, byte-order mark, inherent vowels without a look.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u17b4\u17b5]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ud800-\udfff]+")
_BLANKS = re.compile(r"\s+")
_BLANKS_IN_LINE = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")
_KHMER = re.compile("[\u1780-\u17ff\u19e0-\u19ff]")

# Syllables that need no reordering; whatever does not fit goes the long way.
_ORDERLY = re.compile(
    "(?:[^\u1780-\u17b3\u17b6-\u17d3\u17dd]"
    "|[\u1780-\u17b3]\u17cc?"
    "(?:\u17d2[\u1780-\u1799\u179b-\u17a2])?(?:\u17d2[\u1780-\u17a2])?"
    "(?:[\u17c9\u17ca]?[\u17b6-\u17ba\u17bc-\u17c5]?|\u17bb(?![\u17b6-\u17ba\u17bc-\u17c5\u17d0\u17dd]))"
    "[\u17c6\u17cb\u17cd\u17ce\u17cf\u17d0\u17d1]?[\u17c7\u17c8]?"
    "(?![\u17b6-\u17d3\u17dd])"
    ")*"
)


def has_khmer(text: str) -> bool:
    """Tell whether a text holds any Khmer letter, sign or digit."""
    return not text.isascii() and _KHMER.search(text) is not None


def _reorder(text: str) -> str:
    """Put the signs of each syllable into canonical order (SIL Global's khnormal).

    That also reads a subscript DA as TA, which changes what the person typed although both look
    alike; it is held back here and done in the search key only.
    """
    if _COENG_DA in text and _STAND_IN not in text:
        held_back = str(khnormal(text.replace(_COENG_DA, _STAND_IN)))
        return held_back.replace(_STAND_IN, _COENG_DA)
    return str(khnormal(text))


def _order(text: str) -> str:
    """Reorder until nothing changes any more, so that normalising twice changes nothing."""
    for _attempt in range(5):
        if _ORDERLY.fullmatch(text):
            return text
        ordered = unicodedata.normalize("NFC", _reorder(text))
        if ordered == text:
            break
        text = ordered
    return text


def _clean(text: str) -> str:
    """Remove what cannot be seen and collapse blanks to one."""
    text = _CONTROL.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    return _BLANKS.sub(" ", text).strip()


def _normalise(text: str) -> str:
    """Do the work of `normalise`."""
    if text.isascii():
        return _BLANKS.sub(" ", _CONTROL.sub("", text)).strip()
    text = _clean(text)
    return _order(text) if _KHMER.search(text) else text


_remembered = lru_cache(maxsize=65536)(_normalise)


def normalise(text: str, *, keep_lines: bool = False) -> str:
    """Return the one spelling a text is stored and compared by.

    Unicode NFC, no invisible or control signs, the signs of Khmer syllables in canonical order,
    blanks collapsed to one and removed at the ends. Line ends are blanks too unless `keep_lines`.
    Normalising twice changes nothing.
    """
    if keep_lines:
        lines = _LINE_ENDS.sub("\n", text).split("\n")
        return "\n".join(normalise(line) for line in lines).strip()
    return _remembered(text) if len(text) <= _SHORT else _normalise(text)


def _without_accents(text: str) -> str:
    """Remove the accents of Latin letters: Takéo becomes Takeo."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parts if not "\u0300" <= sign <= "\u036f")


# Signs that differ by taste or hand, and letters that hardly anybody tells apart.
_FOLDS = str.maketrans({"\u17a3": "អ", "\u17a4": "អា", "ឲ": "ឱ", "ឨ": "ឧក", "\u17d1": "\u17d0"})
_PUNCTUATION = re.compile(r"(?:[^\w\u1780-\u17d3\u17dd]|_)+")


@lru_cache(maxsize=65536)
def search_key(text: str) -> str:
    """Return what a text is found by: for both sides of a LIKE or an equality.

    Lower case, no accents, no punctuation, digits 0 to 9, Khmer normalised with letters folded
    that look or sound alike (a subscript DA is a subscript TA). Words stay apart by one blank.
    """
    text = digits_to_ascii(_normalise(text)).lower()
    if not text.isascii():
        folded = _without_accents(text).translate(_FOLDS).replace(_COENG_DA, _COENG_TA)
        text = text if folded == text else _normalise(folded)
    return _PUNCTUATION.sub(" ", text).strip()


# Signs that the keyboards of legacy fonts put between Latin letters, where no language does.
_LEGACY_SIGN = (
    "[\u00a1-\u00a6\u00a8-\u00aa\u00ac-\u00af\u00b1-\u00b6\u00b8\u00bc-\u00bf\u00d7\u00de\u00f7\u00fe\u0192\u02c6"
    "\u2020-\u2022\u2030\u2122]"
)
_SIGN_AT_LETTER = re.compile(f"[A-Za-z]{_LEGACY_SIGN}|{_LEGACY_SIGN}[A-Za-z]")
_WORD = re.compile(r"\w+")
_ACCENTED = re.compile("[\u00c0-\u00ff]")
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]")


def is_legacy_font(text: str) -> bool:
    """Tell whether a text was typed for a legacy Khmer font such as Limon ("smÞ½n").

    Such fonts draw Khmer over Latin codes, so what is stored is Latin soup. It is recognised by a
    sign of their keyboards that touches a letter, or by a word with both an accent and a capital
    inside it. Khmer text and Latin names with accents (Takéo) are never taken for it; a soup
    of plain ASCII letters cannot be told from a Latin name and passes.
    """
    if text.isascii() or has_khmer(text):
        return False
    if _SIGN_AT_LETTER.search(text):
        return True
    words = _WORD.findall(text)
    return any(_ACCENTED.search(word) and _CAPITAL_INSIDE.search(word) for word in words)
