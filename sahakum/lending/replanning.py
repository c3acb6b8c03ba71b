"""The rest of a schedule after principal was paid before it was due, or was not paid in time."""

import datetime
from collections.abc import Sequence
from fractions import Fraction

from sahakum.lending.account import Dues
from sahakum.lending.annuity import level_factors
from sahakum.lending.interest import shares
from sahakum.lending.segments import changed, cost, whole
from sahakum.lending.terms import Terms

Day = datetime.date


def lower(terms: Terms, rows: list[Dues], start: int, lowered: int, *, on: Day, keep: bool) -> None:
    """Lowers the principal on a day and plans row ``start`` and all after it anew.

    ``keep`` leaves instalments as they are, so that the loan ends sooner; otherwise they become
    smaller and their number stays. The period that runs bears interest on the old balance until the
    day and on the new one after it. Flat interest stays, as it is on what was lent.
    """
    row = rows[start]
    row.segments = changed(row.segments, -lowered, begun=on, ended=row.due_on)
    _replan(terms, rows, start, -lowered, keep=keep)


def count_towards(terms: Terms, rows: list[Dues], start: int, amount: int, *, on: Day) -> None:
    """Counts principal that is paid within a period towards row ``start``, which ends it.

    Its instalment stays and has less interest and more principal, and all later rows stay as they
    are. If more was paid than that principal, the row has what was paid, and later instalments
    become smaller.
    """
    row, later = rows[start], rows[start + 1 :]
    row.segments = changed(row.segments, -amount, begun=on, ended=row.due_on)
    interest = _first_interest(terms, row, shares(terms)[start - 1])
    asked = row.due["principal"] + (row.accrued - interest) * _with_interest(terms)
    paid = row.paid["principal"] + amount
    most = row.paid["principal"] + sum(one.unpaid("principal") for one in rows[start:])
    part = min(max(asked, paid), most) if later else most
    change = part - row.due["principal"]
    _write(row, part - row.paid["principal"], interest)
    row.pay("principal", amount, on=on)
    if later:
        balance = sum(one.unpaid("principal") for one in later) - change
        later[0].segments = whole(row.due_on, later[0].due_on, balance)
        _replan(terms, rows, start + 1, -change, keep=part == asked)


def bear(terms: Terms, rows: list[Dues], start: int, late: int, *, begun: Day, ended: Day) -> None:
    """Lets row ``start`` bear interest on principal that was late on some days of its period.

    Instalments stay as they are: what goes to interest is missing of the principal, and the last
    row takes it.
    """
    row = rows[start]
    row.segments = changed(row.segments, late, begun=begun, ended=ended)
    _replan(terms, rows, start, 0, keep=True)


def _replan(terms: Terms, rows: list[Dues], start: int, change: int, *, keep: bool) -> None:
    left, costs = rows[start:], shares(terms)[start - 1 :]
    balance = sum(row.unpaid("principal") for row in left) + change
    first = _first_interest(terms, left[0], costs[0])
    wanted = _kept(terms, left) if keep else _wanted(terms, left, balance, first, costs)
    for place, row in enumerate(left):
        interest = _interest(terms, left, place, balance, costs[place]) if place else first
        part = max(0, min(wanted[place] - interest * _with_interest(terms), balance))
        part = balance if place == len(left) - 1 else part
        _write(row, part, interest if balance or not place else 0)
        balance -= part


def _with_interest(terms: Terms) -> bool:
    return terms.amortisation == "equal_instalments"


def _first_interest(terms: Terms, row: Dues, share: Fraction) -> int:
    if terms.method != "declining":
        return row.accrued
    return max(row.paid["interest"], cost(terms, row.segments, share))


def _interest(terms: Terms, left: list[Dues], place: int, balance: int, share: Fraction) -> int:
    row = left[place]
    if terms.method != "declining":
        return row.accrued
    row.segments = whole(left[place - 1].due_on, row.due_on, balance)
    return terms.in_unit(share * balance)


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
