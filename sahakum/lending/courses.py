"""Stored loans as they stand: each is run again from its frozen terms and what became of it."""

import datetime
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Q

from sahakum.journal.selectors import lived
from sahakum.lending.account import Dues
from sahakum.lending.models import (
    Loan,
    LoanPayment,
    Postponement,
    Recovery,
    Reschedule,
    WriteOff,
)
from sahakum.lending.practice import Payment, Practice
from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_practice
from sahakum.lending.schedule import Row, rows_of
from sahakum.lending.servicing import Loan as Service
from sahakum.lending.terms import Terms

Day = datetime.date
Event: TypeAlias = LoanPayment | Postponement | Reschedule
Key: TypeAlias = tuple[Day, int]
EVENTS: tuple[type[Any], ...] = (LoanPayment, Reschedule, Postponement)
AGREEMENTS = 4096


@dataclass(frozen=True, kw_only=True)
class Course:
    """A stored loan with its living events, and how it stands after those up to a day.

    ``recovered`` is what was paid of it after it was written off: it owes no more and no less.
    """

    loan: Loan
    service: Service
    events: Sequence[Event]
    written_off: WriteOff | None
    recovered: int = 0

    @property
    def owed(self) -> int:
        """Principal that is still expected back."""
        return 0 if self.written_off else self.service.principal_owed()

    @property
    def is_open(self) -> bool:
        """Whether anything is still expected: principal, or interest and fees that are left."""
        return self.written_off is None and self.service.is_open()

    @property
    def rescheduled(self) -> bool:
        """Whether it has other terms than those it was given with."""
        return any(isinstance(event, Reschedule) for event in self.events)

    @property
    def terms(self) -> dict[str, Any]:
        """The newest terms, as they are said."""
        newest = [event.terms for event in self.events if isinstance(event, Reschedule)]
        said: dict[str, Any] = [self.loan.terms, *newest][-1]
        return said

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
            return sum(row.unpaid() for row in self.service.all_rows)
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
        overdue = [] if self.written_off else self._overdue(on)
        return (on - overdue[0].due_on).days if overdue else 0

    def overdue(self, on: Day) -> int:
        """Principal that was due before a day and is not paid."""
        if self.written_off:
            return 0
        return sum(row.unpaid("principal") for row in self._overdue(on))

    def _overdue(self, on: Day) -> list[Dues]:
        # What lateness costs until then may change what of a row is principal.
        self.service.reach(on)
        return self.service.overdue(on)


def courses_of(
    loans: Iterable[Loan],
    *,
    on: Day | None = None,
    postponed: bool = True,
    known: int | None = None,
) -> list[Course]:
    """How loans stand at the end of a day, or after all that is known, in five queries.

    ``postponed`` false counts lateness from the days that were agreed, as if none had been put
    off; ``known`` takes what had been sealed by that position of the journal.
    """
    found, counts = list(loans), lived(known)
    events: dict[UUID, list[Event]] = defaultdict(list)
    for model in EVENTS:
        for row in _living(model, counts, loan__in=found):
            events[row.loan_id].append(row)
    ended = {row.loan_id: row for row in _living(WriteOff, counts, loan__in=found)}
    recovered: Counter[UUID] = Counter()
    for row in _living(Recovery, counts, write_off__in=list(ended.values())):
        if on is None or row.day <= on:
            recovered[row.write_off_id] += row.amount
    courses = [_course(loan, events[loan.pk], ended.get(loan.pk), recovered, on) for loan in found]
    for course in courses if not postponed else ():
        course.service.count_from_agreed_days()
    return courses


def _living(model: type[Any], counts: Q, **condition: Any) -> Any:
    return model._default_manager.filter(counts, **condition)


def key_of(event: Event) -> Key:
    """The place of an event in the course of its loan: its day, then what it is.

    On one day a payment comes before a decision, and a decision before a share-out. Identifiers
    give no order, so that a loan has at most one event of each on a day.
    """
    if isinstance(event, LoanPayment):
        return event.paid_on, 2 if event.how == LoanPayment.How.NETTED else 0
    return event.decided_on, 1


def key_of_payment(on: Day, how: str) -> Key:
    """The place that a payment would have."""
    return key_of(LoanPayment(paid_on=on, how=how))


def _course(
    loan: Loan,
    events: list[Event],
    ended: WriteOff | None,
    recovered: Counter[UUID],
    on: Day | None,
) -> Course:
    service = service_of(loan)
    until = on or Day.max
    known = sorted((one for one in events if key_of(one)[0] <= until), key=key_of)
    for event in known:
        _happen(service, event)
    written_off = ended if ended and ended.day <= until else None
    return Course(
        loan=loan,
        service=service,
        events=known,
        written_off=written_off,
        recovered=recovered[written_off.pk] if written_off else 0,
    )


def _happen(service: Service, event: Event) -> None:
    if isinstance(event, LoanPayment):
        service.pay(Payment(on=event.paid_on, amount=event.amount))
    elif isinstance(event, Postponement):
        service.postpone(event.months, on=event.decided_on)
    else:
        service.renew(read_terms(event.terms), on=event.decided_on, interest=event.interest)


def service_of(loan: Loan) -> Service:
    """A loan as it was agreed, with nothing paid."""
    terms, practice, rows = _agreed(*(json.dumps(one) for one in (loan.terms, loan.practice)))
    return Service(terms, practice, rows)


# The schedule follows from frozen terms alone: what is remembered here cannot become wrong.
@lru_cache(maxsize=AGREEMENTS)
def _agreed(terms_said: str, practice_said: str) -> tuple[Terms, Practice, tuple[Row, ...]]:
    terms = read_terms(json.loads(terms_said))
    return terms, read_practice(json.loads(practice_said), terms), tuple(rows_of(terms))


def is_followed(event: Event) -> bool:
    """Whether something living became of the loan later: it was worked out with this event.

    The loan is not run again: without an event that was voided, new terms that followed would be
    for another principal than is owed.
    """
    living = {"loan": event.loan_id, "voided_by__isnull": True}
    if WriteOff.objects.filter(**living).exists():
        return True
    found = (row for model in EVENTS for row in model._default_manager.filter(**living))
    return any(key_of(row) > key_of(event) for row in found)
