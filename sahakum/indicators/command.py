"""The command ``indicators``: what is counted, how, and what it comes to today."""

import argparse
import json
import sys
from collections.abc import Mapping

from sahakum.indicators.declarations import ALL
from sahakum.indicators.definitions import Period, Unit
from sahakum.indicators.listing import listing, listing_of_rates
from sahakum.indicators.rates.answering import answer_rates
from sahakum.indicators.rates.declarations import ALL as RATES
from sahakum.indicators.rates.definitions import Question
from sahakum.indicators.reading.answering import answer
from sahakum.indicators.reading.questions import Line, Reading
from sahakum.indicators.store import keeper
from sahakum.journal import clock


def results() -> list[dict[str, object]]:
    """Every declaration with its result for this year, over all organisations."""
    today = clock.today()
    period = Period(first=today.replace(month=1, day=1), last=today)
    lines = tuple(Line(indicator=one, period=period) for one in ALL)
    found = answer(Reading(lines=lines))
    counted = [
        {
            **plain,
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "result": None if answered.total is None else float(answered.total),
            "position": found.position,
        }
        for plain, answered in zip(listing(), found.answers, strict=True)
    ]
    return [*counted, *_rates(period)]


def _rates(period: Period) -> list[dict[str, object]]:
    """Rates: percents in hundredths, amounts in the unit that people say; none without parts."""
    found = answer_rates(RATES, Question(period=period))
    return [
        {
            **plain,
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "result": None if answered.said is None else float(answered.said),
            "position": found.position,
        }
        for plain, answered in zip(listing_of_rates(), found.answers, strict=True)
    ]


def run(options: argparse.Namespace) -> int:
    """Prints the results with their methods; with ``rebuild`` the store is made anew before."""
    if options.rebuild:
        keeper.rebuild()
    found = results()
    text = json.dumps(found, ensure_ascii=False, indent=1) if options.json else _readable(found)
    sys.stdout.write(f"{text}\n")
    return 0


def _readable(found: list[dict[str, object]]) -> str:
    return "\n".join(line for one in found for line in _lines(one))


def _lines(one: Mapping[str, object]) -> list[str]:
    name, method = one["name"], one["method"]
    assert isinstance(name, dict)
    assert isinstance(method, dict)
    number = ",.0f" if one["unit"] in set(Unit) else ",.2f"
    result = "-" if one["result"] is None else f"{one['result']:{number}}"
    return [
        f"{result:>12}  {one['code']}  ({one['unit']})",
        f"{'':14}{name['km']} · {name['en']}",
        f"{'':14}{method['km']}",
        f"{'':14}{method['en']}",
        *([f"{'':14}{one['source']}"] if "source" in one else []),
    ]
