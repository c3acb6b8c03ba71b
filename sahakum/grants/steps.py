"""What is next in a grant, since when or by when; lists and pages are ordered by it."""

import datetime
from dataclasses import dataclass
from enum import IntEnum

from sahakum.grants.courses import Course
from sahakum.grants.models import GrantDecision, GrantRhythm
from sahakum.lib.dates import add_months

Day = datetime.date
# Who asks a month too early has asked: a worker comes when the way leads there.
EARLY = datetime.timedelta(days=31)


class Step(IntEnum):
    """What is to be done next, the most pressing first."""

    PROVE = 1
    PAY_OUT = 2
    DECIDE = 3
    APPRAISE = 4
    WRITE_ANEW = 5
    FOLLOW_UP = 6
    CLOSE = 7
    DECLINED = 8
    CLOSED = 9


@dataclass(frozen=True, kw_only=True)
class Next:
    """The next step of a grant; ``due_on`` is the day by which, or since which it waits."""

    step: Step
    due_on: Day

    def days_late(self, on: Day) -> int:
        """How many days a proof or follow-up is late; 0 for what has no day."""
        late = (on - self.due_on).days
        return max(0, late) if self.step in (Step.PROVE, Step.FOLLOW_UP) else 0

    def order(self, on: Day) -> tuple[bool, int, Day]:
        """What is late comes first, then as the work goes; what waits longest first."""
        return not self.days_late(on), int(self.step), self.due_on


def next_of(course: Course, rhythm: GrantRhythm, *, on: Day) -> Next:
    """What is to be done next, as things stand on a day."""
    if course.closing is not None:
        return Next(step=Step.CLOSED, due_on=course.closing.closed_on)
    if course.decision is None:
        return _before_decision(course)
    if course.decision.outcome != GrantDecision.Outcome.GRANTED:
        declined = course.decision.outcome == GrantDecision.Outcome.DECLINED
        step = Step.DECLINED if declined else Step.WRITE_ANEW
        return Next(step=step, due_on=course.decision.decided_on)
    return _after_decision(course, course.decision, rhythm, on)


def _before_decision(course: Course) -> Next:
    if course.appraisal is None:
        return Next(step=Step.APPRAISE, due_on=course.application.applied_on)
    return Next(step=Step.DECIDE, due_on=course.appraisal.appraised_on)


def _after_decision(course: Course, decision: GrantDecision, rhythm: GrantRhythm, on: Day) -> Next:
    proof_on = proof_due(course, rhythm)
    is_late = proof_on is not None and proof_on < on
    if course.paid < course.granted and not is_late:
        waits_since = course.payouts[-1].paid_on if course.payouts else decision.decided_on
        return Next(step=Step.PAY_OUT, due_on=waits_since)
    if proof_on is not None:
        return Next(step=Step.PROVE, due_on=proof_on)
    asked = follow_up_due(course, rhythm)
    if asked is not None:
        return Next(step=Step.FOLLOW_UP, due_on=asked)
    return Next(step=Step.CLOSE, due_on=_last(course))


def _last(course: Course) -> Day:
    return course.last_on(*course.events) or course.application.applied_on


def proof_due(course: Course, rhythm: GrantRhythm) -> Day | None:
    """By when the oldest part that is not proven is to be proven; none when all is."""
    since = course.unproven_since
    return since + datetime.timedelta(days=rhythm.proof_days) if since else None


def follow_ups_due(course: Course, rhythm: GrantRhythm) -> list[Day]:
    """The days on which the family is asked how it goes on; none before anything was paid out."""
    if not course.payouts:
        return []
    first = course.payouts[0].paid_on
    return [add_months(first, months) for months in rhythm.months]


def follow_up_due(course: Course, rhythm: GrantRhythm) -> Day | None:
    """The first of these days for which nobody has asked."""
    asked = course.follow_ups[-1].asked_on if course.follow_ups else Day.min
    return next((day for day in follow_ups_due(course, rhythm) if day - EARLY > asked), None)


def rhythm_on(day: Day) -> GrantRhythm:
    """What is due when, by the setting of a day."""
    return GrantRhythm.objects.filter(from_on__lte=day).latest("from_on")
