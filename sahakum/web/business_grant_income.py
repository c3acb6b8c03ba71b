"""What a family earned before and after a grant, as it was told and stands with circumstances."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.circumstances.models import Income
from sahakum.circumstances.monthly import totals
from sahakum.circumstances.selectors import monthly_method, told_of
from sahakum.grants.courses import Course
from sahakum.web import circumstances_wording, wording

DAYS_A_MONTH = 30.44


@dataclass(frozen=True, kw_only=True)
class Earned:
    """The monthly income as it stood on a day on which the family told of it."""

    when: str
    told_on: datetime.date
    shown: str


def of(user: User, course: Course) -> list[Earned]:
    """The last income told before the first payout, then each day on which it was told again.

    Nothing for who may not see circumstances, and before anything was paid out.
    """
    if not course.payouts or not user.may(permissions.SEE_CIRCUMSTANCES):
        return []
    paid_on = course.payouts[0].paid_on
    rows = told_of(user, Income, course.grant.household)
    days = sorted({row.told_on for row in rows})
    before = [day for day in days if day <= paid_on][-1:]
    shown = before + [day for day in days if day > paid_on]
    return [_earned([row for row in rows if row.told_on <= day], day, paid_on) for day in shown]


def _earned(rows: list[Income], day: datetime.date, paid_on: datetime.date) -> Earned:
    sums = totals(rows, monthly_method(day))
    return Earned(when=_when(day, paid_on), told_on=day, shown=circumstances_wording.monthly(sums))


def _when(day: datetime.date, paid_on: datetime.date) -> str:
    if day <= paid_on:
        return _("Before")
    months = round((day - paid_on).days / DAYS_A_MONTH)
    counted = ngettext("After %(months)s month", "After %(months)s months", months)
    return counted % {"months": wording.number(months)}
