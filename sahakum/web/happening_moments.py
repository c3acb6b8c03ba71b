"""Births, joinings, heads and departures in the time line of a family."""

import datetime
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from sahakum.registry import selectors as registry
from sahakum.registry.choices import Relation
from sahakum.registry.models import Departure, Household, Membership
from sahakum.web import people
from sahakum.web.moments import Moment


def of(household: Household, told: Iterable[Membership], most: int) -> list[Moment]:
    """What happened among the members of a family, the newest of each sort.

    ``told`` are all its memberships, the newest first.
    """
    joined = registry.joined_later(told)[:most]
    left = list(registry.departures_from(household)[:most])
    names = people.names_of(row.operation.actor_id for row in [*joined, *left])
    began = [
        _moment(row, row.from_on, heading, names) for row in joined if (heading := _beginning(row))
    ]
    return [*began, *_ended(left, names)]


def _beginning(row: Membership) -> str:
    name = {"name": row.person.name}
    if row.operation.kind == "birth":
        return _("%(name)s was born") % name
    if row.operation.kind == "joining":
        return _("%(name)s joined the family") % name
    # Of those who go on as other members only the new head is told of.
    return _("%(name)s is head of the family") % name if row.relation == Relation.HEAD else ""


def _ended(left: list[Departure], names: dict[UUID, str]) -> Iterator[Moment]:
    for row in left:
        name = {"name": row.membership.person.name}
        died = row.reason == Departure.Reason.DIED
        heading = _("%(name)s died") % name if died else _("%(name)s left the family") % name
        why = [] if died else [str(row.get_reason_display())]
        yield _moment(row, row.left_on, heading, names, why)


def _moment(
    row: Membership | Departure,
    day: datetime.date,
    heading: str,
    names: dict[UUID, str],
    sentences: list[str] | None = None,
) -> Moment:
    return Moment(
        day=day,
        mark="people",
        tone="",
        who=names.get(row.operation.actor_id, ""),
        heading=heading,
        sentences=sentences or [],
        record_id=row.operation_id,
        voided=row.voided_by_id is not None,
    )
