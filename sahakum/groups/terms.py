"""The terms of a loan out of the rules of its day: what is frozen on it."""

import calendar
import datetime
from typing import Any

from sahakum.groups.models import Bylaws
from sahakum.lending.calendar import due_days
from sahakum.lending.reading import read_terms
from sahakum.lending.terms import Terms
from sahakum.lib.dates import add_months

Day = datetime.date
# A loan given later in a season than so many days before its harvest falls due at the next one.
LEAST_SEASON = 60
PRACTICE: dict[str, Any] = {"prepayment": "amount", "pay_off": "period"}


def terms_said(bylaws: Bylaws, *, principal: int, on: Day) -> dict[str, Any]:
    """The terms, as ``docs/lending.md`` describes them, of a loan given on a day."""
    return {
        "principal": principal,
        "commodity": bylaws.fund.commodity_id,
        "disbursed_on": on.isoformat(),
        "method": bylaws.method,
        "amortisation": bylaws.amortisation,
        "rate": f"{bylaws.rate.normalize():f}" if bylaws.rate else "0",
        "rate_period": bylaws.rate_period,
        "multiple": bylaws.multiple,
        "rounding": {"rest": "last"},
    } | _days(bylaws, on)


def _days(bylaws: Bylaws, on: Day) -> dict[str, Any]:
    if bylaws.unit == Bylaws.Unit.HARVEST:
        days = harvests(bylaws.harvest_month or 12, on=on, number=bylaws.instalments)
        said: dict[str, Any] = {"due_on": [day.isoformat() for day in days]}
        return said if bylaws.rate_period == "period" or not bylaws.rate else said | {"by": "day"}
    first = _first(bylaws, on).isoformat()
    steps = {"every": bylaws.every, "unit": bylaws.unit}
    return steps | {"number": bylaws.instalments, "first_due_on": first}


def _first(bylaws: Bylaws, on: Day) -> Day:
    if bylaws.unit == Bylaws.Unit.MONTH:
        return add_months(on, bylaws.every)
    return on + datetime.timedelta(weeks=bylaws.every)


def harvests(month: int, *, on: Day, number: int) -> tuple[Day, ...]:
    """The last days of the next harvests, each the last of its month, far enough from a day."""
    end = _end_of(on.year, month)
    while (end - on).days < LEAST_SEASON:
        end = _end_of(end.year + 1, month)
    first_of_month = end.replace(day=1)
    days = due_days(first=first_of_month, number=number, every=12, unit="month")
    return tuple(_end_of(day.year, day.month) for day in days)


def _end_of(year: int, month: int) -> Day:
    return Day(year, month, calendar.monthrange(year, month)[1])


def read_bylaws(bylaws: Bylaws, *, on: Day) -> Terms:
    """The terms of a loan by some rules, of a thousand of the unit that people say.

    Raises:
        sahakum.lib.checked.TermsError: the rules do not go together.
    """
    principal = 1000 * bylaws.fund.commodity.per_unit
    return read_terms(terms_said(bylaws, principal=principal, on=on))
