"""Pairs to look at in an area: people who may be one, and families registered twice.

Who lives in a family that the reader may not see is left out, as is what somebody said to be two.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from sahakum.accounts.models import User
from sahakum.places.models import Place
from sahakum.registry.duplicate_settings import threshold_on
from sahakum.registry.likeness import REASONS, Reason, Somebody
from sahakum.registry.merging_models import Difference
from sahakum.registry.models import Household, Membership, Person
from sahakum.registry.pairing import Pair, pairs_among

# More people than these are looked at in smaller areas: a page has no time for them.
MOST_COMPARED = 12_000
MOST_PROPOSED = 30
# Families of whom so many members are alike are proposed as one.
ALIKE_MEMBERS = 2


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Two people (``sort`` "person") or two families ("household"), and why they may be one.

    ``apart`` says that two people live in two families: they cannot be merged before that is so.
    """

    sort: str
    one: UUID
    other: UUID
    points: int
    reasons: tuple[Reason, ...]
    apart: bool = False
    members: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proposals:
    """What an area holds; ``too_many``: its people are too many to be compared at once."""

    found: Sequence[Proposal] = ()
    too_many: bool = False
    people: dict[UUID, Person] = field(default_factory=dict)
    families: dict[UUID, Household] = field(default_factory=dict)
    homes: dict[UUID, UUID] = field(default_factory=dict)


def proposals_in(user: User, area: Place) -> Proposals:
    """Pairs among the visible people of an area, the most alike first."""
    living = _living(user, area)
    # Counted first: to read so many only to leave them would take longer than the rest.
    if living.order_by()[: MOST_COMPARED + 1].count() > MOST_COMPARED:
        return Proposals(too_many=True)
    rows = [_Row(*columns) for columns in living.values_list(*_COLUMNS)]
    homes = {row.person: row.merged_into or row.household for row in rows}
    stewards = {row.person: row.steward for row in rows}
    everybody = [_somebody(row, homes[row.person]) for row in rows]
    pairs = [
        pair
        for pair in pairs_among(everybody, threshold=threshold_on())
        if stewards[pair.one.id] == stewards[pair.other.id]
    ]
    said_two = _said_two()
    found = [
        one
        for one in [*_of_families(pairs, homes), *_of_people(pairs, homes)]
        if frozenset((one.one, one.other)) not in said_two
    ]
    found.sort(key=lambda one: (-one.points, one.sort, one.one, one.other))
    return _with_records(found[:MOST_PROPOSED], homes)


class _Row(NamedTuple):
    """What is read of a member: plain columns, since thousands are compared on one page."""

    person: UUID
    household: UUID
    merged_into: UUID | None
    steward: UUID
    family_name: str
    given_name: str
    latin: str
    sex: str
    born_on: datetime.date | None
    born_precision: str
    village: int
    commune: int | None
    phone: str


_COLUMNS = (
    "person_id",
    "household_id",
    "household__same_as",
    "person__steward_id",
    "person__family_name",
    "person__given_name",
    "person__latin_name",
    "person__sex",
    "person__born_on",
    "person__born_precision",
    "household__village_id",
    "household__village__parent_id",
    "household__phone",
)


def _living(user: User, area: Place) -> QuerySet[Membership]:
    seen = Household.objects.visible_to(user, merged=True).filter(
        village_id__gte=area.pk, village_id__lte=area.until
    )
    rows: QuerySet[Membership] = Membership.objects.filter(
        Q(household__in=seen),
        voided_by__isnull=True,
        to_on__isnull=True,
        person__same_as__isnull=True,
    )
    return rows.order_by("pk")


def _somebody(row: _Row, home: UUID) -> Somebody:
    return Somebody(
        id=row.person,
        name=f"{row.family_name} {row.given_name}",
        latin=row.latin,
        sex=row.sex,
        born_on=row.born_on,
        born_precision=row.born_precision,
        village=row.village,
        commune=row.commune or row.village,
        household=home,
        phone=row.phone,
    )


def _said_two() -> set[frozenset[UUID]]:
    living = Difference.objects.filter(voided_by__isnull=True)
    pairs = [*living.values_list("person_id", "other_person_id")]
    pairs += living.values_list("household_id", "other_household_id")
    return {frozenset((one, other)) for one, other in pairs if one and other}


def _by_homes(
    pairs: Iterable[Pair], homes: dict[UUID, UUID]
) -> dict[tuple[UUID, UUID], list[Pair]]:
    found: dict[tuple[UUID, UUID], list[Pair]] = defaultdict(list)
    for pair in pairs:
        first, second = sorted((homes[pair.one.id], homes[pair.other.id]))
        found[first, second].append(pair)
    return found


def _is_one_family(pairs: Sequence[Pair]) -> bool:
    same_phone = any("same_phone" in pair.likeness.reasons for pair in pairs)
    return len(pairs) >= ALIKE_MEMBERS or same_phone


def _of_families(pairs: Sequence[Pair], homes: dict[UUID, UUID]) -> Iterable[Proposal]:
    for (one, other), inside in _by_homes(pairs, homes).items():
        if one != other and _is_one_family(inside):
            codes = dict.fromkeys(code for pair in inside for code in pair.likeness.reasons)
            yield Proposal(
                sort="household",
                one=one,
                other=other,
                points=max(pair.likeness.points for pair in inside) + len(inside),
                reasons=tuple(REASONS[code] for code in codes),
                members=tuple((pair.one.name, pair.other.name) for pair in inside),
            )


def _of_people(pairs: Sequence[Pair], homes: dict[UUID, UUID]) -> Iterable[Proposal]:
    for (one, other), inside in _by_homes(pairs, homes).items():
        # Families that seem to be one are settled first, then their people.
        if one != other and _is_one_family(inside):
            continue
        for pair in inside:
            yield Proposal(
                sort="person",
                one=pair.one.id,
                other=pair.other.id,
                points=pair.likeness.points,
                reasons=tuple(pair.likeness.words),
                apart=one != other,
            )


def _with_records(found: Sequence[Proposal], homes: dict[UUID, UUID]) -> Proposals:
    ids = {pk for one in found for pk in (one.one, one.other)}
    families = ids | {homes[pk] for pk in ids if pk in homes}
    return Proposals(
        found=found,
        people=Person.objects.in_bulk(list(ids & homes.keys())),
        families=Household.objects.in_bulk(list(families)),
        homes=homes,
    )
