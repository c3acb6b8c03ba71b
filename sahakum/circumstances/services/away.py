"""Writes about those who are away: trips, absences, remittances, carers."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.capture.locking import lock_living
from sahakum.circumstances import texts
from sahakum.circumstances.facts import trip_facts, trip_return_facts
from sahakum.circumstances.models import (
    Absence,
    AbsenceEnd,
    Carer,
    Traveller,
    Trip,
    TripReturn,
)
from sahakum.circumstances.services.base import begin, entry, row_of
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.registry.locking import lock_living_households


def record_trips(said: Sequence[Said], *, by: User) -> None:
    """Stores trips with who went, and the return where they are back."""
    begin(said, by=by)
    commit([_trip(one) for one in said])


def _trip(said: Said) -> Entry:
    answers = dict(said.answers)
    members, children = answers.pop("members"), answers.pop("children")
    returned = {name: answers.pop(name) for name in ("returned_on", "how", "detention_months")}
    trip = row_of(Trip, answers | {"to_on": returned["returned_on"]}, said)
    travellers = [
        Traveller(trip=trip, person_id=one.person_id, taken_along=one in children)
        for one in [*members, *children]
    ]
    rows: list[Record] = [trip, *travellers]
    if returned["returned_on"]:
        rows.append(TripReturn(trip=trip, **returned))
    said.operation.touched = [str(trip.household_id)]
    facts = trip_facts(trip, with_children=bool(children))
    return Entry(operation=said.operation, rows=rows, facts=facts)


def record_trip_returns(said: Sequence[Said], *, by: User) -> None:
    """Ends trips that were still open.

    Raises:
        Refusal: a trip was voided or ended meanwhile.
    """
    begin(said, by=by)
    _refuse_gone(Trip, [one.answers["trip"] for one in said], "trip", texts.RETURNED_BEFORE)
    commit([_trip_return(one) for one in said])
    for one in said:
        refresh_trip(one.answers["trip"])


def _trip_return(said: Said) -> Entry:
    trip, answers = said.answers["trip"], said.answers
    row = TripReturn(
        trip=trip,
        returned_on=answers["returned_on"],
        how=answers["how"],
        detention_months=answers["detention_months"],
        note=answers["note"],
    )
    said.operation.touched = [str(trip.household_id)]
    return Entry(operation=said.operation, rows=[row], facts=trip_return_facts(row))


def _refuse_gone(
    model: type[Trip] | type[Absence], rows: Sequence[Any], field: str, sentence: Any
) -> None:
    lock_living(rows, field=field)
    ended = model.objects.filter(pk__in=[row.pk for row in rows], to_on__isnull=False)
    if ended.exists():
        raise Refusal({field: [str(sentence)]})


def record_absences(said: Sequence[Said], *, by: User) -> None:
    """Stores absences, and their end where the member is back.

    Raises:
        Refusal: the member lives elsewhere at that time already.
    """
    begin(said, by=by)
    # One after the other: the next absence of a member looks at the one before.
    for one in said:
        commit([_absence(one)])


def _absence(said: Said) -> Entry:
    answers = dict(said.answers)
    returned_on = answers.pop("returned_on")
    absence = row_of(Absence, answers | {"to_on": returned_on}, said)
    _refuse_overlap(absence, "from_on")
    end = [AbsenceEnd(absence=absence, returned_on=returned_on)] if returned_on else []
    return entry(said, absence, *end)


def _refuse_overlap(absence: Absence, field: str) -> None:
    others = Absence.objects.filter(person_id=absence.person_id, voided_by__isnull=True)
    # The day of coming home and that of leaving again may be the same.
    later = Q(to_on__isnull=True) | Q(to_on__gt=absence.from_on)
    overlapping = others.exclude(pk=absence.pk).filter(later)
    if absence.to_on is not None:
        overlapping = overlapping.filter(from_on__lt=absence.to_on)
    if overlapping.exists():
        name = absence.person.name
        raise Refusal({field: [str(texts.LIVES_ELSEWHERE) % {"name": name}]})


def record_absence_ends(said: Sequence[Said], *, by: User) -> None:
    """Ends absences that were still open.

    Raises:
        Refusal: an absence was voided or ended meanwhile.
    """
    begin(said, by=by)
    absences = [one.answers["absence"] for one in said]
    _refuse_gone(Absence, absences, "absence", texts.HOME_BEFORE)
    commit([_absence_end(one) for one in said])
    for absence in absences:
        refresh_absence(absence)


def _absence_end(said: Said) -> Entry:
    absence = said.answers["absence"]
    row = AbsenceEnd(absence=absence, returned_on=said.answers["returned_on"])
    said.operation.touched = [str(absence.household_id), str(absence.person_id)]
    return Entry(operation=said.operation, rows=[row])


def record_carers(said: Sequence[Said], *, by: User) -> None:
    """Stores who looks after children left behind."""
    begin(said, by=by)
    commit([entry(one, _carer(one)) for one in said])


def _carer(said: Said) -> Carer:
    answers = dict(said.answers)
    member, kin = answers.pop("carer"), answers.pop("kin")
    carer = member.person if member else kin
    return row_of(Carer, answers | {"carer": carer}, said)


def refresh_trip(trip: Trip) -> None:
    """Derives the last day of a trip from its living return."""
    living = TripReturn.objects.filter(trip=trip, voided_by__isnull=True).first()
    Trip.objects.filter(pk=trip.pk).update(to_on=living.returned_on if living else None)


def refresh_absence(absence: Absence) -> None:
    """Derives the last day of an absence from its living end."""
    living = AbsenceEnd.objects.filter(absence=absence, voided_by__isnull=True).first()
    Absence.objects.filter(pk=absence.pk).update(to_on=living.returned_on if living else None)


def after_void(rows: Sequence[Record]) -> None:
    """Opens trips and absences again whose end was voided.

    Raises:
        Refusal: the member went away again since then.
    """
    for row in rows:
        if isinstance(row, TripReturn):
            refresh_trip(row.trip)
        if isinstance(row, AbsenceEnd):
            _reopen(row.absence)


def _reopen(absence: Absence) -> None:
    lock_living_households([absence.household], field="operation")
    still = Absence.objects.filter(pk=absence.pk, voided_by__isnull=True).first()
    if still is not None:
        still.to_on = None
        _refuse_overlap(still, "")
    refresh_absence(absence)
