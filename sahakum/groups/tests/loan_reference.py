"""The small reference of the law of loans: what a treasurer would have in her head.

What was told is a list; what there is on a day follows from all that was told up to it. A heap of
beans stands for each account, a passbook for each loan.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from sahakum.groups.tests.loan_rules import Said, kept_back
from sahakum.groups.tests.passbook import PAID, Passbook

Day = datetime.date


@dataclass(kw_only=True)
class Books:
    """Heaps of beans by their names, and passbooks by loan."""

    held: Counter[str] = field(default_factory=Counter)
    loans: dict[UUID, Passbook] = field(default_factory=dict)

    def move(self, amount: int, out_of: str, into: str) -> None:
        """So many beans from one heap to another."""
        self.held[out_of] -= amount
        self.held[into] += amount

    def pay(self, loan: UUID, amount: int, on: Day) -> None:
        """A payment comes into the box, for what the passbook says."""
        book = self.loans[loan]
        for part, taken in book.pay(amount, on).items():
            heaps = {"principal": f"owes {book.place}", "interest": "interest"}
            self.move(taken, heaps.get(part, "fees"), "box")

    def owned_by(self, place: int) -> list[Passbook]:
        """The loans of a member on which anything is expected, the oldest first."""
        own = [one for one in self.loans.values() if one.place == place and one.is_open]
        return sorted(own, key=lambda one: (one.loan.disbursed_on, one.loan.pk))


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was stored: its day, what it does to the books, and which loans it is about."""

    operation: UUID
    day: Day
    does: Callable[[Books], None]
    loans: frozenset[UUID] = frozenset()
    adds: bool = False
    """Whether its order among others does not matter: what is recovered is only added up."""
    puts_off: bool = False
    """Whether all loans were put off: none comes later that was given until then."""


@dataclass(kw_only=True)
class Reference:
    """All that was told and not voided, in the order in which it was accepted."""

    told: list[Told] = field(default_factory=list)
    rules: list[tuple[UUID | None, Day, Said]] = field(default_factory=list)

    def books(self, *, on: Day = Day.max) -> Books:
        """What there is at the end of a day."""
        found = Books()
        for one in sorted(self.told, key=lambda one: one.day):
            if one.day <= on:
                one.does(found)
        return found

    def rules_on(self, day: Day) -> Said:
        """The rules of a day."""
        known = [(from_on, said) for _operation, from_on, said in self.rules if from_on <= day]
        return max(known, key=lambda one: one[0])[1]

    def put_off_since(self, day: Day) -> bool:
        """Whether all loans were put off on the day or later."""
        return any(one.puts_off and one.day >= day for one in self.told)

    def paid_to(
        self, books: Books, place: int, amount: int, on: Day
    ) -> list[tuple[UUID, int]] | None:
        """Which loans take how much of a payment; none where it cannot be taken."""
        left, parts = amount, []
        for one in books.owned_by(place):
            part = min(left, one.most(on))
            if part and one.last >= (on, PAID):
                return None
            left -= part
            parts += [(one.loan.pk, part)] if part else []
        return None if left else parts

    def takes_void(self, one: Told) -> bool:
        """Whether something can be voided: nothing was worked out with it, and the box can."""
        later = self.told[self.told.index(one) + 1 :]
        without = Reference(told=[other for other in self.told if other is not one])
        if not one.adds and any(one.loans & other.loans for other in later):
            return False
        return without.books().held["box"] >= 0

    def void(self, operation: UUID) -> None:
        """Takes away what was told in an operation."""
        self.told = [one for one in self.told if one.operation != operation]
        self.rules = [one for one in self.rules if one[0] != operation]


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a member does at a meeting, in riel."""

    place: int
    savings: int = 0
    fine: int = 0
    repaid: int = 0
    lent: int = 0


@dataclass(kw_only=True)
class Sheet:
    """A sheet of a meeting, judged before it is sent: what must be in the box, and if it can be."""

    reference: Reference
    day: Day
    lines: list[Line]
    off: int = 0
    payments: list[tuple[UUID, int]] = field(default_factory=list)
    possible: bool = True

    def __post_init__(self) -> None:
        books = self.reference.books()
        for line in self.lines:
            if line.repaid:
                self._judge_payment(books, line)
            late = any(one.days_late(self.day) for one in books.owned_by(line.place))
            if line.lent and (late or self.reference.put_off_since(self.day)):
                self.possible = False
        if books.held["box"] + min(self._change, self._change + self.off) < 0:
            self.possible = False

    def _judge_payment(self, books: Books, line: Line) -> None:
        parts = self.reference.paid_to(books, line.place, line.repaid, self.day)
        self.payments += parts or []
        self.possible = self.possible and parts is not None
        for loan, amount in parts or ():
            books.loans[loan].pay(amount, self.day)

    @property
    def _change(self) -> int:
        return sum(amount * (1 if into == "box" else -1) for amount, _, into in self.moves())

    def moves(self) -> Iterator[tuple[int, str, str]]:
        """What moves; of payments only that they come into the box, from wherever."""
        rules = self.reference.rules_on(self.day)
        for line in self.lines:
            yield line.savings, f"saved {line.place}", "box"
            yield line.fine, "fees", "box"
            yield line.repaid, "", "box"
            yield line.lent, "box", f"owes {line.place}"
            if line.lent:
                yield kept_back(rules, line.lent), "fees", "box"

    @property
    def counted(self) -> int:
        """What is in the box at the end."""
        return self.reference.books(on=self.day).held["box"] + self._change + self.off

    def stored(self, operation: UUID, given: list[Passbook]) -> Told:
        """What it does to the books."""

        def does(books: Books) -> None:
            for amount, out_of, into in self.moves():
                if out_of:
                    books.move(amount, out_of, into)
            for loan, amount in self.payments:
                books.pay(loan, amount, self.day)
            books.loans |= {one.loan.pk: Passbook.of(one.loan, one.place) for one in given}
            books.move(self.off, "difference", "box")

        loans = [*(loan for loan, _amount in self.payments), *(one.loan.pk for one in given)]
        return Told(operation=operation, day=self.day, does=does, loans=frozenset(loans))
