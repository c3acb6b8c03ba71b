"""What fell due of a loan between two days, and what was paid of it.

Source: Sa-Dhan, "Core performance standards", current repayment rate: what was paid in the period
less prepayments, over what was due in it. Late fees are left out of both: they fall due on no day.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from sahakum.lending.account import Dues
from sahakum.lending.courses import Course

Day = datetime.date
AGREED = ("fee", "interest", "principal")


@dataclass(frozen=True, kw_only=True)
class Collected:
    """What fell due and was not paid before, what was paid, and what of the first by its day."""

    due: int
    paid: int
    on_time: int


def collected_of(
    course: Course, parts: tuple[str, ...] = AGREED, *, first: Day, last: Day
) -> Collected:
    """Some parts of a loan from one day to another.

    What is paid for rows of an earlier day counts as paid: it may be more than what was due. What
    falls due only after the last day is a prepayment, and lowers what is due then.
    """
    before = first - datetime.timedelta(days=1)
    due = paid = on_time = 0
    for row in _rows_until(course, last):
        earlier = row.paid_by(before, *parts)
        paid += row.paid_by(last, *parts) - earlier
        if row.due_on >= first:
            due += sum(row.due[part] for part in parts) - earlier
            on_time += row.paid_by(row.due_on, *parts) - earlier
    return Collected(due=due, paid=paid, on_time=on_time)


def _rows_until(course: Course, last: Day) -> Iterator[Dues]:
    """Rows that fell due; of a loan that was given up none of a later day."""
    ended = course.written_off
    until = min(last, ended.day) if ended else last
    # Row 0 is kept back from what is paid out, also of new terms: nobody pays it.
    return (row for row in course.service.all_rows if row.number and row.due_on <= until)
