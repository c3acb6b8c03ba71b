"""What indicators count of circumstances.

Amounts keep their currency beside them and are counted as they were said, never converted. Facts
of trips are ingredients of class 3: an indicator that counts them is to be declared sensitive.
"""

import datetime
from typing import Any

from sahakum.circumstances.models import (
    Absence,
    Carer,
    ChildWork,
    Circumstance,
    Country,
    Debt,
    DebtState,
    Disaster,
    FamilySaving,
    IdentityPaper,
    Income,
    Livelihood,
    MemberCircumstance,
    PovertyCard,
    Remittance,
    Schooling,
    Spending,
    TimedAmount,
    Trip,
    TripReturn,
)
from sahakum.journal.models import Fact
from sahakum.registry.models import Membership


def facts_of(row: Circumstance) -> list[Fact]:
    """The facts of a circumstance; none for how a family is reached or heard of us."""
    if isinstance(row, TimedAmount):
        return [_amount(row)]
    if isinstance(row, MemberCircumstance):
        return [_of_member(row)]
    return _of_family(row)


def _of_member(row: MemberCircumstance) -> Fact:
    match row:
        case Schooling():
            told = {"grade": row.grade, "school_year": row.school_year}
            day = row.changed_on or row.told_on
            return _fact(row, "schooling", item=row.attending, day=day, attributes=told)
        case ChildWork():
            hours, where = row.hours_a_week, {"where": row.where}
            return _fact(row, "child_work", item=row.sort, quantity=hours, attributes=where)
        case Absence():
            return _fact(row, "absence", item=row.country, day=row.from_on)
        case IdentityPaper():
            return _fact(row, "identity_paper", item=row.paper, attributes={"state": row.state})
        case Carer():
            return _fact(row, "carer", item=_looked_after_by(row))
    raise TypeError(type(row).__name__)


def _looked_after_by(row: Carer) -> str:
    if row.carer_id is None:
        return "neighbour"
    here = Membership.objects.filter(household=row.household_id, person=row.carer_id)
    return "member" if here.filter(voided_by__isnull=True, to_on=None).exists() else "relative"


def _amount(row: TimedAmount) -> Fact:
    said = {"currency": row.currency, "period": row.period}
    match row:
        case Income():
            said["own_produce"] = "yes" if row.own_produce else "no"
            return _fact(row, "income", item=row.source, quantity=row.amount, attributes=said)
        case Spending():
            return _fact(row, "spending", item=row.purpose, quantity=row.amount, attributes=said)
        case Remittance():
            return _fact(row, "remittance", quantity=row.amount, attributes=said)
    raise TypeError(type(row).__name__)


def _of_family(row: Circumstance) -> list[Fact]:
    match row:
        case Livelihood():
            return [_fact(row, "livelihood", item=row.work, day=row.since_on)]
        case Debt():
            said = {"currency": row.currency, "security": row.security}
            owed = _fact(
                row, "debt", item=row.lender, day=row.since_on, quantity=row.amount, attributes=said
            )
            return [owed]
        case DebtState():
            money = {"currency": row.debt.currency}
            left = row.outstanding
            lender = row.debt.lender
            return [_fact(row, "debt_state", item=lender, quantity=left, attributes=money)]
        case FamilySaving():
            money = {"currency": row.currency}
            return [
                _fact(row, "family_saving", item=row.kept, quantity=row.amount, attributes=money)
            ]
        case Disaster():
            return [_fact(row, "disaster", item=row.sort, day=row.struck_on)]
        case PovertyCard():
            return [_fact(row, "poverty_card", item=row.level)]
    return []


def trip_facts(trip: Trip, *, with_children: bool) -> list[Fact]:
    """That a trip began and, if so, that it is over: its quantity is then taken away again."""
    item = _trip_item(trip, with_children=with_children)
    began = _fact(trip, "trip", item=item, day=trip.from_on)
    return [began] if trip.to_on is None else [began, _over(trip, item, trip.to_on)]


def trip_return_facts(row: TripReturn) -> list[Fact]:
    """That a trip ended which was open."""
    taken = row.trip.travellers.filter(taken_along=True).exists()
    item = _trip_item(row.trip, with_children=taken)
    return [_over(row.trip, item, row.returned_on)]


def _over(trip: Trip, item: str, day: datetime.date) -> Fact:
    return _fact(trip, "trip", item=f"{item}_over", day=day, quantity=-1)


def _trip_item(trip: Trip, *, with_children: bool) -> str:
    where = "inside" if trip.country == Country.KH else "abroad"
    return f"{where}_with_children" if with_children else where


def _fact(
    row: Circumstance,
    kind: str,
    *,
    item: str = "",
    day: datetime.date | None = None,
    quantity: Any = 1,
    attributes: dict[str, Any] | None = None,
) -> Fact:
    person_id = getattr(row, "person_id", None)
    return Fact(
        kind=kind,
        subject_kind="person" if person_id else "household",
        subject_id=person_id or row.household_id,
        household_id=row.household_id,
        village_id=row.village_id,
        organisation_id=row.steward_id,
        day=day or row.told_on,
        quantity=quantity,
        item=item,
        attributes=attributes,
    )
