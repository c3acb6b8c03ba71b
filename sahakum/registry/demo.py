"""The demonstration's part of the registry: families that do not exist, as a phone would send them.

Names are put together from common Khmer names (demo_names.csv, made for this purpose). Telephone
numbers begin with 000: no operator in Cambodia has such numbers, and nobody is called by mistake.
"""

import csv
import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sahakum.lib.chance import Chance

NAMES_FILE = Path(__file__).with_name("demo_names.csv")

Content = dict[str, Any]

POVERTY = (("poor_1", 0.38), ("poor_2", 0.34), ("none", 0.16), ("unknown", 0.12))
CHILDREN = ((0, 0.06), (1, 0.17), (2, 0.28), (3, 0.25), (4, 0.15), (5, 0.09))
PRECISION = (("day", 0.5), ("month", 0.15), ("year", 0.35))
YOUNGEST_PARENT = 19
ELDERS_BORN_BEFORE = 1975


@dataclass(frozen=True)
class Name:
    """One name in both scripts."""

    khmer: str
    latin: str


@cache
def names(kind: str) -> tuple[Name, ...]:
    """Names of a kind: ``family``, or given names ``female`` or ``male``."""
    with NAMES_FILE.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["kind"] == kind]
    return tuple(Name(row["khmer"], row["latin"]) for row in rows)


def family(
    *, chance: Chance, village_id: int, registered_on: datetime.date, code: str = ""
) -> Content:
    """The content of the kind ``household``: one family of two to eight, with one head."""
    return {
        "village": str(village_id),
        "registered_on": registered_on.isoformat(),
        "code": code,
        "phone": _phone(chance),
        "poverty": chance.weighted(POVERTY),
        "consent": "signed" if chance.happens(0.6) else "spoken",
        "members": _members(chance, registered_on.year),
    }


def relative(*, chance: Chance, household: UUID, member: Any) -> Content:
    """The content of the kind ``relative``: a child's father who lives in Thailand."""
    family_name, given_name = chance.pick(names("family")), chance.pick(names("male"))
    return {
        "household": str(household),
        "member": member,
        "kin": "parent",
        "family_name": family_name.khmer,
        "given_name": given_name.khmer,
        "latin_name": f"{family_name.latin} {given_name.latin}",
        "sex": "male",
        "country": "TH",
    }


def _phone(chance: Chance) -> str:
    if chance.happens(0.25):
        return ""
    return f"000 {chance.between(100, 999)} {chance.between(100, 999)}"


def _members(chance: Chance, year: int) -> list[Content]:
    # Single mothers come first in family support (MISSION section 2): many heads are women.
    alone = chance.happens(0.35)
    head_born = year - chance.between(24, 62)
    head_sex = "female" if alone or chance.happens(0.15) else "male"
    head_family, father_family = chance.pick(names("family")), chance.pick(names("family"))
    found = [_member(chance, "head", head_family, head_sex, head_born)]
    if not alone:
        spouse_sex = "male" if head_sex == "female" else "female"
        born = min(head_born + chance.between(-4, 6), year - YOUNGEST_PARENT)
        found.append(_member(chance, "spouse", father_family, spouse_sex, born))
        father_family = head_family if head_sex == "male" else father_family
    found += _children(chance, father_family, head_born, year)
    if len(found) < 2 or chance.happens(0.18):
        found.append(_elder(chance, head_family, head_born))
    return found


def _children(chance: Chance, family_name: Name, head_born: int, year: int) -> list[Content]:
    grandchildren = year - head_born > 55
    oldest = head_born + (42 if grandchildren else YOUNGEST_PARENT)
    relation = "grandchild" if grandchildren else "child"
    found = []
    for _ in range(chance.weighted(CHILDREN)):
        born = chance.between(max(oldest, year - 18), year - 1)
        sex = "female" if chance.happens(0.5) else "male"
        found.append(_member(chance, relation, family_name, sex, born))
    return sorted(found, key=lambda child: str(child["born"]))


def _elder(chance: Chance, family_name: Name, head_born: int) -> Content:
    sex = "female" if chance.happens(0.75) else "male"
    if chance.happens(0.7):
        born = max(head_born - chance.between(20, 32), 1920)
        return _member(chance, "parent", family_name, sex, born)
    return _member(chance, "sibling", family_name, sex, head_born + chance.between(2, 9))


def _member(chance: Chance, relation: str, family_name: Name, sex: str, born: int) -> Content:
    given = chance.pick(names(sex))
    content = {
        "family_name": family_name.khmer,
        "given_name": given.khmer,
        "latin_name": f"{family_name.latin} {given.latin}",
        "sex": sex,
        "born": _birth(chance, born),
        "relation": relation,
    }
    if chance.happens(0.4):
        content["disability"] = "yes" if chance.happens(0.12) else "no"
    return content


def _birth(chance: Chance, year: int) -> str:
    precision = chance.weighted(PRECISION)
    month, day = chance.between(1, 12), chance.between(1, 28)
    # Papers of elder people were lost; most know the year only.
    if precision == "year" or year < ELDERS_BORN_BEFORE:
        return str(year)
    return f"{month}/{year}" if precision == "month" else f"{day}/{month}/{year}"
