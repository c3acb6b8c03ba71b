"""What an amount comes to in a month, by a stated method.

A day's amount is multiplied by the days of a month, a week's by its weeks; a season's is divided by
its months and a year's by twelve. For each source, all amounts of the last day on which that source
was told count together. Amounts of different currencies stay apart.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from sahakum.circumstances.models import Income, MonthlyMethod, Period, Spending

MONTHS_A_YEAR = 12
CENT = Decimal("0.01")
Totals = dict[str, Decimal]


def monthly(amount: Decimal, period: str, method: MonthlyMethod) -> Decimal:
    """An amount of a period as an amount of a month, to two places, half a cent upwards."""
    exact = {
        Period.DAY: amount * method.days_a_month,
        Period.WEEK: amount * method.weeks_a_month,
        Period.MONTH: amount,
        Period.SEASON: amount / method.months_a_season,
        Period.YEAR: amount / MONTHS_A_YEAR,
    }
    return exact[Period(period)].quantize(CENT, rounding=ROUND_HALF_UP)


def totals(rows: Iterable[Income | Spending], method: MonthlyMethod) -> Totals:
    """The monthly sum of what counts, by currency."""
    found: Totals = {}
    for row in counting(rows):
        month = monthly(row.amount, row.period, method)
        found[row.currency] = found.get(row.currency, Decimal(0)) + month
    return found


def counting(rows: Iterable[Income | Spending]) -> list[Income | Spending]:
    """For each source or purpose the amounts of the last day on which it was told."""
    known = list(rows)
    last: dict[object, object] = {}
    for row in sorted(known, key=lambda row: row.told_on):
        last[_source(row)] = row.told_on
    return [row for row in known if last[_source(row)] == row.told_on]


def _source(row: Income | Spending) -> tuple[object, ...]:
    if isinstance(row, Income):
        return row.source, row.own_produce
    return (row.purpose,)
