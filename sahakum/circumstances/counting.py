"""What is counted in the histories of some families, for figures that were published of one."""

from collections.abc import Iterable
from uuid import UUID

from sahakum.circumstances.models import Absence, TripReturn

# How many months pass between two times at home; feasts have no such number.
MONTHS_OF_RHYTHM = {
    Absence.Rhythm.MONTHLY: 1,
    Absence.Rhythm.TWO_MONTHS: 2,
    Absence.Rhythm.YEARLY: 12,
}


def longest_detention(households: Iterable[UUID]) -> tuple[int, int]:
    """The longest detention at the end of a trip, in months, and of how many it is the longest."""
    returns = TripReturn.objects.filter(
        trip__household__in=list(households),
        trip__voided_by__isnull=True,
        voided_by__isnull=True,
        detention_months__gt=0,
    )
    months = [one or 0 for one in returns.values_list("detention_months", flat=True)]
    return max(months, default=0), len(months)


def months_between_visits(households: Iterable[UUID]) -> tuple[int, int]:
    """After how many months members who are away come home at the latest, and how many they are."""
    away = Absence.objects.filter(
        household__in=list(households),
        voided_by__isnull=True,
        to_on__isnull=True,
        rhythm__in=MONTHS_OF_RHYTHM,
    )
    rhythms = list(away.values_list("rhythm", flat=True))
    months = [MONTHS_OF_RHYTHM[Absence.Rhythm(rhythm)] for rhythm in rhythms]
    return max(months, default=0), len(months)
