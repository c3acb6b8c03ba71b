"""Amounts as people say and write them: "៥ ម៉ឺនរៀល", "1.5 លាន", "20 USD", "២ ជី"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from sahakum.lib.quantities import NumberError, parse_number
from sahakum.lib.text import normalise

# Khmer counts large sums by these; a word may follow a number and multiplies it.
MULTIPLIERS = {
    "ពាន់": 1_000,
    "ម៉ឺន": 10_000,
    "សែន": 100_000,
    "លាន": 1_000_000,
    "thousand": 1_000,
    "million": 1_000_000,
    # Gold is counted in chi; a damleung is ten of them.
    "ដំឡឹង": 10,
    "damleung": 10,
}
CURRENCIES = {
    "រៀល": "KHR",
    "៛": "KHR",
    "riel": "KHR",
    "riels": "KHR",
    "khr": "KHR",
    "ដុល្លារ": "USD",
    "ដុល្លា": "USD",
    "$": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "usd": "USD",
    "បាត": "THB",
    "฿": "THB",
    "baht": "THB",
    "thb": "THB",
    "ដុង": "VND",
    "₫": "VND",
    "dong": "VND",
    "vnd": "VND",
    "ជីមាស": "GOLD",
    "មាស": "GOLD",
    "ជី": "GOLD",
    "chi": "GOLD",
    "gold": "GOLD",
    "ដំឡឹង": "GOLD",
    "damleung": "GOLD",
}
LONGEST = 60
_WORDS = sorted({*MULTIPLIERS, *CURRENCIES}, key=len, reverse=True)
_TOKEN = re.compile("|".join(re.escape(word) for word in _WORDS))


@dataclass(frozen=True)
class Said:
    """An amount, and its currency as far as the text says one."""

    amount: Decimal
    currency: str


def read(text: str, language: str) -> Said:
    """The amount in a text: one number, perhaps multiplied by words, perhaps with a currency.

    Raises:
        NumberError: there is no one number, or two currencies.
    """
    if len(text) > LONGEST:
        raise NumberError("too_long")
    plain = normalise(text).lower()
    words = _TOKEN.findall(plain)
    currencies = {CURRENCIES[word] for word in words if word in CURRENCIES}
    if len(currencies) > 1:
        raise NumberError("not_a_number")
    amount = parse_number(_TOKEN.sub(" ", plain).strip(), language)
    for word in words:
        amount *= MULTIPLIERS.get(word, 1)
    return Said(amount=amount, currency=currencies.pop() if currencies else "")
