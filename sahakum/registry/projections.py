"""Compares what the registry derives (last days, sizes, villages, cards) with its records."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from sahakum.journal.verify import Finding
from sahakum.registry import merged
from sahakum.registry.choices import Poverty
from sahakum.registry.models import Departure, Household, HouseholdVersion, Membership, Person


def compare() -> Iterator[Finding]:
    """Yields every household or membership whose derived columns disagree with its records."""
    for membership in _wrong_memberships():
        yield Finding("wrong_projection", f"last day of membership {membership}")
    for household in _wrong_sizes():
        yield Finding("wrong_projection", f"number of members of household {household}")
    for household in _wrong_versions():
        yield Finding("wrong_projection", f"village or card of household {household}")
    for record in _wrong_merges():
        yield Finding("wrong_projection", f"what {record} is shown as")


def _wrong_memberships() -> Iterator[object]:
    departure = Departure.objects.filter(membership=OuterRef("pk"), voided_by__isnull=True)
    said = Membership.objects.annotate(said=Subquery(departure.values("left_on")[:1]))
    wrong = said.exclude(to_on=F("said")).exclude(to_on__isnull=True, said__isnull=True)
    yield from wrong.values_list("pk", flat=True).iterator()


def _wrong_sizes() -> Iterator[object]:
    living = Q(memberships__voided_by__isnull=True, memberships__to_on__isnull=True)
    # A merged family keeps the number it had; where others are shown as it, they count too.
    shown = set(Household.objects.filter(same_as__isnull=False).values_list("same_as", flat=True))
    families = Household.objects.filter(voided_by__isnull=True, same_as__isnull=True)
    counted = families.annotate(counted=Count("memberships", filter=living))
    wrong = counted.exclude(members=F("counted")).values_list("pk", flat=True)
    yield from (pk for pk in wrong.iterator() if pk not in shown and not _has_twins(pk))
    for household in families.filter(pk__in=shown | _homes_of_merged_people()):
        if household.members != merged.size_of(household.pk):
            yield household.pk


def _homes_of_merged_people() -> set[UUID]:
    people = Person.objects.filter(same_as__isnull=False)
    homes = Membership.objects.filter(person__in=people, voided_by__isnull=True)
    return set(homes.values_list("household_id", flat=True))


def _has_twins(household_id: UUID) -> bool:
    rows = Membership.objects.filter(household=household_id, person__same_as__isnull=False)
    return rows.exists()


def _wrong_merges() -> Iterator[object]:
    """Rows that are shown as another than their living merges say."""
    for model in (Household, Person):
        said = merged.roots_said(model)
        stored = dict(model.objects.filter(same_as__isnull=False).values_list("pk", "same_as"))
        yield from (pk for pk in said.keys() | stored.keys() if said.get(pk) != stored.get(pk))


def _wrong_versions() -> Iterator[object]:
    village = _newest("village_id", Q(village__isnull=False))
    poverty = _newest("poverty", ~Q(poverty=""))
    said = Household.objects.filter(voided_by__isnull=True).annotate(
        said_village=village, said_poverty=Coalesce(poverty, Value(Poverty.UNKNOWN.value))
    )
    right = Q(village_id=F("said_village"), poverty=F("said_poverty"))
    yield from said.exclude(right).values_list("pk", flat=True).iterator()


def _newest(attribute: str, says: Q) -> Subquery:
    versions = HouseholdVersion.objects.filter(household=OuterRef("pk"), voided_by__isnull=True)
    return Subquery(versions.filter(says).order_by("-from_on").values(attribute)[:1])
