"""Compares what the registry derives (last days, sizes, villages, cards) with its records."""

from collections.abc import Iterator

from django.db.models import Count, F, OuterRef, Q, Subquery

from sahakum.journal.verify import Finding
from sahakum.registry.models import Departure, Household, HouseholdVersion, Membership


def compare() -> Iterator[Finding]:
    """Yields every household or membership whose derived columns disagree with its records."""
    for membership in _wrong_memberships():
        yield Finding("wrong_projection", f"last day of membership {membership}")
    for household in _wrong_sizes():
        yield Finding("wrong_projection", f"number of members of household {household}")
    for household in _wrong_versions():
        yield Finding("wrong_projection", f"village or card of household {household}")


def _wrong_memberships() -> Iterator[object]:
    departure = Departure.objects.filter(membership=OuterRef("pk"), voided_by__isnull=True)
    said = Membership.objects.annotate(said=Subquery(departure.values("left_on")[:1]))
    wrong = said.exclude(to_on=F("said")).exclude(to_on__isnull=True, said__isnull=True)
    yield from wrong.values_list("pk", flat=True).iterator()


def _wrong_sizes() -> Iterator[object]:
    living = Q(memberships__voided_by__isnull=True, memberships__to_on__isnull=True)
    counted = Household.objects.filter(voided_by__isnull=True).annotate(
        counted=Count("memberships", filter=living)
    )
    yield from counted.exclude(members=F("counted")).values_list("pk", flat=True).iterator()


def _wrong_versions() -> Iterator[object]:
    newest = HouseholdVersion.objects.filter(
        household=OuterRef("pk"), voided_by__isnull=True
    ).order_by("-from_on", "-id")
    said = Household.objects.filter(voided_by__isnull=True).annotate(
        said_village=Subquery(newest.values("village_id")[:1]),
        said_poverty=Subquery(newest.values("poverty")[:1]),
    )
    right = Q(village_id=F("said_village"), poverty=F("said_poverty"))
    yield from said.exclude(right).values_list("pk", flat=True).iterator()
