"""The schedule of a loan from its terms: exact inside, whole numbers in every row."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sahakum.lending.interest import shares
from sahakum.lending.rounding import rounded, rounded_in_sum
from sahakum.lending.terms import Fee, Terms


@dataclass(frozen=True, kw_only=True)
class Row:
    """One due day. Row 0 is the day of disbursement, with the fees taken at the start.

    ``accrued`` is the interest that the period before the day bears; ``interest`` is what of it is
    due on the day, which differs where interest waits.
    """

    number: int
    due_on: datetime.date
    principal: int
    interest: int
    fee: int
    balance: int
    accrued: int = 0

    @property
    def due(self) -> int:
        """What is to be paid on the day."""
        return self.principal + self.interest + self.fee


def rows_of(terms: Terms) -> list[Row]:
    """The whole schedule. Principal adds up to what was lent; the last balance is zero."""
    parts, accrued = _PLANS[terms.amortisation, terms.method == "declining"](terms)
    interest = _deferred(accrued, terms.grace.interest_payment)
    start = Row(
        number=0,
        due_on=terms.disbursed_on,
        principal=0,
        interest=0,
        fee=fee_of(terms, 0),
        balance=terms.principal,
    )
    return [start, *_rows(terms, parts, interest, accrued)]


def _rows(terms: Terms, parts: list[int], interest: list[int], accrued: list[int]) -> Iterator[Row]:
    balance = terms.principal
    for number, part in enumerate(parts, 1):
        balance -= part
        yield Row(
            number=number,
            due_on=terms.due_on[number - 1],
            principal=part,
            interest=interest[number - 1],
            fee=fee_of(terms, number),
            balance=balance,
            accrued=accrued[number - 1],
        )


def fee_of(terms: Terms, number: int) -> int:
    """All fees of a row."""
    return sum(_fee(terms, fee, number) for fee in terms.fees)


def _fee(terms: Terms, fee: Fee, number: int) -> int:
    applies = fee.row == number or (fee.row is None and number > 0)
    return in_unit(terms, fee.amount + fee.share * terms.principal) if applies else 0


def _deferred(interest: list[int], waits: int) -> list[int]:
    """Interest of the first rows is paid with the first row that has no such grace."""
    if not waits:
        return interest
    return [0] * waits + [sum(interest[: waits + 1])] + interest[waits + 1 :]


Plan = tuple[list[int], list[int]]


def _charged(terms: Terms, exact: Sequence[Fraction]) -> list[int]:
    if terms.rounding.interest == "sum":
        return rounded_in_sum(exact, unit=terms.rounding.unit, mode=terms.rounding.mode)
    return [in_unit(terms, value) for value in exact]


def _flat_interest(terms: Terms) -> list[int]:
    exact = [share * terms.principal for share in shares(terms)]
    return _charged(terms, exact)


def _declining_interest(terms: Terms, parts: Sequence[int]) -> list[int]:
    balance, exact = terms.principal, []
    for part, share in zip(parts, shares(terms), strict=True):
        exact.append(share * balance)
        balance -= part
    return _charged(terms, exact)


def in_unit(terms: Terms, value: Fraction | int) -> int:
    """Rounded as single amounts are."""
    return rounded(value, unit=terms.rounding.unit, mode=terms.rounding.mode)


def in_multiple(terms: Terms, value: Fraction | int) -> int:
    """Rounded as instalments are."""
    unit = max(terms.multiple, terms.rounding.unit)
    return rounded(value, unit=unit, mode=terms.rounding.mode)


def _equal_principal_parts(terms: Terms) -> list[int]:
    waits, count = terms.grace.principal, terms.number - terms.grace.principal
    if terms.rounding.rest == "level":
        return [0] * waits + _levelled(terms, count)
    part = in_multiple(terms, Fraction(terms.principal, count))
    parts = _capped([part] * count, terms.principal)
    return [0] * waits + (parts[::-1] if terms.rounding.rest == "first" else parts)


def _levelled(terms: Terms, count: int) -> list[int]:
    parts, balance = [], terms.principal
    for left in range(count, 1, -1):
        parts.append(min(in_multiple(terms, Fraction(balance, left)), balance))
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
    instalment = in_multiple(terms, Fraction(exact, count))
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
        level = in_multiple(terms, Fraction(left, len(interest) - number))
        parts.append(max(0, min(level - charged, balance)))
        balance -= parts[-1]
    return parts


def level_instalment(balance: int, shares: Sequence[Fraction]) -> Fraction:
    """The equal sum that pays a balance off over periods with these shares, exactly.

    After each period the balance grows by its share and falls by the instalment; the instalment is
    what leaves nothing. With equal shares this is the annuity of any textbook.
    """
    grown, weight = Fraction(1), Fraction(0)
    for share in shares:
        grown *= 1 + share
        weight = weight * (1 + share) + 1
    return balance * grown / weight


def _equal_instalments_declining(terms: Terms) -> Plan:
    waits, all_shares = terms.grace.principal, shares(terms)
    fixed = in_multiple(terms, level_instalment(terms.principal, all_shares[waits:]))
    parts, interest, balance = [0] * waits, [], terms.principal
    interest += [in_unit(terms, share * balance) for share in all_shares[:waits]]
    for number in range(waits, terms.number):
        charged = in_unit(terms, all_shares[number] * balance)
        if terms.rounding.rest == "level":
            fixed = in_multiple(terms, level_instalment(balance, all_shares[number:]))
        last = number == terms.number - 1
        parts.append(balance if last else max(0, min(fixed - charged, balance)))
        interest.append(charged)
        balance -= parts[-1]
    return parts, interest


def _flat(parts: Callable[[Terms], list[int]]) -> Callable[[Terms], Plan]:
    return lambda terms: (parts(terms), _flat_interest(terms))


def _declining(parts: Callable[[Terms], list[int]]) -> Callable[[Terms], Plan]:
    def plan(terms: Terms) -> Plan:
        found = parts(terms)
        return found, _declining_interest(terms, found)

    return plan


# By amortisation, and whether interest is on what is still owed.
_PLANS: dict[tuple[str, bool], Callable[[Terms], Plan]] = {
    ("equal_instalments", False): _equal_instalments_flat,
    ("equal_instalments", True): _equal_instalments_declining,
    ("equal_principal", False): _flat(_equal_principal_parts),
    ("equal_principal", True): _declining(_equal_principal_parts),
    ("bullet", False): _flat(_bullet),
    ("bullet", True): _declining(_bullet),
}
