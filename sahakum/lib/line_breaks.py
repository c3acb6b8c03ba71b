"""Where a line of Khmer prose may break: between its words, which are written without spaces."""

import re
from threading import Lock

import khmercut

BREAK = "\N{ZERO WIDTH SPACE}"
# Letters with their signs; digits and punctuation stay where they are.
_RUN = re.compile("[\u1780-\u17d3\u17dd]+")
# The model of the language is one object that reads one text at a time.
_one_at_a_time = Lock()


def with_breaks(text: str) -> str:
    """The text with an invisible space between Khmer words; nothing else is changed.

    For prose that is only shown: never for a name, a key or anything that is stored or compared.
    """
    return _RUN.sub(_broken, text)


def _broken(run: re.Match[str]) -> str:
    with _one_at_a_time:
        return BREAK.join(khmercut.tokenize(run[0]))
