"""``./run shareout``: rehearses a share-out from figures in a file."""

import argparse
from typing import Any

from sahakum.groups.reading import read_group
from sahakum.groups.shareout import NOTES, Part, Rules, ShareOut, share_out
from sahakum.groups.splitting import notes
from sahakum.lib.checked import answer

COLUMNS = (
    "id",
    "savings",
    "surplus",
    "social",
    "owes",
    "paid",
    "rolls_over",
    "rest",
    "moved_rest",
    "still_owes",
)


def run(options: argparse.Namespace) -> int:
    """Prints every line and what must add up; answers 2 when nothing can be shared."""
    return answer(options.terms, _worked_out, _as_text, as_json=options.json)


def _worked_out(said: Any) -> dict[str, Any]:
    group, rules = read_group(said)
    return _as_data(share_out(group, rules), rules)


def _as_data(result: ShareOut, rules: Rules) -> dict[str, Any]:
    group = result.group
    return {
        "commodity": group.commodity,
        "pool": group.pool,
        "surplus": result.surplus,
        "funds": result.funds,
        "members": [_line(part, group.commodity) for part in result.parts],
        "paid": result.paid,
        "stays": max(0, result.stays),
        "lacks": max(0, -result.stays),
        "rest": rules.rest,
        "rest_to": rules.rest_to,
        "notes": _all_notes(result),
    }


def _line(part: Part, commodity: str) -> dict[str, Any]:
    member = part.member
    return {
        "id": member.id,
        "name": member.name,
        "savings": member.savings,
        "surplus": part.surplus,
        "social": part.social,
        "owes": member.owes,
        "paid": part.paid,
        "rolls_over": part.rolls_over,
        "rest": part.unpaid_rest,
        "moved_rest": part.moved_rest,
        "still_owes": part.still_owes,
        "notes": notes(part.paid, NOTES.get(commodity, ()))[0],
    }


def _all_notes(result: ShareOut) -> dict[int, int]:
    total: dict[int, int] = {}
    values = NOTES.get(result.group.commodity, ())
    for part in result.parts:
        for value, count in notes(part.paid, values)[0].items():
            total[value] = total.get(value, 0) + count
    return dict(sorted(total.items(), reverse=True))


def _as_text(found: dict[str, Any]) -> str:
    lines = ["  ".join(f"{name:>11}" for name in COLUMNS)]
    lines += ["  ".join(f"{line[name]:>11}" for name in COLUMNS) for line in found["members"]]
    names = ("pool", "surplus", "funds", "paid", "stays", "lacks", "rest", "rest_to", "notes")
    return "\n".join([*lines, "", *(f"{name}: {found[name]}" for name in names)])
