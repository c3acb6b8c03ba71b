"""The rest of a schedule after principal was paid back before it was due."""

import datetime
from fractions import Fraction

from sahakum.lending.account import Dues
from sahakum.lending.interest import shares
from sahakum.lending.schedule import in_multiple, in_unit, level_instalment
from sahakum.lending.terms import Terms


def replan(
    terms: Terms, rows: list[Dues], start: int, lowered: int, *, on: datetime.date, keep: bool
) -> None:
    """Lowers the principal on a day and plans row ``start`` and all after it anew.

    ``keep`` leaves instalments as they are, so that the loan ends sooner; otherwise they become
    smaller and their number stays. The period that runs bears interest on the old balance until the
    day and on the new one after it. Flat interest stays, as it is on what was lent.
    """
    left = rows[start:]
    before = sum(row.unpaid("principal") for row in left)
    balance = before - lowered
    interest = _first_interest(terms, rows, start, lowered, on)
    wanted = _wanted(terms, left, balance, interest) if not keep else _kept(terms, left)
    for place, row in enumerate(left):
        if place:
            interest = _interest(terms, row, balance)
        part = max(0, min(wanted[place] - interest * _with_interest(terms), balance))
        part = balance if place == len(left) - 1 else part
        _write(row, part, interest if balance else 0)
        balance -= part


def _with_interest(terms: Terms) -> bool:
    return terms.amortisation == "equal_instalments"


def _first_interest(
    terms: Terms, rows: list[Dues], start: int, lowered: int, on: datetime.date
) -> int:
    row, before = rows[start], rows[start - 1].due_on
    if terms.method != "declining":
        return row.accrued
    rest = Fraction((row.due_on - max(on, before)).days, (row.due_on - before).days)
    spared = shares(terms)[start - 1] * lowered * rest
    return max(row.paid["interest"], in_unit(terms, max(Fraction(0), row.accrued - spared)))


def _interest(terms: Terms, row: Dues, balance: int) -> int:
    if terms.method != "declining":
        return row.accrued
    return in_unit(terms, shares(terms)[row.number - 1] * balance)


def _kept(terms: Terms, left: list[Dues]) -> list[int]:
    interest = _with_interest(terms)
    wanted = [row.unpaid("principal") + row.accrued * interest for row in left]
    return [*wanted[:-1], wanted[0] if len(wanted) > 1 else wanted[-1]]


def _wanted(terms: Terms, left: list[Dues], balance: int, first: int) -> list[int]:
    count = len(left)
    waits = [row.due["principal"] == 0 for row in left]
    if terms.amortisation == "bullet":
        return [0] * count
    paying = max(1, count - sum(waits))
    if terms.amortisation == "equal_principal":
        each = in_multiple(terms, Fraction(balance, paying))
    elif terms.method == "declining":
        later = [shares(terms)[row.number - 1] for row in left[1:]]
        own = [Fraction(first, balance) if balance else Fraction(0), *later]
        each = in_multiple(terms, level_instalment(balance, own[sum(waits) :]))
    else:
        charged = sum(row.accrued for row, waiting in zip(left, waits, strict=True) if not waiting)
        each = in_multiple(terms, Fraction(balance + charged, paying))
    return [0 if waiting else each for waiting in waits]


def _write(row: Dues, part: int, interest: int) -> None:
    row.due["principal"] = row.paid["principal"] + part
    row.due["interest"] = max(interest, row.paid["interest"])
    row.accrued = row.due["interest"]
