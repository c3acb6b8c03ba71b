"""``./run schedule``: prints the schedule that follows from terms in a file."""

import argparse
from typing import Any

from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_as_of, read_payments, read_practice
from sahakum.lending.servicing import Loan
from sahakum.lending.showing import as_text, schedule_of, standing_of
from sahakum.lib.checked import answer


def run(options: argparse.Namespace) -> int:
    """Prints rows and totals; answers 2, with a sentence, when the terms mean nothing."""
    return answer(options.terms, _worked_out, as_text, as_json=options.json)


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
