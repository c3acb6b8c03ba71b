"""Reads of circumstances; access is checked here, and missing looks like forbidden."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.http import Http404

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.circumstances.models import (
    Absence,
    Carer,
    Circumstance,
    Country,
    Debt,
    Income,
    MemberCircumstance,
    MonthlyMethod,
    Spending,
    StoppedRule,
    Traveller,
    Trip,
)
from sahakum.circumstances.monthly import Totals, totals
from sahakum.circumstances.stopped import Days, has_stopped
from sahakum.journal.services import log_view
from sahakum.places.models import Place
from sahakum.registry import merged
from sahakum.registry.models import Household, Person

MOST_LISTED = 200
Row = TypeVar("Row", bound=Circumstance)


def told_of(user: User, model: type[Row], household: Household) -> list[Row]:
    """Living rows about a family that the user may see, the last told first."""
    visible: QuerySet[Row] = model.objects.visible_to(user).filter(household__in=household.same_ids)
    found = visible.select_related("operation").order_by("-told_on", "-id")
    return list(found[:MOST_LISTED])


def carer_of(user: User, household: Household, person_id: UUID) -> Carer | None:
    """Who looks after a child now: the one since the last day, or nobody told of."""
    people = merged.with_merged(Person, [person_id])
    visible: QuerySet[Carer] = Carer.objects.visible_to(user)
    found = visible.filter(household__in=household.same_ids, person__in=people)
    return found.select_related("carer").order_by("-from_on", "-told_on", "-id").first()


def newest_told(
    user: User, household: Household, models: Mapping[str, type[Circumstance]]
) -> dict[str, list[Circumstance]]:
    """By kind the row that was told last, of each member where it is about one.

    One query finds which kinds were told of at all; only those are read.
    """
    families = _families_seen(user, household)
    if not families or not user.may(permissions.SEE_CIRCUMSTANCES):
        return {}
    parts = [_keys(kind, model, families) for kind, model in models.items()]
    told = parts[0].union(*parts[1:], all=True)
    newest: dict[tuple[str, UUID], UUID] = {}
    for kind, about, pk, _ in sorted(told, key=lambda row: (row[3], row[2])):
        newest[kind, about] = pk
    wanted: dict[str, list[UUID]] = {}
    for (kind, _about), pk in newest.items():
        wanted.setdefault(kind, []).append(pk)
    return {kind: _rows(models[kind], wanted[kind]) for kind in models if kind in wanted}


def _families_seen(user: User, household: Household) -> list[UUID]:
    # Looked at once for all kinds: to ask it in each part costs more than the rows.
    others = [pk for pk in household.same_ids if pk != household.pk]
    seen = Household.objects.seen_among(user, [household])
    if others:
        seen += Household.objects.visible_to(user, merged=True).filter(pk__in=others)
    return [one.pk for one in seen]


def _keys(kind: str, model: type[Circumstance], families: list[UUID]) -> Any:
    of_member = issubclass(model, MemberCircumstance)
    about = F("person_id") if of_member else F("household_id")
    living = model.objects.filter(household__in=families, voided_by__isnull=True)
    return living.order_by().values_list(Value(kind), about, "pk", "told_on")


def _rows(model: type[Circumstance], ids: list[UUID]) -> list[Circumstance]:
    found = model.objects.filter(pk__in=ids)
    if issubclass(model, MemberCircumstance):
        found = found.select_related("person")
    return list(found.order_by("-told_on", "-id"))


def opened_trips(user: User, household: Household) -> list[Trip]:
    """Trips of a family that the user needs to know of; the look is written down first."""
    log_view(actor_id=user.id, subject_kind="trips", subject_id=household.pk, page="trips")
    found = Trip.objects.visible_to(user).filter(household__in=household.same_ids)
    rows: QuerySet[Trip] = found.select_related("operation").prefetch_related(
        "travellers__person", "returns"
    )
    return list(rows.order_by("-from_on", "-id")[:MOST_LISTED])


def row_for(user: User, model: type[Row], row_id: UUID, *, page: str) -> Row:
    """One row with everything in it, numbers of papers too; the look is written down first.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    found: Row | None = model.objects.visible_to(user).filter(pk=row_id).first()
    if found is None:
        raise Http404
    log_view(actor_id=user.id, subject_kind="circumstance", subject_id=row_id, page=page)
    return found


def open_trips(user: User, household: Household) -> QuerySet[Trip]:
    """Trips from which nobody has returned yet."""
    found: QuerySet[Trip] = Trip.objects.visible_to(user)
    return found.filter(household__in=household.same_ids, to_on__isnull=True).order_by(
        "-from_on", "-id"
    )


def open_absences(user: User, household: Household) -> QuerySet[Absence]:
    """Absences that last."""
    found: QuerySet[Absence] = Absence.objects.visible_to(user)
    lasting = found.filter(household__in=household.same_ids, to_on__isnull=True)
    return lasting.select_related("person").order_by("-from_on", "-id")


def debts_of(user: User, household: Household) -> QuerySet[Debt]:
    """Debts of a family, the newest first."""
    found: QuerySet[Debt] = Debt.objects.visible_to(user)
    return found.filter(household__in=household.same_ids).order_by("-since_on", "-id")


def monthly_method(on: datetime.date) -> MonthlyMethod:
    """The method that holds on a day."""
    return MonthlyMethod.objects.filter(from_on__lte=on).latest("from_on")


def monthly_totals(
    user: User, model: type[Income] | type[Spending], household: Household, *, on: datetime.date
) -> Totals:
    """What comes in, or goes out, in a month, by currency; own produce counts as income."""
    rows: Iterable[Any] = told_of(user, model, household)
    told = [row for row in rows if row.told_on <= on]
    return totals(told, monthly_method(on))


def months_without_trips(on: datetime.date) -> int:
    """How many months without a trip with children make a family one that stopped, on a day."""
    return StoppedRule.objects.filter(from_on__lte=on).latest("from_on").months


def stopped_taking_children(
    user: User, *, on: datetime.date, area: Place | None = None
) -> list[Household]:
    """Families that took children across the border before and have stopped, as far as the user
    needs to know of their trips."""
    months = months_without_trips(on)
    trips = trips_abroad_with_children(user, area).values_list("household", "from_on", "to_on")
    by_family: dict[UUID, list[Days]] = {}
    for household_id, from_on, to_on in trips:
        by_family.setdefault(household_id, []).append((from_on, to_on))
    stopped = [pk for pk, days in by_family.items() if has_stopped(days, on=on, months=months)]
    found: QuerySet[Household] = Household.objects.visible_to(user).filter(pk__in=stopped)
    return list(found.select_related("village").order_by("sort_key", "pk"))


def trips_abroad_with_children(user: User, area: Place | None) -> QuerySet[Trip]:
    """Trips to another country on which a child was taken, as far as the user may know."""
    taken = Traveller.objects.filter(trip=OuterRef("pk"), taken_along=True, voided_by__isnull=True)
    trips: QuerySet[Trip] = Trip.objects.visible_to(user).exclude(country=Country.KH)
    if area is not None:
        trips = trips.filter(
            household__village_id__gte=area.pk, household__village_id__lte=area.until
        )
    return trips.filter(Exists(taken))
