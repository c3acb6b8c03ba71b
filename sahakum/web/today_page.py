"""What the page "today" shows: the next visit, the list, what is done, what needs attention."""

import datetime
from dataclasses import dataclass

from django.utils.translation import get_language

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.waiting import number_waiting
from sahakum.journal import clock
from sahakum.lib.khmer import group_digits
from sahakum.registry.models import Household
from sahakum.support import selectors as support
from sahakum.support.follow_ups import follow_ups_due
from sahakum.support.plan_selectors import tasks_due
from sahakum.support.selectors import Due
from sahakum.web import overdue_page, people, visit_rows
from sahakum.web.rows import Row, State

# Enrolled families without any visit fill up the list when it has room.
MOST_FIRST = 5


@dataclass(frozen=True, kw_only=True)
class Next:
    """The one thing to do now: a family, its state and since when it waits."""

    household: Household
    state: State
    last_visited_on: datetime.date | None


@dataclass(frozen=True, kw_only=True)
class Week:
    """Visits of this week: families visited, planned in all, and expected by today."""

    done: int
    planned: int
    expected: int

    @property
    def percent(self) -> int:
        """Share of the plan that is done, 0 to 100."""
        return round(100 * self.done / self.planned) if self.planned else 0

    @property
    def expected_percent(self) -> int:
        """Share of the plan that was expected by today, 0 to 100."""
        return round(100 * self.expected / self.planned) if self.planned else 100

    @property
    def tone(self) -> str:
        """Done when nothing planned is open."""
        return "ok" if self.planned and self.done >= self.planned else ""


@dataclass(frozen=True, kw_only=True)
class TodayPage:
    """The worker's day."""

    day: datetime.date
    name: str
    count: int
    next: Next | None
    rows: list[Row]
    done: list[Row]
    attention: int
    week: Week | None

    @property
    def shown(self) -> str:
        """The count in the reader's digits, with a plus where counting was broken off."""
        figure = group_digits(self.count, get_language() or "km")
        return f"{figure}+" if self.count >= support.MOST_COUNTED else figure


def of(user: User) -> TodayPage:
    """Today's page of a user."""
    day = clock.today()
    waiting = support.due_visits(user, on=day)
    unseen = support.first_visits(user)[:MOST_FIRST] if len(waiting) < support.MOST_LISTED else []
    visits = support.visited_between(user, first=day, last=day)[: support.MOST_LISTED]
    rows = [visit_rows.due(one) for one in waiting] + [visit_rows.first(one) for one in unseen]
    due = support.number_due(user, on=day)
    return TodayPage(
        day=day,
        name=people.given_name(user),
        count=due + len(unseen),
        next=_next(user, waiting, unseen),
        rows=(rows[1:] if user.may(permissions.RECORD_VISIT) else rows) + _also(user, day),
        done=[visit_rows.done(visit) for visit in visits],
        attention=number_waiting(user),
        week=_week(user, due, day) if due < support.MOST_COUNTED else None,
    )


def _also(user: User, day: datetime.date) -> list[Row]:
    """Families that left and are looked in on again, and tasks of plans that are due."""
    again = [visit_rows.follow_up(one) for one in follow_ups_due(user, on=day)]
    return again + [overdue_page.task_row(task) for task in tasks_due(user, on=day)]


def _next(user: User, waiting: list[Due], unseen: list[Household]) -> Next | None:
    if not user.may(permissions.RECORD_VISIT):
        return None
    if waiting:
        one = waiting[0]
        state = visit_rows.state_of(one.days_late)
        return Next(household=one.household, state=state, last_visited_on=one.last_visited_on)
    if unseen:
        return Next(household=unseen[0], state=visit_rows.first_state(), last_visited_on=None)
    return None


def _week(user: User, due: int, day: datetime.date) -> Week:
    done = support.number_visited(user, first=_monday(day), last=day)
    sunday = _monday(day) + datetime.timedelta(days=6)
    open_until_sunday = support.number_due(user, on=sunday)
    return Week(done=done, planned=done + open_until_sunday, expected=done + due)


def _monday(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.weekday())
