"""Compares the last days of trips and absences with what their ends say."""

from collections.abc import Iterator
from typing import Any

from sahakum.circumstances.models import Absence, AbsenceEnd, Trip, TripReturn
from sahakum.journal.verify import Finding


def compare() -> Iterator[Finding]:
    """Yields every trip and absence whose last day is not that of its living end."""
    returns = TripReturn.objects.filter(voided_by__isnull=True)
    trips = Trip.objects.filter(voided_by__isnull=True)
    yield from _wrong("trip", trips, dict(returns.values_list("trip_id", "returned_on")))
    ends = AbsenceEnd.objects.filter(voided_by__isnull=True)
    absences = Absence.objects.filter(voided_by__isnull=True)
    yield from _wrong("absence", absences, dict(ends.values_list("absence_id", "returned_on")))


def _wrong(name: str, rows: Any, said: dict[Any, Any]) -> Iterator[Finding]:
    for pk, to_on in rows.values_list("pk", "to_on").iterator():
        if to_on != said.get(pk):
            yield Finding("wrong_projection", f"last day of {name} {pk}")
