"""States of visits in words: due today, so many days late, done."""

from django.utils.translation import gettext as _

from sahakum.registry.models import Household
from sahakum.support.follow_ups import FollowUp
from sahakum.support.models import HomeVisit
from sahakum.support.selectors import Due
from sahakum.web import rows_of, wording
from sahakum.web.rows import Row, State


def state_of(days_late: int) -> State:
    """Late, due today, or still to come."""
    if days_late > 0:
        return State(word=wording.days_late(days_late), icon="alert", tone="late")
    if days_late == 0:
        return State(word=_("Today"), icon="clock", tone="due")
    return State(word=wording.in_days(-days_late), icon="clock")


def due(one: Due) -> Row:
    """A family that waits for a visit."""
    return rows_of.family(one.household, state=state_of(one.days_late), because=_("Home visit"))


def follow_up(one: FollowUp) -> Row:
    """A family that left support and is looked in on again."""
    state = state_of(one.days_late)
    return rows_of.family(one.household, state=state, because=_("Visit after leaving"))


def first_state() -> State:
    """Nobody was there yet."""
    return State(word=_("First visit"), icon="clock", tone="due")


def first(household: Household) -> Row:
    """An enrolled family that nobody visited yet."""
    return rows_of.family(household, state=first_state(), because=_("Home visit"))


def done(visit: HomeVisit) -> Row:
    """A visit of today."""
    state = State(word=_("Done"), icon="check", tone="ok")
    row = rows_of.family(visit.household, state=state, because=_("Visited"))
    return Row(
        mark="check",
        mark_tone="ok",
        name=row.name,
        reason=row.reason,
        address=row.address,
        state=state,
        done=True,
    )
