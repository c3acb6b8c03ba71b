"""Compares what the sheets of meetings say with what moved in the books."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Sum

from sahakum.groups.models import Meeting, MeetingLine
from sahakum.journal.verify import Finding
from sahakum.ledger.models import Transfer
from sahakum.lending.booking import kept_back
from sahakum.lending.models import Loan

INTO_BOX = ("savings", "social", "fine", "repaid")
OUT_OF_BOX = ("withdrawn", "helped", "lent")


def compare() -> Iterator[Finding]:
    """Yields meetings whose lines come to something else than went into and out of the box."""
    lines, moved, back = _lines(), _moved(), _kept_back()
    living = Meeting.objects.filter(voided_by__isnull=True, sort=Meeting.Sort.MEETING)
    for key, operation, *beside, difference in living.values_list(
        "pk", "operation", "expense", "banked", "gift", "unbanked", "difference"
    ):
        expense, banked, gift, unbanked = map(int, beside)
        said = lines.get(key, 0) - expense - banked + gift + unbanked + difference
        said += back.get(operation, 0)
        if said != moved.get(operation, 0):
            yield Finding(
                "wrong_meeting", f"meeting {key} says {said}, moved {moved.get(operation, 0)}"
            )


def _lines() -> dict[Any, int]:
    names = [Sum(name) for name in (*INTO_BOX, *OUT_OF_BOX)]
    signs = [1] * len(INTO_BOX) + [-1] * len(OUT_OF_BOX)
    found = MeetingLine.objects.values_list("meeting").annotate(*names).order_by()
    return {
        key: sum(sign * int(total) for sign, total in zip(signs, totals, strict=True))
        for key, *totals in found
    }


def _kept_back() -> dict[Any, int]:
    """Fees of loans that never left the box, by operation."""
    found: dict[Any, int] = {}
    for loan in Loan.objects.only("operation", "terms", "practice").iterator():
        if loan.terms.get("fees"):
            found[loan.operation_id] = found.get(loan.operation_id, 0) + kept_back(loan)
    return found


def _moved() -> dict[Any, int]:
    """Into boxes less out of them, by operation."""
    kept_in = ("box", "store", "herd")
    moved: dict[Any, int] = {}
    sides = (("debit", 1), ("credit", -1))
    for side, sign in sides:
        found = Transfer.objects.filter(**{f"{side}__role__in": kept_in})
        sums = found.values_list("operation").annotate(Sum("amount")).order_by()
        for key, amount in sums:
            moved[key] = moved.get(key, 0) + sign * int(amount)
    return moved
