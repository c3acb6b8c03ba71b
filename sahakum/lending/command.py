"""``./run schedule``: prints the schedule that follows from terms in a file."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sahakum.lending.checked import TermsError
from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_as_of, read_payments, read_practice
from sahakum.lending.servicing import Loan
from sahakum.lending.showing import as_text, schedule_of, standing_of

MOST_BYTES = 1_000_000


def run(options: argparse.Namespace) -> int:
    """Prints rows and totals; answers 2, with a sentence, when the terms mean nothing."""
    try:
        found = _worked_out(_loaded(options.terms))
    except TermsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    shown = json.dumps(found, indent=1) if options.json else as_text(found)
    sys.stdout.write(f"{shown}\n")
    return 0


def _worked_out(said: Any) -> dict[str, Any]:
    terms = read_terms(said)
    payments = read_payments(said.get("payments", []), terms)
    loan = Loan(terms, read_practice(said.get("practice", {}), terms))
    as_of = read_as_of(said, payments)
    for payment in payments:
        loan.pay(payment)
    if as_of is None:
        return schedule_of(terms)
    return schedule_of(terms) | standing_of(loan, as_of)


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
