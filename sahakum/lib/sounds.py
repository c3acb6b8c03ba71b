"""How a name sounds, coarsely and alike in Khmer and in Latin letters.

Names reach an office by ear and by hand: one consonant of the other series, a vowel sign beside
its neighbour, ្ដ for ្ត, a subscript left out; in Latin letters as everybody likes. What all these
have in common is written here: consonants by the place where they are spoken, vowels in three
groups. It proposes; people decide. Classes of consonants follow the articulation of Khmer
(voiceless stops with and without breath, implosives ប ដ, nasals, liquids); that both series, all
spellings of nasals and silent ends fall together is our choice, measured by ``./run bench dedupe``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from sahakum.lib.text import has_khmer, search_key

_CONSONANTS = {
    **dict.fromkeys("កខគឃ", "k"),
    **dict.fromkeys("ចឆជឈ", "c"),
    **dict.fromkeys("ដឋឌឍតថទធ", "t"),
    **dict.fromkeys("បផពភ", "p"),
    **dict.fromkeys("ងញណន", "n"),
    "ម": "m",
    "យ": "y",
    **dict.fromkeys("រ", "r"),
    **dict.fromkeys("លឡ", "l"),
    "វ": "v",
    **dict.fromkeys("សឝឞ", "s"),
    "ហ": "h",
    "អ": "",
}
# Vowels: "a" open, "i" spoken in front or in the middle of the mouth, "u" in the back.
_VOWELS = {
    **dict.fromkeys("ាះៈ័", "a"),
    **dict.fromkeys("ិីឹឺេែៃើៀឿ", "i"),
    **dict.fromkeys("ុូួោៅ", "u"),
}
_INDEPENDENT = {"ឥ": "i", "ឦ": "i", "ឧ": "u", "ឩ": "u", "ឪ": "u", "ឯ": "i", "ឰ": "i", "ឱ": "u"}
_INDEPENDENT |= {"ឳ": "u", "ឫ": "ri", "ឬ": "ri", "ឭ": "li", "ឮ": "li"}
_COENG = "្"
_SILENCED = re.compile("[\u1780-\u17a2][\u17b7\u17bb]?\u17cd")
_BREATH = re.compile("(?<=[kctp])h")
_LETTER = re.compile(f"{_COENG}?[\u1780-\u17a2]|.")
_CLASSES_OF_F = re.compile(f"ហ{_COENG}វ")
_BREATHED = re.compile(f"ហ(?={_COENG})")
# The sign that is heard as a consonant of its own.
_NASAL = "ំ"

# In this order; what is left are the signs of the Khmer side. "*" is an inherent vowel.
_STEPS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[^a-z]", ""),
        (r"ng|ny|gn|nh|gh", "n"),
        (r"tch|chh?|dj|j|x|z$", "C"),
        (r"ph?|b", "p"),
        (r"th?|d", "t"),
        (r"kh?|q|g|c", "k"),
        (r"f|w", "v"),
        (r"z", "s"),
        (r"(?<=[aeiouy])h(?![aeiouy])", ""),
        (r"(?<=[aeiou])(v$|r(?![aeiouy]))", ""),
        (r"ai|ay(?![aeiou])|ae", "I"),
        (r"ea|a+", "A"),
        (r"oe[ui]?|eu[oi]?|io|i?e+[iy]?|i+|y(?![aeiouAI])", "I"),
        (r"o+u?a?|u+[oa]?|A?u", "U"),
    )
)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The sound of one word of a name: consonants by class, vowels as "a", "i" and "u".

    Equal, or nearly so, for spellings that sound alike; empty for a word without letters.
    """
    key = search_key(word).replace(" ", "")
    said = _khmer(key) if has_khmer(key) else _latin(key)
    # Breath after a stop is heard or not, and Sokheng may be Sok Heng.
    said = _BREATH.sub("", said)
    return "".join(sign for sign, _ in groupby(said))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word's sound, by which names are gathered; a vowel when it has none."""
    said = sound(word)
    bones = re.sub("[aiu]", "", said)
    # Names out of vowels alone (Ea, Ou) keep the first of them.
    return "".join(sign for sign, _ in groupby(bones)) or said[:1]


def near_skeletons(bones: str) -> Iterator[str]:
    """Consonants one slip away: one more, one less, another, or two neighbours exchanged."""
    classes = sorted(set(_CONSONANTS.values()) - {""})
    for place in range(len(bones) + 1):
        before, after = bones[:place], bones[place:]
        yield from (f"{before}{one}{after}" for one in classes)
        if after:
            yield before + after[1:]
            yield from (f"{before}{one}{after[1:]}" for one in classes)
        if len(after) > 1:
            yield f"{before}{after[1]}{after[0]}{after[2:]}"


def sounds(name: str) -> tuple[str, ...]:
    """The sound of each word of a name; words without letters are left out."""
    return tuple(said for word in search_key(name).split() if (said := sound(word)))


def _latin(key: str) -> str:
    for pattern, replacement in _STEPS:
        key = pattern.sub(replacement, key)
    return key.lower()


def _khmer(key: str) -> str:
    key = _CLASSES_OF_F.sub("វ", _SILENCED.sub("", key))
    letters = _LETTER.findall(_BREATHED.sub("", key))
    said = [_letter(letters, place) for place in range(len(letters))]
    return "".join(said)


def _letter(letters: list[str], place: int) -> str:
    letter = letters[place]
    if letter == _NASAL:
        return "m" if place and letters[place - 1] in "ាុ" else "um"
    if letter in _VOWELS:
        return _VOWELS[letter]
    if letter in _INDEPENDENT:
        return _INDEPENDENT[letter]
    if letter[-1] not in _CONSONANTS:
        return ""
    return _consonant(letters, place)


def _consonant(letters: list[str], place: int) -> str:
    said = _CONSONANTS[letters[place][-1]]
    if _carries_vowel(letters, place):
        return said
    if letters[place].startswith(_COENG) and place + 1 == len(letters) and said != "":
        return ""
    if _ends_syllable(letters, place):
        # រ វ យ at the end are not heard as consonants, and written in Latin letters by taste.
        return "" if said in ("r", "v", "y") else said
    return said + "a" if place + 1 < len(letters) or place == 0 else said


def _carries_vowel(letters: list[str], place: int) -> bool:
    following = [letter for letter in letters[place + 1 : place + 3] if letter not in "៉៊៌"]
    return bool(following) and (
        following[0] in _VOWELS or following[0] == _NASAL or following[0].startswith(_COENG)
    )


def _ends_syllable(letters: list[str], place: int) -> bool:
    if place == 0:
        return False
    if place + 1 == len(letters) or letters[place + 1] in "់៍":
        return True
    before = letters[place - 1]
    return (before in _VOWELS or before in _INDEPENDENT) and not _closed(letters, place + 1)


def _closed(letters: list[str], place: int) -> bool:
    # A consonant that ends a syllable leaves the one before it to begin the syllable.
    following = letters[place + 1 : place + 2]
    return letters[place][-1] in _CONSONANTS and (
        not following or following[0] in "់៍" or following[0].startswith(_COENG)
    )
