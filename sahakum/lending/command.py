"""``./run schedule``: prints the schedule that follows from terms in a file."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sahakum.lending.reading import TermsError, read_terms
from sahakum.lending.schedule import Row, rows_of

COLUMNS = ("number", "due_on", "principal", "interest", "fee", "due", "balance")
MOST_BYTES = 1_000_000


def run(options: argparse.Namespace) -> int:
    """Prints rows and totals; answers 2, with a sentence, when the terms mean nothing."""
    try:
        terms = read_terms(_loaded(options.terms))
    except TermsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    rows = rows_of(terms)
    shown = _as_json(rows, terms.commodity) if options.json else _as_text(rows)
    sys.stdout.write(f"{shown}\n")
    return 0


def _loaded(path: Path) -> Any:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TermsError(f"{path}: the file is too large for terms.")
        return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once)
    except OSError as error:
        raise TermsError(f"{path}: the file cannot be read.") from error
    except TermsError:
        raise
    except (ValueError, RecursionError) as error:
        raise TermsError(f"{path}: the file holds no JSON.") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise TermsError(f"{twice[:40]}: this is said twice.")
    return dict(pairs)


def _as_json(rows: list[Row], commodity: str) -> str:
    found = [{name: _plain(row, name) for name in COLUMNS} for row in rows]
    names = ("principal", "interest", "fee", "due")
    totals = {name: sum(getattr(row, name) for row in rows) for name in names}
    return json.dumps({"commodity": commodity, "rows": found, "totals": totals}, indent=1)


def _plain(row: Row, name: str) -> Any:
    value = getattr(row, name)
    return value if isinstance(value, int) else value.isoformat()


def _as_text(rows: list[Row]) -> str:
    lines = ["  ".join(f"{name:>12}" for name in COLUMNS)]
    lines += ["  ".join(f"{_plain(row, name):>12}" for name in COLUMNS) for row in rows]
    return "\n".join(lines)
