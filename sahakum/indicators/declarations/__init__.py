"""All declarations, one readable file a theme.

A theme has a file, and not a programme: offices make programmes of their own, and the same figures
serve them all. What is counted by programme says so (``of_programme``).
"""

from sahakum.indicators.declarations import (
    animals,
    assets,
    bands,
    children,
    deliveries,
    enrolment,
    grants,
    groups,
    plans,
    trainings,
    visits,
)
from sahakum.indicators.definitions import Indicator

ALL: tuple[Indicator, ...] = (
    *enrolment.INDICATORS,
    *visits.INDICATORS,
    *plans.INDICATORS,
    *bands.INDICATORS,
    *children.INDICATORS,
    *deliveries.INDICATORS,
    *assets.INDICATORS,
    *groups.INDICATORS,
    *animals.INDICATORS,
    *grants.INDICATORS,
    *trainings.INDICATORS,
)
BY_CODE = {indicator.code: indicator for indicator in ALL}


def indicator(code: str) -> Indicator:
    """The declaration of a code.

    Raises:
        KeyError: there is none.
    """
    return BY_CODE[code]
