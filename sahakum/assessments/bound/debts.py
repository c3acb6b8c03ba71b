"""The store of debts: a debt to a lender, and what is still owed of it."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import User
from sahakum.assessments import texts
from sahakum.assessments.bound.store import Change, Known, Recording, Store, number, plain
from sahakum.assessments.definition import Subject
from sahakum.capture.kinds import Refusal
from sahakum.circumstances.models import Debt, DebtState


def _rows(user: User, households: Collection[UUID]) -> Iterable[Any]:
    states = DebtState.objects.of_seen(user, households).order_by("told_on", "id")
    visible = Debt.objects.of_seen(user, households)
    told = Prefetch("states", queryset=states, to_attr="told_states")
    return visible.prefetch_related(told).order_by("told_on", "id")


def _known(rows: Sequence[Any], given: Mapping[str, str], day: datetime.date) -> Known | None:
    """The debts to one lender that are not paid back; nothing owed is known as nothing."""
    own = [row for row in rows if row.lender == given["lender"]]
    for row in own:
        row.told_states = [state for state in row.told_states if state.told_on <= day]
    open_ones = [row for row in own if _owed(row)] or own[-1:]
    if not open_ones:
        return None
    since = max(_told(row) for row in open_ones)
    values = _values(open_ones) if len({row.currency for row in open_ones}) == 1 else {}
    return Known(values=values, since=since, rows=open_ones)


def _values(debts: Sequence[Any]) -> dict[str, Any]:
    owed = sum((_owed(row) for row in debts), Decimal(0))
    values: dict[str, Any] = {"amount": {"amount": plain(owed), "currency": debts[0].currency}}
    if len(debts) == 1 and owed:
        values |= {"since_on": debts[0].since_on.isoformat(), "security": debts[0].security}
    return values


def _owed(debt: Any) -> Decimal:
    owed: Decimal = debt.told_states[-1].outstanding if debt.told_states else debt.amount
    return owed


def _told(debt: Any) -> Any:
    return debt.told_states[-1].told_on if debt.told_states else debt.told_on


def _recording(change: Change) -> Recording | None:
    amount = change.said.get("amount")
    known = change.known
    if known is None or (len(known.rows) == 1 and not _owed(known.rows[0])):
        return _new(change)
    [debt, *others] = known.rows
    other_parts = {name for name in ("since_on", "security") if change.said.get(name)}
    differs = any(change.said[name] != known.values.get(name) for name in other_parts)
    if others or differs or amount is None or amount["currency"] != debt.currency:
        raise Refusal({"": [str(texts.DEBT_ON_ITS_PAGE)]})
    content = {"debt": str(debt.pk), "outstanding": number(amount["amount"])}
    return Recording(kind="debt_state", content=content)


def _new(change: Change) -> Recording | None:
    amount = change.said.get("amount")
    if amount is not None and number(amount["amount"]) == 0:
        return None
    said = amount | {"amount": number(amount["amount"])} if amount else {}
    rest = {name: value for name, value in change.said.items() if name != "amount"}
    return Recording(kind="debt", content={**change.given, **said, **rest})


DEBT = Store(
    name="debt",
    title=_("Debt"),
    kind="debt",
    subject=Subject.HOUSEHOLD,
    keys=("lender",),
    parts=("amount", "since_on", "security"),
    rows=_rows,
    known=_known,
    recording=_recording,
)
