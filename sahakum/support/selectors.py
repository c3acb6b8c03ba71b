"""Reads of support: who is due, who was visited."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from sahakum.accounts.models import User
from sahakum.places.models import Place
from sahakum.programmes.models import Enrolment
from sahakum.programmes.selectors import gone
from sahakum.registry.models import Household
from sahakum.support.models import HomeVisit, VisitState

MOST_LISTED = 25
# Nobody works through more; a page says "1,000+" for whoever watches over a country.
MOST_COUNTED = 1000


@dataclass(frozen=True)
class Due:
    """A family to visit: how many days late (0: due that day, negative: still to come)."""

    household: Household
    due_on: datetime.date
    days_late: int
    last_visited_on: datetime.date


def due_visits(user: User, *, on: datetime.date, area: Place | None = None) -> list[Due]:
    """Families due or overdue on a day, the latest first; at most ``MOST_LISTED``."""
    states = _due_states(user, on, area).select_related("household__village")
    return [_due(state, on) for state in states.order_by("next_due_on")[:MOST_LISTED]]


def overdue_visits(user: User, *, on: datetime.date, area: Place | None = None) -> list[Due]:
    """Families whose day has passed, the latest first; at most ``MOST_COUNTED``."""
    states = overdue_states(user, on=on, area=area).select_related("household")
    return [_due(state, on) for state in states]


def overdue_states(
    user: User, *, on: datetime.date, area: Place | None = None
) -> QuerySet[VisitState]:
    """States of families whose day has passed, the latest first; at most ``MOST_COUNTED``."""
    before = on - datetime.timedelta(days=1)
    return _due_states(user, before, area).order_by("next_due_on")[:MOST_COUNTED]


def in_area(area: Place | None) -> Q:
    """The condition under which a row's village lies in an area; without one, any."""
    return Q() if area is None else Q(village_id__gte=area.pk, village_id__lte=area.until)


def not_gone(household: str) -> Q:
    """The condition under which support goes on; ``household`` is the column with the id."""
    return ~gone(household)


def number_due(user: User, *, on: datetime.date) -> int:
    """How many families are due or overdue on a day; counts no further than ``MOST_COUNTED``."""
    return _due_states(user, on, None)[:MOST_COUNTED].count()


def number_visited(user: User, *, first: datetime.date, last: datetime.date) -> int:
    """How many families had their last visit between two days, up to ``MOST_COUNTED``."""
    states = VisitState.objects.visible_to(user).filter(last_visited_on__range=(first, last))
    return states[:MOST_COUNTED].count()


def first_visits(user: User) -> list[Household]:
    """Enrolled families that were never visited; at most ``MOST_LISTED``."""
    living = Enrolment.objects.filter(voided_by__isnull=True)
    own, merged = living.filter(household=OuterRef("pk")), OuterRef("pk")
    enrolled = Q(Exists(own)) | Q(Exists(living.filter(household__same_as=merged)))
    visited = VisitState.objects.filter(household=OuterRef("pk"))
    waiting = Household.objects.visible_to(user).filter(enrolled, ~Exists(visited), not_gone("pk"))
    found: QuerySet[Household] = waiting.select_related("village")
    return list(found[:MOST_LISTED])


def visited_between(
    user: User, *, first: datetime.date, last: datetime.date
) -> QuerySet[HomeVisit]:
    """Living visits to visible families between two days, newest first."""
    condition = user.sight.filter(village="village_id", steward="steward_id", record="household_id")
    visits = HomeVisit.objects.filter(
        condition, visited_on__range=(first, last), voided_by__isnull=True
    )
    return visits.select_related("household__village", "operation").order_by("-visited_on", "-id")


def visits_of(household: Household) -> QuerySet[HomeVisit]:
    """All visits to a family, voided ones too, newest first."""
    visits = HomeVisit.objects.filter(household__in=household.same_ids)
    found = visits.select_related("operation").prefetch_related("details")
    return found.order_by("-visited_on", "-id")


def _due_states(user: User, on: datetime.date, area: Place | None) -> QuerySet[VisitState]:
    due = VisitState.objects.visible_to(user).filter(next_due_on__lte=on)
    states: QuerySet[VisitState] = due.filter(not_gone("pk"), in_area(area))
    return states


def _due(state: VisitState, on: datetime.date) -> Due:
    return Due(
        household=state.household,
        due_on=state.next_due_on,
        days_late=(on - state.next_due_on).days,
        last_visited_on=state.last_visited_on,
    )
