"""The commodities that every database begins with, and how others are coded.

One shown unit has so many of the smallest. Riel and dong have no smaller unit in use; gold is kept
in milligrams and shown in chi of 3.75 grams (one damleung is ten chi). Offices add kinds of rice
and of animals of their own (``adding``).
"""

import re
from typing import NamedTuple

# As a Beancount file names what it counts, which `./run books` writes.
MOST_LETTERS = 24


class First(NamedTuple):
    """A commodity as it is first stored."""

    code: str
    sort: str
    per_unit: int
    name_km: str
    name_en: str
    unit_km: str
    unit_en: str


FIRST = (
    First("KHR", "money", 1, "រៀល", "Riel", "រៀល", "riel"),
    First("USD", "money", 100, "ដុល្លារ", "US dollar", "ដុល្លារ", "dollars"),
    First("THB", "money", 100, "បាត", "Thai baht", "បាត", "baht"),
    First("VND", "money", 1, "ដុង", "Vietnamese dong", "ដុង", "dong"),
    First("GOLD", "gold", 3750, "មាស", "Gold", "ជី", "chi"),
    First("RICE.FOOD", "rice", 1000, "ស្រូវហូប", "Food paddy", "គីឡូ", "kg"),
    First("RICE.SEED", "rice", 1000, "ស្រូវពូជ", "Seed paddy", "គីឡូ", "kg"),
    First("RICE.MILLED", "rice", 1000, "អង្ករ", "Milled rice", "គីឡូ", "kg"),
    First("COW", "animal", 1, "គោ", "Cattle", "ក្បាល", "head"),
    First("BUFFALO", "animal", 1, "ក្របី", "Buffalo", "ក្បាល", "head"),
    First("PIG", "animal", 1, "ជ្រូក", "Pigs", "ក្បាល", "head"),
    First("CHICKEN", "animal", 1, "មាន់", "Chickens", "ក្បាល", "head"),
    First("DUCK", "animal", 1, "ទា", "Ducks", "ក្បាល", "head"),
    First("GOAT", "animal", 1, "ពពែ", "Goats", "ក្បាល", "head"),
)

# What offices add is counted as the first ones of its sort are.
UNITS = {
    first.sort: {name: getattr(first, name) for name in ("per_unit", "unit_km", "unit_en")}
    for first in FIRST
    if first.sort in ("rice", "animal")
}


def code_of(sort: str, name: str, *, attempt: int = 1) -> str:
    """The code of a new commodity, from its Latin name; empty without a Latin letter or digit."""
    letters = re.sub(r"[^A-Z0-9]+", "-", name.upper()).strip("-")
    if not letters:
        return ""
    end = "" if attempt == 1 else f"-{attempt}"
    start = f"{sort.upper()}.{letters}"[: MOST_LETTERS - len(end)].rstrip("-")
    return start + end
