"""Families that left support and are looked in on again, after the days of the leaving rule."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from sahakum.accounts.models import User
from sahakum.programmes.models import Leaving, LeavingReason, LeavingRule
from sahakum.programmes.selectors import leaving_rule_on
from sahakum.registry.models import Household
from sahakum.support.models import VisitState
from sahakum.support.selectors import MOST_COUNTED, MOST_LISTED

# A visit so many days before its day is the follow-up already.
EARLY_DAYS = 30


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """A family to look in on: since when that is due, and how many days late."""

    household: Household
    due_on: datetime.date
    days_late: int


def follow_ups_due(user: User, *, on: datetime.date) -> list[FollowUp]:
    """Follow-ups due on a day and not yet done by a visit, the oldest first.

    Whoever died is not looked in on. Of the first and the second only the later counts once it is
    due. Looks at the ``MOST_COUNTED`` newest leavings.
    """
    rule = leaving_rule_on(on)
    until = on - datetime.timedelta(days=rule.first_follow_up_days)
    leavings = Leaving.objects.visible_to(user).filter(left_on__lte=until)
    newest = leavings.exclude(reason=LeavingReason.DIED).select_related("household__village")
    found = list(newest.order_by("-left_on", "-id")[:MOST_COUNTED])
    return sorted(_waiting(found, rule, on), key=lambda one: one.due_on)[:MOST_LISTED]


def _waiting(leavings: list[Leaving], rule: LeavingRule, on: datetime.date) -> Iterator[FollowUp]:
    states = VisitState.objects.filter(pk__in={one.household_id for one in leavings})
    last = dict(states.values_list("pk", "last_visited_on"))
    seen = set()
    for leaving in leavings:
        due = _due_on(leaving, rule, on)
        visited = last.get(leaving.household_id)
        done = visited is not None and visited >= _earliest(due, leaving)
        if not done and leaving.household_id not in seen:
            yield FollowUp(household=leaving.household, due_on=due, days_late=(on - due).days)
        seen.add(leaving.household_id)


def _earliest(due: datetime.date, leaving: Leaving) -> datetime.date:
    """The first day on which a visit is the follow-up: never one before the family left."""
    early, day_after = due - datetime.timedelta(days=EARLY_DAYS), datetime.timedelta(days=1)
    return max(early, leaving.left_on + day_after)


def _due_on(leaving: Leaving, rule: LeavingRule, on: datetime.date) -> datetime.date:
    second = leaving.left_on + datetime.timedelta(days=rule.second_follow_up_days)
    first = leaving.left_on + datetime.timedelta(days=rule.first_follow_up_days)
    return second if second <= on else first
