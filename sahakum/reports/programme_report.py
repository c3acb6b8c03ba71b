"""The report of one programme: what was reached against what was promised."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice

from django.utils.functional import Promise

from sahakum.indicators.declarations import BY_CODE
from sahakum.indicators.definitions import Indicator, Period, Split
from sahakum.indicators.reading.answering import answer
from sahakum.indicators.reading.questions import Answer, Line, Reading
from sahakum.places.models import Place
from sahakum.programmes.models import Programme, Target
from sahakum.reports.figures import Figure, key_of
from sahakum.reports.shares import (
    PEOPLE,
    SEXES,
    PeopleRow,
    Shares,
    people_rows,
    share_lines,
    shares_of,
)
from sahakum.reports.targets import Goals, baselines, goals, range_of, targets_in

TILES = ("families_enrolled", "villages_enrolled", "families_with_water_filters")
ROWS = (
    "families_enrolled",
    "families_newly_enrolled",
    "families_in_programme_now",
    "families_left",
    "families_on_their_own_feet",
    "villages_enrolled",
    "families_visited",
    "home_visits",
    "families_assessed",
    "families_highly_vulnerable",
    "families_with_plans",
    "plan_tasks_done",
    "families_that_stopped_taking_children",
    "children_in_school",
    "children_who_left_school",
    "families_with_water_filters",
    "nets_delivered",
    "families_with_seeds",
    "families_with_sprinklers",
    "families_with_storage_containers",
    "families_with_home_gardens",
    "children_supported_in_school",
    "boreholes_built",
    "boreholes_repaired",
    "latrines_built",
    "families_served_by_assets",
    "direct_users",
    "indirect_users",
    "assets_working",
    "assets_in_all",
)
# Figures that are easily taken for one another: distinct people, contacts, new, without names.
FOUR = ("people_in_visited_families", "home_visits", "families_newly_enrolled", "indirect_users")
VILLAGE_COLUMNS = ("families_enrolled", "families_visited", "families_with_water_filters")
SERIES = "families_enrolled"
QUARTERS = 8
# Nobody reads a longer table; above it one chooses an area first.
MOST_VILLAGES = 100


@dataclass(frozen=True, kw_only=True)
class Row:
    """One indicator of the main table. Sexes are of the people in the families counted."""

    indicator: Indicator
    figure: Figure
    sexes: tuple[Figure, ...]

    @property
    def name(self) -> Promise:
        """The indicator's name in the reader's language."""
        return self.indicator.name


@dataclass(frozen=True, kw_only=True)
class VillageRow:
    """One village: a figure for each of ``ProgrammeReport.village_columns``."""

    village: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, kw_only=True)
class Point:
    """One point of the chart: what was reached by the end of a quarter."""

    period: Period
    figure: Figure


@dataclass(frozen=True, kw_only=True)
class ProgrammeReport:
    """Everything a page needs; every figure has a key for its receipt.

    ``places`` are the villages that take part, by id; ``villages`` has their figures where they
    are at most ``MOST_VILLAGES``.
    """

    programme: Programme
    period: Period
    area: Place | None
    position: int
    tiles: tuple[Row, ...]
    four: tuple[Row, ...]
    rows: tuple[Row, ...]
    village_columns: tuple[Indicator, ...]
    places: tuple[int, ...]
    villages: tuple[VillageRow, ...]
    people: tuple[PeopleRow, ...]
    shares: Shares
    series: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class _Answered:
    """Answers by code (of the period asked for), of the quarters, and before the targets."""

    position: int
    main: dict[str, Answer]
    people: dict[str, Answer]
    shares: Shares
    quarters: tuple[Answer, ...]
    goals: Goals


def draw_report(
    programme: Programme, period: Period, area: Place | None, *, known: int | None = None
) -> ProgrammeReport:
    """Draws the report for whoever may read it; all cells come from one pass over the facts."""
    found = _ask(programme, period, area, known)
    rows = {code: _row(code, found) for code in ROWS}
    places = _places(found)
    return ProgrammeReport(
        programme=programme,
        period=period,
        area=area,
        position=found.position,
        tiles=tuple(rows[code] for code in TILES),
        four=tuple(_row(code, found) for code in FOUR),
        rows=tuple(rows.values()),
        village_columns=tuple(BY_CODE[code] for code in VILLAGE_COLUMNS),
        places=places,
        villages=_villages(found, places) if len(places) <= MOST_VILLAGES else (),
        people=people_rows(found.people[PEOPLE]),
        shares=found.shares,
        series=_series(found),
    )


def reading_of(programme: Programme, area: Place | None, lines: tuple[Line, ...]) -> Reading:
    """Lines asked for a programme of its organisation in an area."""
    return Reading(
        lines=lines,
        area=range_of(area),
        organisation=programme.organisation_id,
        programme=programme.pk,
    )


def _ask(programme: Programme, period: Period, area: Place | None, known: int | None) -> _Answered:
    targets: list[Target] = targets_in(programme, area, period.last)
    quarters = [Line(indicator=BY_CODE[SERIES], period=one) for one in quarters_until(period.last)]
    groups = (
        _main_lines(period),
        _people_lines(period),
        share_lines(period),
        quarters,
        baselines(targets),
    )
    asked = reading_of(programme, area, tuple(chain.from_iterable(groups)))
    answered = answer(asked, known=known)
    answers = iter(answered.answers)
    main, people, split, of_quarters, reached = (
        tuple(islice(answers, len(group))) for group in groups
    )
    return _Answered(
        position=answered.position,
        main={one.line.indicator.code: one for one in main},
        people={one.line.indicator.code: one for one in people},
        shares=shares_of(split),
        quarters=of_quarters,
        goals=goals(targets, reached, area),
    )


def _main_lines(period: Period) -> list[Line]:
    found = [BY_CODE[code] for code in ROWS]
    return [
        Line(indicator=one, period=period, splits=one.splits & {Split.VILLAGE}) for one in found
    ]


def _people_lines(period: Period) -> list[Line]:
    """People in the families of a row by sex; of those enrolled also by age."""
    codes = [BY_CODE[code].people for code in ROWS if BY_CODE[code].people]
    by_age = {PEOPLE: frozenset({Split.SEX, Split.AGE_BAND})}
    by_sex = frozenset({Split.SEX})
    return [
        Line(indicator=BY_CODE[code], period=period, splits=by_age.get(code, by_sex))
        for code in codes
    ]


def _row(code: str, found: _Answered) -> Row:
    answered = found.main.get(code) or found.people[code]
    indicator = answered.line.indicator
    figure = Figure(key=key_of(answered.line), value=answered.total, target=found.goals.of(code))
    sexes = _sexes(found.people[indicator.people]) if indicator.people else ()
    return Row(indicator=indicator, figure=figure, sexes=sexes)


def _sexes(answered: Answer) -> tuple[Figure, ...]:
    sums = answered.by(Split.SEX)
    return tuple(
        Figure(key=key_of(answered.line, sex=sex), value=sums.get(sex, Decimal(0))) for sex in SEXES
    )


def _places(found: _Answered) -> tuple[int, ...]:
    served = {cell.village for code in VILLAGE_COLUMNS for cell in found.main[code].cells}
    promised = {village for _, village in found.goals.villages}
    return tuple(sorted(village for village in served | promised if village is not None))


def _villages(found: _Answered, places: Sequence[int]) -> tuple[VillageRow, ...]:
    columns = {code: found.main[code] for code in VILLAGE_COLUMNS}
    sums = {code: answered.by(Split.VILLAGE) for code, answered in columns.items()}
    return tuple(
        VillageRow(
            village=village,
            figures=tuple(
                Figure(
                    key=key_of(answered.line, village=village),
                    value=sums[code].get(village, Decimal(0)),
                    target=found.goals.of(code, village),
                )
                for code, answered in columns.items()
            ),
        )
        for village in places
    )


def _series(found: _Answered) -> tuple[Point, ...]:
    target = found.goals.of(SERIES)
    return tuple(
        Point(
            period=one.line.period,
            figure=Figure(key=key_of(one.line), value=one.total, target=target),
        )
        for one in found.quarters
    )


def quarters_until(last: datetime.date) -> list[Period]:
    """The last quarters up to a day; the final one ends on that day."""
    periods: list[Period] = []
    end = last
    for _ in range(QUARTERS):
        first = end.replace(month=(end.month - 1) // 3 * 3 + 1, day=1)
        periods.insert(0, Period(first=first, last=end))
        end = first - datetime.timedelta(days=1)
    return periods
