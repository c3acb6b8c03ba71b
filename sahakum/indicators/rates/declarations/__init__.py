"""All rates, one readable file a theme."""

from sahakum.indicators.rates.declarations import animals, funds, grants, loans, meetings
from sahakum.indicators.rates.definitions import Rate

OF_GROUPS: tuple[Rate, ...] = (*loans.RATES, *funds.RATES, *meetings.RATES)
# What can be asked of one group: facts name none, so both sides are read from records.
OF_ONE_GROUP: tuple[Rate, ...] = (
    *(rate for rate in OF_GROUPS if rate.of_records),
    *meetings.ATTENDANCE_OF_ONE,
)
ALL: tuple[Rate, ...] = (*OF_GROUPS, *animals.RATES, *grants.RATES)
BY_CODE = {rate.code: rate for rate in ALL}
