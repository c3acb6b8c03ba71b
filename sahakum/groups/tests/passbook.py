"""One loan as a member's passbook has it: worked on page by page, never run again from records.

The rows come from the schedule, which has its own tests. Where payments pay the next rows, what a
payment is taken for is also counted out by hand, row by row.
"""

import copy
import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from sahakum.lending.account import PARTS, Dues
from sahakum.lending.courses import service_of
from sahakum.lending.models import Loan
from sahakum.lending.practice import Payment
from sahakum.lending.reading import read_terms
from sahakum.lending.servicing import Loan as Service

Day = datetime.date
# Before anything that becomes of a loan on its first day; a payment, then a decision.
GIVEN, PAID, DECIDED = -1, 0, 1
MUCH = 10**12


@dataclass(kw_only=True)
class Passbook:
    """A loan of the member at a place in the list.

    ``last`` is the last thing that became of it, by its day; ``paid`` the principal paid until now.
    """

    loan: Loan
    place: int
    service: Service
    last: tuple[Day, int]
    paid: int = 0
    given_up: int | None = None
    recovered: int = 0
    renewed: bool = False
    agreed: dict[int, Day] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Every row is due on its day; whatever is put off later."""
        self.agreed |= {id(row): row.due_on for row in self.service.all_rows}

    @classmethod
    def of(cls, loan: Loan, place: int) -> "Passbook":
        """A loan of which nothing is paid."""
        last = (loan.disbursed_on, GIVEN)
        return cls(loan=loan, place=place, service=service_of(loan), last=last)

    @property
    def owed(self) -> int:
        """Principal that is expected back: what was lent less what was paid, or nothing."""
        return 0 if self.given_up is not None else int(self.loan.principal) - self.paid

    @property
    def is_open(self) -> bool:
        """Whether anything at all is expected."""
        return self.given_up is None and any(map(_left, self.service.all_rows))

    def most(self, on: Day) -> int:
        """What pays it off on a day: what of very much money is not given back."""
        if self.given_up is not None:
            return 0
        trial = copy.deepcopy(self.service)
        return MUCH - trial.pay(Payment(on=on, amount=MUCH)).excess

    def due(self, on: Day) -> int:
        """What is due up to a day and not paid, with what lateness costs until then."""
        if self.given_up is not None:
            return 0
        trial = copy.deepcopy(self.service)
        trial.reach(on)
        return sum(_left(row) for row in trial.all_rows if row.due_on <= on)

    def pay(self, amount: int, on: Day) -> dict[str, int]:
        """Takes a payment; answers what it was taken for."""
        by_hand = self._by_hand(amount, on)
        went = self.service.pay(Payment(on=on, amount=amount)).went
        assert sum(went.values()) == amount
        assert by_hand in (None, went)
        self.last, self.paid = (on, PAID), self.paid + went["principal"]
        return went

    def _by_hand(self, amount: int, on: Day) -> dict[str, int] | None:
        practice = self.service.practice
        if practice.prepayment != "next":
            return None
        trial = copy.deepcopy(self.service)
        trial.reach(on)
        went = dict.fromkeys(PARTS, 0)
        for row, part in _in_turn(trial, on):
            taken = min(amount, row.due[part] - row.paid[part])
            row.paid[part] += taken
            went[part] += taken
            amount -= taken
        return went

    def renew(self, terms: dict[str, object], on: Day, interest: str) -> None:
        """New terms for what is owed."""
        assert terms["principal"] == self.owed
        self.service.renew(read_terms(terms), on=on, interest=interest)
        for row in self.service.all_rows:
            self.agreed[id(row)] = min(self.agreed.get(id(row), row.due_on), row.due_on)
        self.last, self.renewed = (on, DECIDED), True

    def put_off(self, months: int, on: Day) -> None:
        """What is unpaid falls due later."""
        self.service.postpone(months, on=on)
        self.last = (on, DECIDED)

    def days_late(self, on: Day, *, agreed: bool = False) -> int:
        """For how many days the oldest row with anything unpaid has been due, or was to be."""
        if self.given_up is not None:
            return 0
        self.service.reach(on)
        unpaid = [row for row in self.service.all_rows if _left(row)]
        days = [self.agreed[id(row)] if agreed else row.due_on for row in unpaid]
        return max(0, (on - min(days, default=on)).days)

    def overdue(self, on: Day) -> int:
        """Principal that was due before a day and is not paid."""
        self.service.reach(on)
        late = [row for row in self.service.all_rows if row.due_on < on]
        unpaid = sum(row.due["principal"] - row.paid["principal"] for row in late)
        return 0 if self.given_up is not None else unpaid


def _left(row: Dues) -> int:
    return sum(row.due[part] - row.paid[part] for part in PARTS)


def _in_turn(service: Service, on: Day) -> Iterator[tuple[Dues, str]]:
    """Rows and parts in the order in which they are paid: first what is due, then what comes."""
    order, across = service.practice.order, service.practice.across
    every = list(service.all_rows)
    for rows in ([row for row in every if row.due_on <= on], every):
        if across == "rows":
            yield from ((row, part) for row in rows for part in order)
        else:
            yield from ((row, part) for part in order for row in rows)


@dataclass(frozen=True, kw_only=True)
class AtRisk:
    """Arrears counted out: principal by days late, as the figures of a fund have it."""

    loans: int
    owed: int
    overdue: int
    ages: tuple[int, ...]
    renewed: int
    par30: Fraction | None
    given_up: int
    recovered: int


def at_risk(books: list[Passbook], on: Day) -> AtRisk:
    """What some loans have late on a day; the ages end after 0, 30, 60, 90 and 180 days."""
    ages, lived = [0] * 6, [one for one in books if one.owed]
    for one in lived:
        days = one.days_late(on)
        ages[(days > 0) + (days > 30) + (days > 60) + (days > 90) + (days > 180)] += one.owed
    owed = sum(one.owed for one in lived)
    late = sum(one.owed for one in lived if one.days_late(on) > 30)
    return AtRisk(
        loans=len(lived),
        owed=owed,
        overdue=sum(one.overdue(on) for one in lived),
        ages=tuple(ages),
        renewed=sum(one.owed for one in lived if one.renewed),
        par30=Fraction(late, owed) if owed else None,
        given_up=sum(one.given_up or 0 for one in books),
        recovered=sum(one.recovered for one in books),
    )
