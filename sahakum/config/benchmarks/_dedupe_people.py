"""A seeded corpus: people of villages, and second records of some of them, misspelt.

The misspellings are made of letters, by the mistakes of ear, hand and keyboard that are known of
Khmer and of Latin spellings. They know nothing of the key that is measured with them: a fifth of
them are blows at random letters.
"""

import csv
import datetime
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sahakum import registry
from sahakum.lib.chance import Chance, made_id
from sahakum.registry.likeness import Somebody

VILLAGES_OF_A_COMMUNE = 8
PEOPLE_OF_A_VILLAGE = 450
TWICE = 0.04
# Pairs of signs that are taken for one another by ear: series, breath, neighbouring vowels.
BY_EAR = (
    *("កគ", "ខឃ", "ចជ", "ឆឈ", "តទ", "ថធ", "បព", "ផភ", "ណន", "ឡល", "កខ", "ចឆ", "តថ", "ពភ"),
    *("ិី", "ឹឺ", "ុូ", "េែ", "ើឺ", "ៀេ", "ោៅ", "ិឹ", "ាោ", "ញន", "ងន", "ដត", "ដទ"),
)
LATIN_BY_EAR = (
    *(("ou", "u"), ("ey", "ei"), ("ea", "ia"), ("ee", "i"), ("oo", "u"), ("ch", "chh"), ("y", "i")),
    *(
        ("th", "t"),
        ("ph", "p"),
        ("kh", "k"),
        ("v", "w"),
        ("ae", "e"),
        ("oeu", "eu"),
        ("eng", "ieng"),
    ),
    *(("k", "kh"), ("t", "th"), ("o", "or"), ("i", "y"), ("u", "ou"), ("n", "nn"), ("a", "ar")),
)
MARKS = "់៉៊័៌៍"
SUBSCRIPT = "្"


@cache
def names(kind: str) -> tuple[tuple[str, str], ...]:
    """Family names, or given names of a sex, in Khmer and Latin letters."""
    path = Path(registry.__file__).parent / "demo_names.csv"
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines)
        return tuple((row["khmer"], row["latin"]) for row in rows if row["kind"] == kind)


def corpus(number: int, *, seed: str) -> tuple[list[Somebody], set[frozenset[UUID]]]:
    """So many people, and the pairs of ids that are truly one person."""
    chance = Chance("dedupe", seed)
    firsts = round(number / (1 + TWICE))
    people = [_somebody(index, chance) for index in range(firsts)]
    truly = set()
    for index in range(number - firsts):
        original = people[chance.below(firsts)]
        again = _again(original, index, chance)
        people.append(again)
        truly.add(frozenset((original.id, again.id)))
    return people, truly


