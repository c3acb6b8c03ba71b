"""What a demonstration tells, before anybody knows at which minute and by whom it is received."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

# Who says a step of a story: who writes down, and who decides.
WORKER, LEADER = "worker", "leader"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One operation of a story: its kind, its id, its day, what is said, and which of two says it.

    Packages tell a story in the order of its days; whoever tells it knows the people by name.
    """

    kind: str
    id: UUID
    day: datetime.date
    content: Mapping[str, Any]
    by: str = WORKER
