"""What stands behind one count of the monitor: records, and the families one may see."""

import datetime
import hashlib
from dataclasses import dataclass
from uuid import UUID

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.indicators.reading.freshness import ask_or_mend, freshen
from sahakum.indicators.reading.words import in_ranges
from sahakum.registry.models import Household
from sahakum.reports.targeting.question import Cell, Question
from sahakum.reports.targeting.statement import families, of_cell

PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Named:
    """A family behind a count."""

    household: Household
    assessed_on: datetime.date | None
    supports: int


@dataclass(frozen=True, kw_only=True)
class CountReceipt:
    """Where a count comes from.

    ``digest`` is the SHA-256 of the ids of the families counted, in order. ``page`` names those
    within the viewer's sight, the longest assessed first; ``outside`` lie beyond it.
    """

    cell: Cell
    known_at: int
    families: int
    last_position: int
    digest: str
    page: tuple[Named, ...] = ()
    seen: int = 0
    outside: int = 0


def count_receipt(
    question: Question, cell: Cell, *, by: User, offset: int = 0, known: int | None = None
) -> CountReceipt:
    """The receipt of a count; families are named only to who may see their assessments."""
    position = freshen() if known is None else min(known, freshen())
    rows = _rows(question, cell, position, by)
    named = [row for row in rows if row[4]]
    chosen = named[offset : offset + PAGE]
    households = Household.objects.visible_to(by).in_bulk([row[0] for row in chosen])
    return CountReceipt(
        cell=cell,
        known_at=position,
        families=len(rows),
        last_position=max((row[3] for row in rows), default=0),
        digest=_digest([row[0] for row in rows]),
        page=tuple(_named(households, row) for row in chosen if row[0] in households),
        seen=len(named),
        outside=len(rows) - len(named),
    )


Row = tuple[UUID, datetime.date | None, int, int, bool]


def _rows(question: Question, cell: Cell, known: int, by: User) -> list[Row]:
    statement = (
        f"WITH {families(question, known)} SELECT household, assessed_on, supports, position,"
        f" {_seen(question, by)} FROM families WHERE {of_cell(cell)}"
        " ORDER BY assessed_on NULLS LAST, household"
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in ask_or_mend(statement)]


def _seen(question: Question, by: User) -> str:
    """The condition that the viewer may see a family's assessments."""
    if not by.may(permissions.SEE_ASSESSMENTS):
        return "false"
    own = question.organisation == by.organisation_id
    return in_ranges(by.sight.area_ranges + (by.sight.ranges if own else ()))


def _named(households: dict[UUID, Household], row: Row) -> Named:
    return Named(household=households[row[0]], assessed_on=row[1], supports=row[2])


def _digest(ids: list[UUID]) -> str:
    return hashlib.sha256("".join(f"{one}\n" for one in sorted(ids)).encode()).hexdigest()
