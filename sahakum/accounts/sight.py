"""What a user sees: id ranges of places, the organisation, and grants."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sahakum.accounts import models
from sahakum.journal import clock
from sahakum.journal.models import Record, record_models

WHOLE_COUNTRY = (0, 2_147_483_647)


@dataclass(frozen=True, kw_only=True)
class Sight:
    """The user's own places by steward, places seen by area alone, and the organisation.

    ``office_ranges`` are those of posts that see no families: an administrator's.
    A range is the first and last id that the place tree reserves for an area.
    """

    user_id: UUID
    organisation_id: UUID
    ranges: tuple[tuple[int, int], ...]
    area_ranges: tuple[tuple[int, int], ...]
    today: datetime.date
    office_ranges: tuple[tuple[int, int], ...] = ()

    def holds(self, village_id: int) -> bool:
        """Whether a village lies in any of the user's areas."""
        return _in_ranges(village_id, self.ranges + self.area_ranges)

    def covers(self, village_id: int, steward_id: UUID) -> bool:
        """Whether a row is visible without any grant."""
        own = steward_id == self.organisation_id and _in_ranges(village_id, self.ranges)
        return own or _in_ranges(village_id, self.area_ranges)

    def leads(self, column: str) -> Q:
        """The condition under which the area of a worker's post lies in the user's own."""
        return _within(column, self.ranges + self.area_ranges)

    def reaches(self, place_id: int) -> bool:
        """Whether a place lies in the area of any post, also of one that sees no families."""
        return _in_ranges(place_id, self._reach)

    @property
    def reaches_all(self) -> bool:
        """Whether one of the posts is for the whole country."""
        return WHOLE_COUNTRY in self._reach

    def reaching(self, column: str) -> Q:
        """The condition under which a row that tells of no person lies in the user's areas."""
        return _within(column, self._reach)

    @property
    def _reach(self) -> tuple[tuple[int, int], ...]:
        return self.ranges + self.area_ranges + self.office_ranges

    def filter(self, *, village: str, steward: str, record: str) -> Q:
        """The condition under which a row is visible; the names are of the row's columns."""
        by_steward = _within(village, self.ranges) & (
            Q(**{steward: self.organisation_id}) | self._granted(record)
        )
        return by_steward | _within(village, self.area_ranges)

    def grants(self) -> "QuerySet[models.Grant]":
        """Living grants to the user, a team of today or the organisation that hold today."""
        days = Q(from_on__lte=self.today) & (Q(to_on__isnull=True) | Q(to_on__gte=self.today))
        # A subquery and no list of teams, so that sight costs no query of its own.
        teams = models.TeamMembership.objects.filter(
            days, user_id=self.user_id, team__organisation_id=self.organisation_id
        )
        receiver = Q(organisation_id=self.organisation_id) | Q(user_id=self.user_id)
        receiver |= Q(team__in=teams.values("team"))
        return models.Grant.objects.filter(
            receiver, days, voided_by__isnull=True, ended_on__isnull=True
        )

    def _granted(self, record: str) -> Q:
        return Q(Exists(self.grants().filter(record_id=OuterRef(record))))


def sight_of(user: "models.User") -> Sight:
    """Computes what a user sees today, from the posts held today."""
    today = clock.today()
    own: list[tuple[int, int]] = []
    by_area: list[tuple[int, int]] = []
    offices: list[tuple[int, int]] = []
    for post in user.posts_today:
        target = by_area if post.kind.by_area else own if post.kind.sees_families else offices
        target.append((post.area.id, post.area.until) if post.area else WHOLE_COUNTRY)
    return Sight(
        user_id=user.id,
        organisation_id=user.organisation_id,
        ranges=tuple(own),
        area_ranges=tuple(by_area),
        today=today,
        office_ranges=tuple(offices),
    )


def sees_record(user: "models.User", record_id: UUID) -> bool:
    """Whether a user sees a living record that somebody stewards, of whatever kind it is."""
    condition = user.sight.filter(village="village_id", steward="steward_id", record="pk")
    return any(
        model._default_manager.filter(condition, pk=record_id, voided_by__isnull=True).exists()
        for model in record_models()
        if _is_stewarded(model)
    )


def unseen(user: "models.User", record_ids: Collection[UUID]) -> set[UUID]:
    """Which of these are living records that somebody stewards and the user does not see."""
    condition = user.sight.filter(village="village_id", steward="steward_id", record="pk")
    hidden: set[UUID] = set()
    for model in filter(_is_stewarded, record_models()):
        known = model._default_manager.filter(~condition, pk__in=record_ids, voided_by=None)
        hidden |= set(known.values_list("pk", flat=True))
    return hidden


def _is_stewarded(model: type[Record]) -> bool:
    columns = {field.attname for field in model._meta.concrete_fields}
    return {"village_id", "steward_id"} <= columns


def _in_ranges(village_id: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= village_id <= last for first, last in ranges)


def _within(column: str, ranges: tuple[tuple[int, int], ...]) -> Q:
    if WHOLE_COUNTRY in ranges:
        # A range that holds everything would only mislead the choice of an index.
        return ~Q(pk__in=[])
    condition = Q(pk__in=[])
    for first, last in ranges:
        condition |= Q(**{f"{column}__gte": first, f"{column}__lte": last})
    return condition
