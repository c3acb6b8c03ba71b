"""Published figures of the mission against what the records give.

The figures stand in ``published.toml``. Each that names an indicator is computed by it, over all
records of this installation; a few are counted in the records of one package (``counting``); the
others belong to parts of the product that come later.
"""

import argparse
import datetime
import json as jsons
import sys
import tomllib
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from sahakum.indicators.declarations import indicator
from sahakum.indicators.definitions import Period
from sahakum.indicators.reading.answering import answer
from sahakum.indicators.reading.questions import Line, Reading
from sahakum.indicators.receipts import records_behind
from sahakum.journal import clock
from sahakum.programmes.models import Programme, Target
from sahakum.reports.counting import COUNTED
from sahakum.reports.targets import baselines, goals, targets_in

FILE = Path(__file__).with_name("published.toml")
BEGINNING = datetime.date(1900, 1, 1)
ABOUT = 0.05
AGREES, DIFFERS, NOT_YET = "agrees", "differs", "not yet"


@dataclass(frozen=True, kw_only=True)
class Published:
    """One published figure with what the records give. ``records`` is how many were counted."""

    section: str
    words: str
    published: int
    relation: str
    unit: str
    computed: int | None
    records: int | None
    state: str


def figures() -> list[Published]:
    """All published figures, each computed anew."""
    return [_compare(entry) for entry in tomllib.loads(FILE.read_text())["figure"]]


def _compare(entry: dict[str, Any]) -> Published:
    computed, records = _compute(entry)
    named = ("section", "words", "published", "relation", "unit")
    return Published(
        **{name: entry[name] for name in named},
        computed=computed,
        records=records,
        state=_state(entry["relation"], entry["published"], computed),
    )


def _state(relation: str, published: int, computed: int | None) -> str:
    if computed is None:
        return NOT_YET
    agrees = {
        "equal": computed == published,
        "at least": computed >= published,
        "about": abs(computed - published) <= published * ABOUT,
    }[relation]
    return AGREES if agrees else DIFFERS


def _compute(entry: dict[str, Any]) -> tuple[int | None, int | None]:
    if "indicator" not in entry and "counts" not in entry:
        return None, None
    code = entry.get("programme") or entry["organisation_of"]
    programme = Programme.objects.filter(code=code).first()
    if programme is None:
        return 0, 0
    if "counts" in entry:
        return COUNTED[entry["counts"]](programme)
    if "measure" in entry:
        return _promised(entry["indicator"], programme, entry["measure"])
    return _counted(entry, programme)


def _counted(entry: dict[str, Any], programme: Programme) -> tuple[int, int]:
    period = Period(first=BEGINNING, last=entry.get("until") or clock.today())
    reading = Reading(
        lines=(Line(indicator=indicator(entry["indicator"]), period=period),),
        programme=programme.pk if "programme" in entry else None,
        organisation=programme.organisation_id,
    )
    total = answer(reading).answers[0].total
    return int(total or 0), records_behind(reading)


def _promised(code: str, programme: Programme, measure: str) -> tuple[int, int]:
    targets = [one for one in targets_in(programme, None, clock.today()) if one.indicator == code]
    if measure == "planned":
        planned = [one for one in targets if one.sort == Target.Sort.INCREASE]
        return sum(one.value for one in planned), len(planned)
    reading = Reading(
        lines=tuple(baselines(targets)),
        programme=programme.pk,
        organisation=programme.organisation_id,
    )
    reached = goals(targets, answer(reading).answers, None).of(code)
    return reached or 0, len(targets)


def published(*, json: bool) -> int:
    """Prints the figures; returns 1 when any differs, else 0."""
    found = figures()
    if json:
        text = jsons.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1)
    else:
        text = "\n".join(_table(found))
    sys.stdout.write(f"{text}\n")
    return 1 if any(one.state == DIFFERS for one in found) else 0


def run(options: argparse.Namespace) -> int:
    """The command ``published``."""
    return published(json=options.json)


def _table(found: list[Published]) -> list[str]:
    words = {AGREES: _("agrees"), DIFFERS: _("differs"), NOT_YET: _("not yet")}
    relations = {"equal": "=", "at least": "≥", "about": "≈"}
    lines = []
    for one in found:
        computed = "" if one.computed is None else f"{one.computed:,}"
        lines.append(
            f"{one.section}  {_fit(one.words, 60)} {relations[one.relation]} {one.published:>6,}"
            f"  {computed:>7}  {_fit(one.unit, 16)} {words[one.state]}"
        )
    counts = ", ".join(
        f"{words[state]} {sum(one.state == state for one in found)}" for state in words
    )
    return [*lines, counts]


def _fit(text: str, width: int) -> str:
    """A text cut or filled to a width on the terminal, on which Khmer signs take no room."""
    room, kept = width, ""
    for letter in text:
        room -= unicodedata.category(letter) not in ("Mn", "Cf")
        if room < 0:
            return kept[:-1] + "…"
        kept += letter
    return kept + " " * room
