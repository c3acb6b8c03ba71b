"""The terms of a loan out of the rules of its day: what is frozen on it."""

import calendar
import datetime
from decimal import Decimal
from typing import Any

from sahakum.groups.models import Bylaws
from sahakum.lending.calendar import due_days
from sahakum.lending.reading import read_terms
from sahakum.lending.reading_payments import read_practice
from sahakum.lending.terms import Terms
from sahakum.lib.dates import add_months

Day = datetime.date
ORDERS = {
    "fees_first": ("late_fee", "fee", "interest", "principal"),
    "interest_first": ("interest", "principal", "fee", "late_fee"),
    "principal_first": ("principal", "interest", "fee", "late_fee"),
}


def terms_said(
    bylaws: Bylaws, *, principal: int, on: Day, taken_over: bool = False
) -> dict[str, Any]:
    """The terms, as ``docs/lending.md`` describes them, of a loan given on a day.

    Of one that is taken over from a paper book the fees at the start are paid: it has none.
    """
    return {
        "principal": principal,
        "commodity": bylaws.fund.commodity_id,
        "disbursed_on": on.isoformat(),
        "method": bylaws.method,
        "amortisation": bylaws.amortisation,
        "rate": f"{bylaws.rate.normalize():f}" if bylaws.rate else "0",
        "rate_period": bylaws.rate_period,
        "multiple": bylaws.multiple,
        "rounding": _rounding(bylaws),
        "grace": _grace(bylaws),
        "fees": [fee for fee in _fees(bylaws) if not (taken_over and fee["at"] == "start")],
    } | _days(bylaws, on)


def practice_said(bylaws: Bylaws) -> dict[str, Any]:
    """How payments of a loan by some rules are taken, as ``docs/lending.md`` describes it."""
    practice: dict[str, Any] = {
        "order": list(ORDERS[bylaws.order]),
        "across": bylaws.across,
        "prepayment": bylaws.prepayment,
        "pay_off": bylaws.pay_off,
        "late_interest": bylaws.late_interest,
    }
    fee = _fee(int(bylaws.late_fee), bylaws.late_fee_percent)
    return practice | ({"late_fee": fee | {"after_days": bylaws.late_after_days}} if fee else {})


def _rounding(bylaws: Bylaws) -> dict[str, Any]:
    return {
        "unit": int(bylaws.rounding_unit),
        "mode": bylaws.rounding_mode,
        "rest": bylaws.rounding_rest,
        "interest": bylaws.rounding_interest,
        "segments": bylaws.rounding_segments,
    }


def _grace(bylaws: Bylaws) -> dict[str, int]:
    return {
        "principal": bylaws.grace_principal,
        "interest_payment": bylaws.grace_interest,
        "interest_free": bylaws.interest_free,
    }


def _fees(bylaws: Bylaws) -> list[dict[str, Any]]:
    said = (
        ("start", int(bylaws.start_fee), bylaws.start_fee_percent),
        ("each", int(bylaws.row_fee), bylaws.row_fee_percent),
    )
    fees = [(_fee(amount, percent), at) for at, amount, percent in said]
    return [fee | {"at": at} for fee, at in fees if fee]


def _fee(amount: int, percent: Decimal) -> dict[str, Any]:
    """An amount or a percentage; nothing where there is neither."""
    if percent:
        return {"percent": f"{percent.normalize():f}"}
    return {"amount": amount} if amount else {}


def _days(bylaws: Bylaws, on: Day) -> dict[str, Any]:
    if bylaws.unit == Bylaws.Unit.HARVEST:
        days = harvests(
            bylaws.harvest_month or 12,
            on=on,
            number=bylaws.instalments,
            least=bylaws.least_season_days,
        )
        said: dict[str, Any] = {"due_on": [day.isoformat() for day in days]}
        whole = bylaws.rate_period == "period" or not bylaws.rate
        return said | ({} if whole else _by(bylaws, "day"))
    first = _first(bylaws, on).isoformat()
    steps = {"every": bylaws.every, "unit": bylaws.unit} | _by(bylaws, bylaws.counting)
    return steps | {"number": bylaws.instalments, "first_due_on": first}


def _by(bylaws: Bylaws, by: str) -> dict[str, str]:
    return {"by": by, "day_count": bylaws.day_count}


def _first(bylaws: Bylaws, on: Day) -> Day:
    if bylaws.unit == Bylaws.Unit.MONTH:
        return add_months(on, bylaws.every)
    days = 7 if bylaws.unit == Bylaws.Unit.WEEK else 1
    return on + datetime.timedelta(days=days * bylaws.every)


def harvests(month: int, *, on: Day, number: int, least: int) -> tuple[Day, ...]:
    """The last days of the next harvests, each the last of its month.

    A loan given less than so many days before a harvest falls due at the next one.
    """
    end = _end_of(on.year, month)
    while (end - on).days < max(1, least):
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
    terms = read_terms(terms_said(bylaws, principal=principal, on=on))
    read_practice(practice_said(bylaws), terms)
    return terms


def yearly_rate(bylaws: Bylaws) -> Decimal | None:
    """The yearly rate, in percent, that the rate of some rules comes to; none for a season's."""
    times = {"month": 12, "year": 1}
    if bylaws.method == Bylaws.Method.NONE or bylaws.rate_period not in times:
        return None
    return bylaws.rate * times[bylaws.rate_period]
