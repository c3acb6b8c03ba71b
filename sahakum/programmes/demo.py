"""The demonstration's part of programmes: two programmes, seven components, targets."""

import datetime
from typing import Any
from uuid import UUID

from sahakum.lib.chance import made_id
from sahakum.programmes import patterns
from sahakum.programmes.making import add_pattern
from sahakum.programmes.models import Programme

Content = dict[str, Any]

FAMILY_SUPPORT = "family_support"
COMMUNITY_LIVELIHOODS = "community_livelihoods"
OTHER_SUPPORT = "household_care"
SELF_HELP = "self_help"

# Our reading of "1,585 more planned this year": the programme year that has just begun, so that
# all 1,383 families were reached before it and 1,383 + 1,585 = 2,968 as published.
PLANNED_YEAR = (datetime.date(2026, 11, 1), datetime.date(2027, 10, 31))
CRITERIA = ("income", "rice", "debt", "school", "trips")
CALENDAR_YEAR = (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))


def add_programmes(*, organisation: str, other: str) -> None:
    """Stores the programmes of two organisations, named by their codes."""
    _add(FAMILY_SUPPORT, "ការគាំទ្រគ្រួសារ", "Family support", organisation, 2007)
    livelihoods = _add(
        COMMUNITY_LIVELIHOODS, "ជីវភាពសហគមន៍", "Community livelihoods", organisation, 2009
    )
    _add(OTHER_SUPPORT, "ការថែទាំគ្រួសារ", "Household care", other, 2015)
    add_pattern(livelihoods, patterns.COMMUNITY_LIVELIHOODS)


def add_self_help(*, organisation: str) -> None:
    """Stores the programme of an organisation that works with the self-help group of a village."""
    _add(SELF_HELP, "ក្រុមជួយខ្លួនឯងក្នុងភូមិ", "Self-help in the village", organisation, 2024)


def _add(code: str, name_km: str, name_en: str, organisation: str, year: int) -> Programme:
    return Programme.objects.create(
        id=made_id("programme", organisation, code),
        code=code,
        name_km=name_km,
        name_en=name_en,
        organisation_id=made_id("organisation", organisation),
        from_on=datetime.date(year, 1, 1),
    )


def enrolment(*, household: UUID, programme: str, from_on: datetime.date) -> Content:
    """The content of the kind ``enrolment``."""
    return {
        "household": str(household),
        "programme": programme,
        "from_on": from_on.isoformat(),
    }


def leaving(*, household: UUID, programme: str, left_on: datetime.date, reason: str) -> Content:
    """The content of the kind ``leaving``; who stands on its own feet meets every criterion."""
    content = {
        "household": str(household),
        "programme": programme,
        "left_on": left_on.isoformat(),
        "reason": reason,
    }
    if reason == "self_sufficient":
        content |= dict.fromkeys(CRITERIA, "met")
        content |= {f"{name}_by": "family" for name in CRITERIA}
    return content


def target(
    *,
    programme: str,
    indicator: str,
    value: int,
    period: tuple[datetime.date, datetime.date],
    sort: str = "total",
    place_id: int | None = None,
) -> Content:
    """The content of the kind ``target``; without a place it is of the whole programme."""
    content = {
        "programme": programme,
        "indicator": indicator,
        "from_on": period[0].isoformat(),
        "to_on": period[1].isoformat(),
        "value": value,
        "sort": sort,
    }
    return content if place_id is None else content | {"place": str(place_id)}
