"""Grants as they stand: what was asked, decided, paid out, proven, and what is left to prove."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from sahakum.grants.models import (
    BusinessGrant,
    GrantApplication,
    GrantAppraisal,
    GrantClosing,
    GrantDecision,
    GrantFollowUp,
    GrantPayout,
    GrantProof,
    GrantReturn,
)

Day = datetime.date
# Every table of what becomes of a grant, with the column that holds its day; in order of a course.
DAYS: dict[type[Model], str] = {
    GrantApplication: "applied_on",
    GrantAppraisal: "appraised_on",
    GrantDecision: "decided_on",
    GrantPayout: "paid_on",
    GrantProof: "seen_on",
    GrantReturn: "returned_on",
    GrantFollowUp: "asked_on",
    GrantClosing: "closed_on",
}
Event = TypeVar("Event", bound=Model)


def day_of(event: Any) -> Day:
    """The day of something that became of a grant."""
    day: Day = getattr(event, DAYS[type(event)])
    return day


@dataclass(frozen=True, kw_only=True)
class Course:
    """A grant with all that lives of it, each in order of the days."""

    grant: BusinessGrant
    events: dict[type[Model], list[Any]]

    def _all(self, model: type[Event]) -> list[Event]:
        return self.events.get(model, [])

    @property
    def application(self) -> GrantApplication:
        """The application that counts: the last one."""
        return self._all(GrantApplication)[-1]

    @property
    def appraisal(self) -> GrantAppraisal | None:
        """The last look at the application that counts."""
        found: GrantAppraisal | None = self._last_of_application(GrantAppraisal)
        return found

    @property
    def decision(self) -> GrantDecision | None:
        """What was decided about the application that counts."""
        found: GrantDecision | None = self._last_of_application(GrantDecision)
        return found

    def _last_of_application(self, model: type[Any]) -> Any:
        found = [one for one in self._all(model) if one.application_id == self.application.pk]
        return found[-1] if found else None

    @property
    def payouts(self) -> list[GrantPayout]:
        """What was paid out, part by part."""
        return self._all(GrantPayout)

    @property
    def proofs(self) -> list[GrantProof]:
        """What was proven, proof by proof."""
        return self._all(GrantProof)

    @property
    def returns(self) -> list[GrantReturn]:
        """What came back."""
        return self._all(GrantReturn)

    @property
    def follow_ups(self) -> list[GrantFollowUp]:
        """How the venture fared."""
        return self._all(GrantFollowUp)

    @property
    def closing(self) -> GrantClosing | None:
        """Its end, where it has ended."""
        found = self._all(GrantClosing)
        return found[-1] if found else None

    @property
    def granted(self) -> int:
        """How much was granted; nothing until it was decided so."""
        return int(self.decision.amount) if self.decision else 0

    @property
    def paid(self) -> int:
        """All that was paid out."""
        return sum(int(one.amount) for one in self.payouts)

    @property
    def proven(self) -> int:
        """All that is proven by receipts."""
        return sum(int(one.amount) for one in self.proofs)

    @property
    def returned(self) -> int:
        """All that came back."""
        return sum(int(one.amount) for one in self.returns)

    @property
    def given_up(self) -> int:
        """What will not be proven any more."""
        return int(self.closing.given_up) if self.closing else 0

    @property
    def unproven(self) -> int:
        """What was paid out and is neither proven nor returned nor given up."""
        return self.paid - self.proven - self.returned - self.given_up

    def unproven_on(self, day: Day) -> int:
        """What had been paid out by a day, less all that was ever proven, returned or given up."""
        paid = sum(int(one.amount) for one in self.payouts if one.paid_on <= day)
        return paid - (self.paid - self.unproven)

    @property
    def unproven_since(self) -> Day | None:
        """The day of the first payout that is not wholly proven; the oldest is proven first."""
        settled = self.paid - self.unproven
        for payout in self.payouts:
            settled -= int(payout.amount)
            if settled < 0:
                return payout.paid_on
        return None

    def last_on(self, *models: type[Model]) -> Day | None:
        """The last day on which something of some tables happened."""
        return max((day_of(one) for model in models for one in self._all(model)), default=None)

    def told(self) -> Iterator[Any]:
        """Everything that became of it, in order of the days; of one day as it goes on."""
        for events in self.events.values():
            yield from events


def courses_of(grants: Iterable[BusinessGrant]) -> list[Course]:
    """How grants stand, in a constant number of queries."""
    found = list(grants)
    ids = [grant.pk for grant in found]
    events: dict[UUID, dict[type[Model], list[Any]]] = defaultdict(dict)
    for model, day in DAYS.items():
        rows: Any = model._default_manager.filter(grant__in=ids, voided_by__isnull=True)
        for row in rows.order_by(day, "pk"):
            events[row.grant_id].setdefault(model, []).append(row)
    return [Course(grant=grant, events=events[grant.pk]) for grant in found]


def course_of(grant: BusinessGrant) -> Course:
    """How one grant stands."""
    return courses_of([grant])[0]
