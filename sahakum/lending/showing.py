"""Schedules and what became of them, as data for programs and as a table for people."""

import datetime
from dataclasses import asdict
from typing import Any

from sahakum.lending.account import PARTS, Dues
from sahakum.lending.practice import Quote, Taken
from sahakum.lending.schedule import rows_of
from sahakum.lending.servicing import Loan
from sahakum.lending.terms import Terms

COLUMNS = ("number", "due_on", "principal", "interest", "fee", "due", "balance")
TOTALS = ("principal", "interest", "fee", "due")


def schedule_of(terms: Terms) -> dict[str, Any]:
    """The rows of the schedule as it was agreed, and their totals."""
    rows = [{name: _plain(getattr(row, name)) for name in COLUMNS} for row in rows_of(terms)]
    totals = {name: sum(row[name] for row in rows) for name in TOTALS}
    return {"commodity": terms.commodity, "rows": rows, "totals": totals}


def standing_of(loan: Loan, as_of: datetime.date) -> dict[str, Any]:
    """What was paid, what is late and what would pay the loan off on a day."""
    loan.reach(as_of)
    overdue = loan.overdue(as_of)
    late = (as_of - overdue[0].due_on).days if overdue else 0
    return {
        "as_of": as_of.isoformat(),
        "payments": [_taken(taken) for taken in loan.taken],
        "standing": [_dues(number, row) for number, row in enumerate(loan.all_rows)],
        "principal_owed": loan.principal_owed(),
        "arrears": {part: sum(row.unpaid(part) for row in overdue) for part in PARTS}
        | {"days_late": late},
        "pay_off": {
            "to_day": _quote(loan.quote(as_of, to_period_end=False)),
            "to_period_end": _quote(loan.quote(as_of, to_period_end=True)),
        },
    }


def _taken(taken: Taken) -> dict[str, Any]:
    payment = {"on": taken.payment.on.isoformat(), "amount": taken.payment.amount}
    return payment | taken.went | {"ahead": taken.ahead, "excess": taken.excess}


def _dues(number: int, row: Dues) -> dict[str, Any]:
    done = row.completed_on.isoformat() if row.completed_on else None
    head = {"number": number, "due_on": row.due_on.isoformat(), "completed_on": done}
    return head | {"due": row.due, "paid": row.paid}


def _quote(quote: Quote) -> dict[str, int]:
    return asdict(quote) | {"total": quote.total}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def as_text(found: dict[str, Any]) -> str:
    """A table of the rows; below it, what was paid and what is owed, if payments were named."""
    lines = ["  ".join(f"{name:>12}" for name in COLUMNS)]
    lines += ["  ".join(f"{row[name]:>12}" for name in COLUMNS) for row in found["rows"]]
    if "as_of" in found:
        lines += ["", f"As of {found['as_of']} principal owed: {found['principal_owed']}"]
        lines += [f"Late: {found['arrears']}"]
        lines += [f"Pays it off, {rule}: {quote}" for rule, quote in found["pay_off"].items()]
    return "\n".join(lines)
