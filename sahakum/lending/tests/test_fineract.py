"""Schedules that Apache Fineract publishes with its tests, each run through our command.

The files in ``fineract/`` name where they are from. Amounts are in the smallest unit. ``said`` is
what their scenario and the settings of its product say, in our words; ``rows`` are their figures,
and what is ``null`` in the first five columns is not published. Nothing in them is from our output
but ``differs``: by how much ours are higher in all and in one row, where we follow another rule.
"""

import json
import re
from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sahakum.lending import command

FOLDER = Path(__file__).parent / "fineract"
DOCS = Path(__file__).parents[3] / "docs" / "lending.md"
FILES = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))}
SCENARIOS = [
    pytest.param(scenario, id=f"{name}-{place}")
    for name, file in FILES.items()
    for place, scenario in enumerate(file["scenarios"], 1)
]
Rows = list[list[Any]]


def rows_of(printed: dict[str, Any]) -> Rows:
    """What we print, in their columns: what was paid ahead stands in the row of its period."""
    if "standing" not in printed:
        plain = ("due_on", "principal", "interest", "fee")
        return [[*(row[name] for name in plain), 0, None] for row in printed["rows"][1:]]
    standing, begun, found = printed["standing"], "", list[list[Any]]()
    for row in standing[1:]:
        due, paid, on = row["due"], sum(row["paid"].values()), row["due_on"]
        ahead = sum(one["ahead"] for one in printed["payments"] if begun < one["on"] <= on)
        fees = due["fee"] + due["late_fee"]
        amounts = [due["principal"] + ahead, due["interest"], fees, paid + ahead]
        found.append([on, *amounts, row["completed_on"]])
        begun = on
    return found


def without_empty_end(found: Rows, count: int) -> Rows:
    """Without last rows of which nothing is asked, where a loan ends sooner: they drop these."""
    while len(found) > count and not any(found[-1][1:5]):
        found.pop()
    return found


def as_published(found: Rows, published: Rows) -> Rows:
    """Ours without the figures that they do not publish."""
    return [_published(*pair) for pair in zip(found, published, strict=True)]


def _published(ours: list[Any], theirs: list[Any]) -> list[Any]:
    return [
        None if wanted is None and place < 5 else figure
        for place, (figure, wanted) in enumerate(zip(ours, theirs, strict=True))
    ]


def gaps_between(found: Rows, published: Rows) -> list[int]:
    """By how much more is to be paid with each of our rows."""
    pairs = zip(found, published, strict=True)
    return [sum(ours[1:4]) - sum(theirs[1:4]) for ours, theirs in pairs]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_published_schedule(
    scenario: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, published = tmp_path / "terms.json", scenario["rows"]
    file.write_text(json.dumps(scenario["said"]))
    assert command.run(Namespace(terms=file, json=True)) == 0
    printed = json.loads(capsys.readouterr().out)
    found = without_empty_end(rows_of(printed), len(published))
    if "differs" not in scenario:
        assert as_published(found, published) == published
        assert printed["rows"][0]["fee"] == scenario.get("at_start", 0)
        return
    gaps, told = gaps_between(found, published), scenario["differs"]
    assert as_published(found, published) != published
    assert (sum(gaps), max(map(abs, gaps))) == (told["in_all"], told["in_a_row"])


def test_how_many_agree_and_differ_stands_in_the_documentation() -> None:
    """Each reason with its number, so that nobody can hide one."""
    text = re.sub(r"\s+", " ", DOCS.read_text("utf-8"))
    scenarios = [one for file in FILES.values() for one in file["scenarios"]]
    reasons = Counter(one["differs"]["why"] for one in scenarios if "differs" in one)
    differ = sum(reasons.values())
    assert f"{len(scenarios) - differ} agree to the last unit and {differ} differ" in text
    for why, count in reasons.items():
        assert f"| {why} | {count} |" in text, why


def test_every_file_names_its_source() -> None:
    for name, file in FILES.items():
        assert file["source"] == "https://github.com/apache/fineract", name
        assert (len(file["commit"]), file["licence"]) == (40, "Apache-2.0"), name
