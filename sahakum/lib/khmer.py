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
        return khnormal(text.replace(_COENG_DA, _STAND_IN)).replace(_STAND_IN, _COENG_DA)
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
