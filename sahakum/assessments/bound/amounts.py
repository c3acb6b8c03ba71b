"""Stores of what comes in and goes out, by source and by purpose."""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import User
from sahakum.assessments import texts
from sahakum.assessments.bound.store import (
    Change,
    Known,
    Recording,
    Store,
    amount_of,
    number,
    plain,
)
from sahakum.assessments.definition import Subject
from sahakum.capture.kinds import Refusal
from sahakum.circumstances.models import Circumstance, Income, Spending

Given = Mapping[str, str]


def rows_of(model: type[Circumstance]) -> Callable[[User, Collection[UUID]], Iterable[Any]]:
    """Reads living rows of families in sight that a user may see, the oldest first."""

    def rows(user: User, households: Collection[UUID]) -> Iterable[Any]:
        return model.objects.of_seen(user, households).order_by("told_on", "id")

    return rows


def _known(rows: Sequence[Any], given: Given, day: datetime.date) -> Known | None:
    """All rows of the last day on which this was told count together, where they can be added."""
    own = [row for row in rows if _is_given(row, given)]
    last = [row for row in own if row.told_on == own[-1].told_on]
    if not last:
        return None
    alike = {(row.currency, row.period) for row in last}
    amount = amount_of(last[0]) | {"amount": plain(sum(row.amount for row in last))}
    values = {"amount": amount} if len(alike) == 1 else {}
    return Known(values=values, since=last[0].told_on, rows=last)


def _is_given(row: Any, given: Given) -> bool:
    said = {"own_produce": "yes" if getattr(row, "own_produce", False) else "no"}
    return all(said.get(name, getattr(row, name, None)) == value for name, value in given.items())


def _recording(kind: str) -> Callable[[Change], Recording | None]:
    def recording(change: Change) -> Recording | None:
        amount = change.said["amount"]
        if change.known is None and number(amount["amount"]) == 0:
            return None
        if change.known is not None and change.known.since == change.day:
            # Amounts of one day count together: a second one would be added to the first.
            raise Refusal({"": [str(texts.TOLD_THAT_DAY)]})
        said = amount | {"amount": number(amount["amount"])}
        return Recording(kind=kind, content={**change.given, **said})

    return recording


INCOME = Store(
    name="income",
    title=_("Income"),
    kind="income",
    subject=Subject.HOUSEHOLD,
    keys=("source", "own_produce"),
    parts=("amount",),
    rows=rows_of(Income),
    known=_known,
    recording=_recording("income"),
)
SPENDING = Store(
    name="spending",
    title=_("Spending"),
    kind="spending",
    subject=Subject.HOUSEHOLD,
    keys=("purpose",),
    parts=("amount",),
    rows=rows_of(Spending),
    known=_known,
    recording=_recording("spending"),
)
