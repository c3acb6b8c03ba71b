"""Stored loans as they stand: each is run again from its frozen terms and what became of it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from sahakum.lending.models import Loan, LoanPayment, Postponement, WriteOff
from sahakum.lending.practice import Payment
from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_practice
from sahakum.lending.servicing import Loan as Service

Day = datetime.date
Event: TypeAlias = LoanPayment | Postponement
Key: TypeAlias = tuple[Day, int]


@dataclass(frozen=True, kw_only=True)
class Course:
    """A stored loan with its living events, and how it stands after those up to a day."""

    loan: Loan
    service: Service
    events: Sequence[Event]
    written_off: WriteOff | None

    @property
    def owed(self) -> int:
        """Principal that is still expected back."""
        return 0 if self.written_off else self.service.principal_owed()

    @property
    def last(self) -> Key:
        """The place of the last thing that became of it."""
        return max([(self.loan.disbursed_on, -1), *map(key_of, self.events)])

    def most(self, on: Day) -> int:
        """The most that it takes on a day: what pays it off; nothing once it is written off."""
        if self.written_off:
            return 0
        self.service.reach(on)
        if self.service.practice.prepayment == "next":
            return sum(row.unpaid() for row in self.service.rows)
        to_period_end = self.service.practice.to_period_end
        return self.service.quote(on, to_period_end=to_period_end).total

    def due(self, on: Day) -> int:
        """What is due up to a day and not paid."""
        if self.written_off:
            return 0
        self.service.reach(on)
        return sum(row.unpaid() for row in self.service.due_rows(on))

    def days_late(self, on: Day) -> int:
        """For how many days the oldest unpaid row has been due; 0 when nothing is late."""
        overdue = [] if self.written_off else self.service.overdue(on)
        return (on - overdue[0].due_on).days if overdue else 0


def courses_of(
    loans: Iterable[Loan], *, on: Day | None = None, postponed: bool = True
) -> list[Course]:
    """How loans stand at the end of a day, or after all that is known, in three queries.

    ``postponed`` false leaves out that days were put off.
    """
    found = list(loans)
    payments = _living(LoanPayment, found)
    moves = _living(Postponement, found) if postponed else {}
    ended = {key: rows[0] for key, rows in _living(WriteOff, found).items()}
    return [
        _course(loan, [*payments.get(loan.pk, ()), *moves.get(loan.pk, ())], ended.get(loan.pk), on)
        for loan in found
    ]


def _living(model: type[Any], loans: list[Loan]) -> dict[UUID, list[Any]]:
    rows: dict[UUID, list[Any]] = defaultdict(list)
    for row in model._default_manager.filter(loan__in=loans, voided_by__isnull=True):
        rows[row.loan_id].append(row)
    return rows


def key_of(event: Event) -> Key:
    """The place of an event in the course of its loan: its day, then what it is.

    On one day a payment comes before a decision, and a decision before a share-out. Identifiers
    give no order, so that a loan has at most one event of each on a day.
    """
    if isinstance(event, Postponement):
        return event.decided_on, 1
    return event.paid_on, 2 if event.how == LoanPayment.How.NETTED else 0


def key_of_payment(on: Day, how: str) -> Key:
    """The place that a payment would have."""
    return key_of(LoanPayment(paid_on=on, how=how))


def _course(
    loan: Loan,
    events: list[Event],
    ended: WriteOff | None,
    on: Day | None,
) -> Course:
    service = service_of(loan)
    until = on or Day.max
    known = sorted((one for one in events if key_of(one)[0] <= until), key=key_of)
    for event in known:
        if isinstance(event, Postponement):
            service.postpone(event.months, on=event.decided_on)
        else:
            service.pay(Payment(on=event.paid_on, amount=event.amount))
    written_off = ended if ended and ended.day <= until else None
    return Course(loan=loan, service=service, events=known, written_off=written_off)


def service_of(loan: Loan) -> Service:
    """A loan as it was agreed, with nothing paid."""
    terms = read_terms(loan.terms)
    return Service(terms, read_practice(loan.practice, terms))


def is_followed(event: Event) -> bool:
    """Whether something living became of the loan later: it was worked out with this event."""
    course = courses_of([event.loan])[0]
    return course.written_off is not None or course.last > key_of(event)