def _somebody(index: int, chance: Chance) -> Somebody:
    sex = chance.pick(("female", "male"))
    family, given = chance.pick(names("family")), chance.pick(names(sex))
    village = index // PEOPLE_OF_A_VILLAGE
    born = datetime.date(1945, 1, 1) + datetime.timedelta(days=chance.below(29_000))
    precision = chance.weighted((("day", 0.5), ("year", 0.5)))
    return Somebody(
        id=made_id("dedupe", "first", index),
        name=f"{family[0]} {given[0]}",
        latin=f"{family[1]} {given[1]}" if chance.happens(0.4) else "",
        sex=sex,
        born_on=born if precision == "day" else born.replace(month=1, day=1),
        born_precision=precision,
        village=village,
        commune=village // VILLAGES_OF_A_COMMUNE,
        household=made_id("dedupe", "family", index // 4),
        phone=f"0{10_000_000 + index // 4}" if chance.happens(0.5) else "",
    )


def _again(original: Somebody, index: int, chance: Chance) -> Somebody:
    name, latin = _respelt(original, chance)
    moved = chance.happens(0.1)
    near = original.commune * VILLAGES_OF_A_COMMUNE
    return replace(
        original,
        id=made_id("dedupe", "again", index),
        name=name,
        latin=latin,
        sex="not_stated" if chance.happens(0.03) else original.sex,
        village=near + chance.below(VILLAGES_OF_A_COMMUNE) if moved else original.village,
        household=made_id("dedupe", "family again", index),
        phone=original.phone if chance.happens(0.5) else "",
        **_born_again(original, chance),
    )


def _respelt(original: Somebody, chance: Chance) -> tuple[str, str]:
    latin = original.latin or in_latin(original.name)
    manner = chance.weighted((("khmer", 0.6), ("both", 0.2), ("latin", 0.2)))
    if manner == "latin":
        return misspelt(latin, chance), ""
    khmer = misspelt(original.name, chance)
    return khmer, misspelt(latin, chance) if manner == "both" else ""


@cache
def _latin_of() -> dict[str, str]:
    return {khmer: latin for kind in ("family", "female", "male") for khmer, latin in names(kind)}


def in_latin(name: str) -> str:
    """A name of the corpus in its usual Latin letters."""
    return " ".join(_latin_of()[word] for word in name.split())


def _born_again(original: Somebody, chance: Chance) -> dict[str, Any]:
    born = original.born_on
    assert born is not None
    manner = chance.weighted((("same", 0.6), ("year", 0.25), ("off", 0.1), ("unknown", 0.05)))
    if manner == "unknown":
        return {"born_on": None, "born_precision": ""}
    if manner == "same":
        return {}
    year = born.year + (chance.pick((-1, 1)) if manner == "off" else 0)
    return {"born_on": datetime.date(year, 1, 1), "born_precision": "year"}


def misspelt(name: str, chance: Chance) -> str:
    """One or two mistakes in a name; now and then none."""
    for _time in range(chance.weighted(((0, 0.15), (1, 0.6), (2, 0.25)))):
        name = _mistake(name, chance)
    return name


def _mistake(name: str, chance: Chance) -> str:
    if chance.happens(0.2):
        return _blow(name, chance)
    return _latin_mistake(name, chance) if name.isascii() else _khmer_mistake(name, chance)


def _blow(name: str, chance: Chance) -> str:
    """A letter lost, doubled, or exchanged with the next."""
    place = chance.below(len(name) - 1)
    if name[place] == " " or name[place + 1] == " ":
        return name
    return chance.pick(
        (
            name[:place] + name[place + 1 :],
            name[:place] + name[place] * 2 + name[place + 1 :],
            name[:place] + name[place + 1] + name[place] + name[place + 2 :],
        )
    )


def _khmer_mistake(name: str, chance: Chance) -> str:
    kind = chance.weighted((("ear", 0.6), ("mark", 0.15), ("subscript", 0.15), ("order", 0.1)))
    if kind == "mark":
        return "".join(sign for sign in name if sign not in MARKS)
    if kind == "subscript":
        place = name.find(SUBSCRIPT)
        return name if place < 0 else name[:place] + name[place + 2 :]
    if kind == "order":
        return name.replace("៉ា", "ា៉").replace("៊ុ", "ុ៊").replace("្រី", "ី្រ")
    wrong = chance.pick([pair for pair in BY_EAR if set(pair) & set(name)] or ["  "])
    return _once(name, wrong[0], wrong[1], chance)


def _latin_mistake(name: str, chance: Chance) -> str:
    fitting = [pair for pair in LATIN_BY_EAR if pair[0] in name.lower() or pair[1] in name.lower()]
    wrong = chance.pick(fitting or [(" ", " ")])
    return _once(name.lower(), wrong[0], wrong[1], chance)


def _once(name: str, one: str, other: str, chance: Chance) -> str:
    there, here = (one, other) if one in name else (other, one)
    places = [place for place in range(len(name)) if name.startswith(there, place)]
    place = chance.pick(places)
    return name[:place] + here + name[place + len(there) :]
