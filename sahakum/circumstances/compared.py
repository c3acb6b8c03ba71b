"""A family then and now: debts and income as told first and last, and trips that ended."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, QuerySet, Value

from sahakum.accounts.models import User
from sahakum.circumstances.models import Debt, DebtState, Income, Trip
from sahakum.circumstances.monthly import Totals, totals
from sahakum.circumstances.selectors import (
    debts_of,
    monthly_method,
    months_without_trips,
    told_of,
    trips_abroad_with_children,
)
from sahakum.circumstances.stopped import has_stopped
from sahakum.journal.services import log_view
from sahakum.registry.models import Household

Day = datetime.date
DEBT, INCOME, TRIP = "debt", "income", "trip"


@dataclass(frozen=True, kw_only=True)
class Told:
    """Sums by currency, and the day on which the last of them was told."""

    sums: Totals
    on: Day


@dataclass(frozen=True, kw_only=True)
class Then:
    """The same thing as told first and as told last."""

    first: Told
    last: Told


def told_at_all(user: User, household: Household) -> set[str]:
    """Which of these were told of a family, as far as the user may know, in one query."""
    parts = (
        (DEBT, debts_of(user, household)),
        (INCOME, Income.objects.visible_to(user).filter(household__in=household.same_ids)),
        (TRIP, _trips(user, household)),
    )
    asked = [rows.order_by().values_list(Value(name), flat=True) for name, rows in parts]
    return set(asked[0].union(*asked[1:]))


def debts_compared(user: User, household: Household) -> dict[str, Then]:
    """Debts by lender: what was owed when each was first told of, and what is owed as told last.

    Debts of one lender add up within a currency; those that were paid back count as nothing now.
    What is owed to a group of the village is read in its book, not here.
    """
    living = DebtState.objects.filter(voided_by__isnull=True).order_by("told_on", "id")
    debts = debts_of(user, household).exclude(lender=Debt.Lender.GROUP)
    found: dict[str, list[Debt]] = defaultdict(list)
    for debt in debts.prefetch_related(Prefetch("states", queryset=living)):
        found[debt.lender].append(debt)
    return {lender: _debts(rows) for lender, rows in sorted(found.items())}


def _debts(rows: list[Debt]) -> Then:
    first: Totals = defaultdict(Decimal)
    last: Totals = defaultdict(Decimal)
    days = []
    for debt in rows:
        states = list(debt.states.all())
        first[debt.currency] += debt.amount
        last[debt.currency] += states[-1].outstanding if states else debt.amount
        days.append(states[-1].told_on if states else debt.told_on)
    told_first = min(debt.told_on for debt in rows)
    return Then(first=Told(sums=first, on=told_first), last=Told(sums=last, on=max(days)))


def income_compared(user: User, household: Household, *, on: Day) -> Then | None:
    """What came in a month by the first day on which it was told, and by the last.

    Both are worked out by the method of today, so that they can be compared.
    """
    rows = [row for row in told_of(user, Income, household) if row.told_on <= on]
    if not rows:
        return None
    method = monthly_method(on)
    first, last = min(row.told_on for row in rows), max(row.told_on for row in rows)
    early = [row for row in rows if row.told_on == first]
    return Then(
        first=Told(sums=totals(early, method), on=first),
        last=Told(sums=totals(rows, method), on=last),
    )


def stopped_since(user: User, household: Household, *, on: Day) -> Day | None:
    """The day on which the last trip abroad with children ended, of a family that has stopped.

    None where there was no such trip, where it is not long enough ago, or for whoever does not need
    to know of trips. The look is written down.
    """
    days = list(_trips(user, household).values_list("from_on", "to_on"))
    if not days:
        return None
    log_view(actor_id=user.id, subject_kind="trips", subject_id=household.pk, page="family")
    if not has_stopped(days, on=on, months=months_without_trips(on)):
        return None
    return max((to_on for _from_on, to_on in days if to_on is not None), default=None)


def _trips(user: User, household: Household) -> QuerySet[Trip]:
    found = trips_abroad_with_children(user, None)
    return found.filter(household__in=household.same_ids)
