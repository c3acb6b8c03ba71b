"""All rates, one readable file a theme."""

from sahakum.indicators.rates.declarations import funds, loans, meetings
from sahakum.indicators.rates.definitions import Rate

ALL: tuple[Rate, ...] = (*loans.RATES, *funds.RATES, *meetings.RATES)
BY_CODE = {rate.code: rate for rate in ALL}
