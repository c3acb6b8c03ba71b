"""``./run schedule``: prints the schedule that follows from terms in a file."""

import argparse
from collections.abc import Mapping
from typing import Any

from sahakum.lending.practice import Payment
from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_as_of, read_payments, read_practice
from sahakum.lending.reading_reschedules import Reschedule, read_reschedules, renewed
from sahakum.lending.servicing import Loan
from sahakum.lending.showing import as_text, schedule_of, standing_of
from sahakum.lib.checked import answer


def run(options: argparse.Namespace) -> int:
    """Prints rows and totals; answers 2, with a sentence, when the terms mean nothing."""
    return answer(options.terms, _worked_out, as_text, as_json=options.json)


def _worked_out(said: Any) -> dict[str, Any]:
    terms = read_terms(said)
    events: list[Payment | Reschedule] = [
        *read_payments(said.get("payments", []), terms),
        *read_reschedules(said.get("reschedules", []), terms),
    ]
    # On one day a payment comes before a decision: payments stand first, and the order is kept.
    events.sort(key=lambda one: one.on)
    as_of = read_as_of(said, events[-1].on if events else None)
    loan = Loan(terms, read_practice(said.get("practice", {}), terms))
    for event in events:
        said = _after(loan, event, said)
    if as_of is None:
        return schedule_of(terms)
    return schedule_of(terms) | standing_of(loan, as_of)


def _after(loan: Loan, event: Payment | Reschedule, said: Mapping[str, Any]) -> Mapping[str, Any]:
    """The terms as they are said after something happened to the loan."""
    if isinstance(event, Payment):
        loan.pay(event)
        return said
    loan.reach(event.on)
    said = renewed(said, event.changes, principal=loan.principal_owed(), on=event.on)
    loan.renew(read_terms(said), on=event.on, interest=event.interest)
    return said
