"""How principal and interest fall on the rows: one function for each way of paying back."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from sahakum.lending.annuity import equal_instalments
from sahakum.lending.interest import shares
from sahakum.lending.rounding import rounded_but_last, rounded_in_sum
from sahakum.lending.terms import Plan, Terms

# How interest is rounded where rows are not rounded one by one.
AT_ONCE = {"sum": rounded_in_sum, "last": rounded_but_last}


def _charged(terms: Terms, exact: Sequence[Fraction]) -> list[int]:
    if terms.rounding.interest in AT_ONCE:
        together = AT_ONCE[terms.rounding.interest]
        return together(exact, unit=terms.rounding.unit, mode=terms.rounding.mode)
    return [terms.in_unit(value) for value in exact]


def _flat_interest(terms: Terms) -> list[int]:
    exact = [share * terms.principal for share in shares(terms)]
    return _charged(terms, exact)


def _declining_interest(terms: Terms, parts: Sequence[int]) -> list[int]:
    balance, exact = terms.principal, []
    for part, share in zip(parts, shares(terms), strict=True):
        exact.append(share * balance)
        balance -= part
    return _charged(terms, exact)


def _equal_principal_parts(terms: Terms) -> list[int]:
    waits, count = terms.grace.principal, terms.number - terms.grace.principal
    if terms.rounding.rest == "level":
        return [0] * waits + _levelled(terms, count)
    part = terms.in_multiple(Fraction(terms.principal, count))
    parts = _capped([part] * count, terms.principal)
    return [0] * waits + (parts[::-1] if terms.rounding.rest == "first" else parts)


def _levelled(terms: Terms, count: int) -> list[int]:
    parts, balance = [], terms.principal
    for left in range(count, 1, -1):
        parts.append(min(terms.in_multiple(Fraction(balance, left)), balance))
        balance -= parts[-1]
    return [*parts, balance]


def _capped(parts: list[int], balance: int) -> list[int]:
    """Parts that never take more than is left; the last one takes all that is left."""
    found = []
    for part in parts[:-1]:
        found.append(max(0, min(part, balance)))
        balance -= found[-1]
    return [*found, balance]


def _bullet(terms: Terms) -> list[int]:
    return [0] * (terms.number - 1) + [terms.principal]


def _equal_instalments_flat(terms: Terms) -> Plan:
    interest = _flat_interest(terms)
    waits, count = terms.grace.principal, terms.number - terms.grace.principal
    exact = sum(interest[waits:]) + terms.principal
    instalment = terms.instalment or terms.in_multiple(Fraction(exact, count))
    wanted = [instalment - charged for charged in interest[waits:]]
    if terms.rounding.rest == "first":
        wanted = _capped(wanted[::-1], terms.principal)[::-1]
    elif terms.rounding.rest == "level":
        wanted = _level_flat(terms, interest[waits:])
    return [0] * waits + _capped(wanted, terms.principal), interest


def _level_flat(terms: Terms, interest: Sequence[int]) -> list[int]:
    parts, balance = [], terms.principal
    for number, charged in enumerate(interest):
        left = balance + sum(interest[number:])
        level = terms.in_multiple(Fraction(left, len(interest) - number))
        parts.append(max(0, min(level - charged, balance)))
        balance -= parts[-1]
    return parts


def _flat(parts: Callable[[Terms], list[int]]) -> Callable[[Terms], Plan]:
    return lambda terms: (parts(terms), _flat_interest(terms))


def _declining(parts: Callable[[Terms], list[int]]) -> Callable[[Terms], Plan]:
    def plan(terms: Terms) -> Plan:
        found = parts(terms)
        return found, _declining_interest(terms, found)

    return plan


# By amortisation, and whether interest is on what is still owed.
PLANS: dict[tuple[str, bool], Callable[[Terms], Plan]] = {
    ("equal_instalments", False): _equal_instalments_flat,
    ("equal_instalments", True): equal_instalments,
    ("equal_principal", False): _flat(_equal_principal_parts),
    ("equal_principal", True): _declining(_equal_principal_parts),
    ("bullet", False): _flat(_bullet),
    ("bullet", True): _declining(_bullet),
}
