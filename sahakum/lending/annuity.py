"""Equal instalments with declining interest: what is paid each time, and its principal."""

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

from sahakum.lending.interest import shares
from sahakum.lending.terms import Plan, Terms


def level_factors(shares: Sequence[Fraction]) -> list[Fraction]:
    """For each period, the part of the balance before it that equal sums from then on would be.

    After each period the balance grows by its share and falls by the sum; equal sums are those that
    leave nothing. With equal shares this is the annuity of any textbook. Worked out from the last
    period on, so that a long loan costs one walk.
    """
    grown, weight, found = Fraction(1), Fraction(0), []
    for share in reversed(shares):
        weight += grown
        grown *= 1 + share
        found.append(grown / weight)
    return found[::-1]


def equal_instalments(terms: Terms) -> Plan:
    """Principal and interest of each row; the last one takes what remains."""
    costs, waits = shares(terms), terms.grace.principal
    factors = [Fraction(0)] * waits + level_factors(costs[waits:])
    if terms.rounding.rest == "level":
        return _rows(terms, costs, factors)
    fixed = terms.instalment or terms.in_multiple(terms.principal * factors[waits])
    if terms.rounding.rest == "nearest":
        fixed = _nearest(terms, costs, fixed)
    return _rows(terms, costs, fixed)


def _rows(terms: Terms, costs: Sequence[Fraction], asked: int | Sequence[Fraction]) -> Plan:
    """The rows if so much is paid each time, or the part of the balance that is named for each."""
    parts, interest, balance = list[int](), list[int](), terms.principal
    for number, share in enumerate(costs, 1):
        charged = terms.in_unit(share * balance)
        sum_asked = (
            asked if isinstance(asked, int) else terms.in_multiple(balance * asked[number - 1])
        )
        part = max(0, min(sum_asked - charged, balance)) if number > terms.grace.principal else 0
        parts.append(balance if number == terms.number else part)
        interest.append(charged)
        balance -= parts[-1]
    return parts, interest


def _nearest(terms: Terms, costs: Sequence[Fraction], fixed: int) -> int:
    """The multiple for which the last row differs least from the others; a tie moves nothing.

    Interest that is rounded row by row adds up, so that the rounded exact sum need not be it. The
    more is paid each time, the less is left for the last row: where the difference changes its
    sign is found by halving, as it may lie far away where a period costs more than an instalment.
    """

    def gap(instalment: int) -> int:
        parts, interest = _rows(terms, costs, instalment)
        return parts[-1] + interest[-1] - instalment

    step, most = max(terms.multiple, terms.rounding.unit), fixed
    while gap(most) > 0:
        most = 2 * most + terms.principal
    candidates = range(fixed % step, most + step, step)
    place = bisect_left(candidates, 0, key=lambda one: -gap(one))
    around = candidates[max(0, place - 1) : place + 1]
    return min(around, key=lambda one: (abs(gap(one)), abs(one - fixed)))
