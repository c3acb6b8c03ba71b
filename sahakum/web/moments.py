"""A moment in the time line of a family."""

import datetime
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One thing that happened to a family."""

    day: datetime.date
    mark: str
    tone: str
    who: str
    heading: str
    sentences: list[str] = field(default_factory=list)
    record_id: UUID
    voided: bool
