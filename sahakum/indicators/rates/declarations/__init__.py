"""All rates, one readable file a theme."""

from sahakum.indicators.rates.declarations import animals, funds, grants, loans, meetings
from sahakum.indicators.rates.definitions import Rate

OF_GROUPS: tuple[Rate, ...] = (*loans.RATES, *funds.RATES, *meetings.RATES)
ALL: tuple[Rate, ...] = (*OF_GROUPS, *animals.RATES, *grants.RATES)
BY_CODE = {rate.code: rate for rate in ALL}
