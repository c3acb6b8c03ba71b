"""The questions of the bench, and the query somebody would write by hand for one of them."""

import datetime
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from sahakum.indicators.declarations import ALL, BY_CODE
from sahakum.indicators.definitions import Area, Period, Split, Unit
from sahakum.indicators.reading.questions import Line, Reading

YEAR = Period(first=datetime.date(2025, 1, 1), last=datetime.date(2025, 12, 31))
FIGURES = 40
CODES = [one.code for one in ALL if one.unit is not Unit.PERSONS]


def all_cells(organisation: UUID, programme: UUID, area: Area | None = None) -> Reading:
    """Every indicator of families, goods and visits, by village."""
    lines = [_line(code, YEAR, {Split.VILLAGE}) for code in CODES]
    asked = Reading(lines=tuple(lines), organisation=organisation, programme=programme)
    return replace(asked, area=area) if area else asked


def one_figure(organisation: UUID, area: Area | None = None) -> Reading:
    """Home visits of a year: one number."""
    asked = Reading(lines=(_line("home_visits", YEAR, set()),), organisation=organisation)
    return replace(asked, area=area) if area else asked


def forty_figures(organisation: UUID, programme: UUID) -> Reading:
    """A report of exactly forty lines: all indicators of a year and as many of the year before as
    there is room for, families by village, people by sex and age; months for charts."""
    years = [YEAR, Period(first=datetime.date(2024, 1, 1), last=datetime.date(2024, 12, 31))]
    lines = [_line(one.code, year, set()) for year in years for one in ALL][: FIGURES - 1]
    lines[0] = _line("families_enrolled", YEAR, {Split.VILLAGE})
    people = {Split.SEX, Split.AGE_BAND}
    lines.append(_line("people_in_enrolled_families", YEAR, people))
    while len(lines) < FIGURES:
        lines.append(_line("families_enrolled", _month(len(lines)), set()))
    return Reading(lines=tuple(lines), organisation=organisation, programme=programme)


def _month(number: int) -> Period:
    first = datetime.date(2024 + number % 24 // 12, number % 12 + 1, 1)
    return Period(first=first, last=first + datetime.timedelta(days=27))


def _line(code: str, period: Period, splits: set[Split]) -> Line:
    return Line(indicator=BY_CODE[code], period=period, splits=frozenset(splits))


def by_hand(facts: Path, voidings: Path) -> str:
    """The cells of ``all_cells`` as one would write the query for one compact file."""
    return f"""
        WITH living AS MATERIALIZED (
            SELECT kind, CASE WHEN kind = 'delivery' THEN item END AS item, household, village_id,
                count(*) AS records, sum(quantity) AS quantity,
                max((day - DATE '1900-01-01')::BIGINT * 1099511627776 + position) AS last
            FROM '{facts}' facts
            WHERE day <= DATE '2025-12-31' AND (kind <> 'home_visit' OR day >= DATE '2025-01-01')
                AND NOT EXISTS (SELECT 1 FROM '{voidings}' v WHERE v.voided = facts.position)
            GROUP BY ALL),
        families AS (
            SELECT kind, item, household, arg_max(village_id, last) AS village_id
            FROM living GROUP BY ALL)
        SELECT kind, item, village_id, count(*) AS families, NULL, NULL FROM families GROUP BY ALL
        UNION ALL
        SELECT kind, item, village_id, NULL, sum(records), sum(quantity) FROM living GROUP BY ALL
        """
