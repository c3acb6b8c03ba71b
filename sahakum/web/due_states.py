"""How one instalment of a loan stands, in words: on the page of the loan and in a passbook."""

import datetime

from django.utils.translation import gettext as _

from sahakum.lending.account import Dues
from sahakum.lending.courses import Course
from sahakum.web import wording
from sahakum.web.rows import State


def state_of_due(row: Dues, course: Course, today: datetime.date) -> State | None:
    """Paid, or late; nothing while it is not due. Of a loan that was given up nothing is late."""
    if not row.unpaid():
        return State(word=_("Paid"), icon="check", tone="ok")
    if course.written_off:
        return State(word=_("given up"), icon="close")
    if row.due_on < today:
        late = wording.days_late((today - row.due_on).days)
        return State(word=late, icon="alert", tone="late")
    return None
