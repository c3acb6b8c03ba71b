"""Sayings, and how they are put together into what a phone sends at once."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from sahakum.capture.intake import MOST_AT_ONCE, Submission
from sahakum.demonstration.members import resolved


@dataclass(frozen=True, kw_only=True)
class Saying:
    """One operation as it was received; ``held`` when it is meant to need attention."""

    received_at: datetime.datetime
    by: str
    kind: str
    id: UUID
    content: dict[str, Any]
    recorded_at: datetime.datetime | None = None
    held: bool = False

    def submission(self) -> Submission:
        """The operation as the door takes it."""
        return Submission(
            id=self.id,
            kind=self.kind,
            content=resolved(self.content),
            device="demonstration",
            recorded_at=self.recorded_at,
        )

    def order(self) -> tuple[datetime.datetime, str, str]:
        """Sayings are told by moment, then by who says them."""
        return self.received_at, self.by, self.kind


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Sayings of one moment, person and kind; ``wholesale`` ones are many at once."""

    sayings: Sequence[Saying]
    wholesale: bool = False

    @property
    def received_at(self) -> datetime.datetime:
        """The moment at which all of it came."""
        return self.sayings[0].received_at


def batches(sayings: Iterable[Saying]) -> Iterator[Batch]:
    """All sayings in order of time, as many together as a phone may send."""
    for _, run in groupby(sorted(sayings, key=Saying.order), key=Saying.order):
        together = list(run)
        for start in range(0, len(together), MOST_AT_ONCE):
            yield Batch(sayings=together[start : start + MOST_AT_ONCE])
