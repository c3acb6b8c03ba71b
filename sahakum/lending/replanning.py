"""The rest of a schedule after principal was paid back before it was due."""

import datetime
from collections.abc import Sequence
from fractions import Fraction

from sahakum.lending.account import Dues
from sahakum.lending.interest import shares
from sahakum.lending.plans import level_factors
from sahakum.lending.terms import Terms


def replan(
    terms: Terms, rows: list[Dues], start: int, lowered: int, *, on: datetime.date, keep: bool
) -> None:
    """Lowers the principal on a day and plans row ``start`` and all after it anew.

    ``keep`` leaves instalments as they are, so that the loan ends sooner; otherwise they become
    smaller and their number stays. The period that runs bears interest on the old balance until the
    day and on the new one after it. Flat interest stays, as it is on what was lent.
    """
    left, costs = rows[start:], shares(terms)[start - 1 :]
    balance = sum(row.unpaid("principal") for row in left) - lowered
    interest = _first_interest(terms, rows[start - 1 : start + 1], lowered * costs[0], on)
    wanted = _kept(terms, left) if keep else _wanted(terms, left, balance, interest, costs)
    for place, row in enumerate(left):
        if place:
            interest = _interest(terms, row, costs[place] * balance)
        part = max(0, min(wanted[place] - interest * _with_interest(terms), balance))
        part = balance if place == len(left) - 1 else part
        _write(row, part, interest if balance else 0)
        balance -= part


def _with_interest(terms: Terms) -> bool:
    return terms.amortisation == "equal_instalments"


def _first_interest(terms: Terms, around: list[Dues], saved: Fraction, on: datetime.date) -> int:
    """``around`` are the rows before and after the day; ``saved`` is for the whole period."""
    before, row = around
    if terms.method != "declining":
        return row.accrued
    rest = Fraction((row.due_on - on).days, (row.due_on - before.due_on).days)
    return max(row.paid["interest"], terms.in_unit(max(Fraction(0), row.accrued - saved * rest)))


def _interest(terms: Terms, row: Dues, declining: Fraction) -> int:
    return terms.in_unit(declining) if terms.method == "declining" else row.accrued


def _kept(terms: Terms, left: list[Dues]) -> list[int]:
    return [row.unpaid("principal") + row.accrued * _with_interest(terms) for row in left]


def _wanted(
    terms: Terms, left: list[Dues], balance: int, first: int, costs: Sequence[Fraction]
) -> list[int]:
    if terms.amortisation == "bullet":
        return [0] * len(left)
    waiting = sum(row.number <= terms.grace.principal for row in left)
    paying = left[waiting:]
    if terms.amortisation == "equal_principal":
        each = Fraction(balance, len(paying))
    elif terms.method == "declining":
        own = [Fraction(first, balance), *costs[1:]]
        each = balance * level_factors(own[waiting:])[0]
    else:
        each = Fraction(balance + sum(row.accrued for row in paying), len(paying))
    return [0] * waiting + [terms.in_multiple(each)] * len(paying)


def _write(row: Dues, part: int, interest: int) -> None:
    row.due["principal"] = row.paid["principal"] + part
    row.due["interest"] = max(interest, row.paid["interest"])
    row.accrued = row.due["interest"]
