"""A rough phonetic key for Latin spellings of Khmer names."""

import re
from functools import lru_cache

from sahakum.lib.text import search_key

# In this order. Latin spelling of Khmer is free: Phirun and Pirun, Chhay and Chay are one name.
_STEPS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[^a-z]", ""),
        (r"chh|ch", "c"),
        (r"ph", "p"),
        (r"th", "t"),
        (r"kh|q", "k"),
        (r"dj", "j"),
        (r"ny|gn|nh", "n"),
        (r"^sr", "s"),
        (r"ou|oo|uo|u+", "u"),
        (r"eu|oe", "e"),
        (r"ea|ie|ee|ey|ai|ay|y|i+", "i"),
        (r"aw|or|ao|au|o+", "o"),
        (r"w", "v"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aeiou])h$", ""),
    )
)


@lru_cache(maxsize=65536)
def latin_key(name: str) -> str:
    """Return a key that is equal for Latin spellings which sound alike in Khmer.

    Sok and Sokh, Chan and Chann, Phirun and Pirun, Srey Mom and Sreymom share a key. It proposes
    duplicates; people decide. Empty for a name without Latin letters.
    """
    key = search_key(name)
    for pattern, replacement in _STEPS:
        key = pattern.sub(replacement, key)
    return key
