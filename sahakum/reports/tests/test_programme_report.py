"""The report of a programme: figures against targets, by village, sex and age, with receipts."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.indicators.definitions import Period
from sahakum.indicators.tests.worlds import World, store
from sahakum.programmes.models import Programme, Target
from sahakum.reports.figures import State
from sahakum.reports.programme_report import FOUR, ProgrammeReport, Row, quarters_until
from sahakum.reports.selectors import programme_report, receipt

pytestmark = pytest.mark.django_db

YEAR = Period(first=datetime.date(2026, 1, 1), last=datetime.date(2026, 12, 31))


@pytest.fixture
def world(vuthy: User) -> World:
    return World(organisation=vuthy.organisation)


@pytest.fixture
def report(world: World, vuthy: User, family_support: Programme) -> ProgrammeReport:
    """Two families of last year, one of this year, five more promised this year."""
    for number, on in enumerate((100, 200, 400)):
        home = world.household(village=number % 2, poverty="poor_1" if number else "none")
        for born in (datetime.date(2000, 1, 1), datetime.date(2020, 1, 1)):
            world.joins(home, world.person("female" if number else "male", born), 0)
        village = number % 2
        programme = family_support.pk
        world.happens(home, kind="enrolment", on=on, village=village, programme_id=programme)
        world.happens(home, on=on, village=village)
        world.happens(home, kind="asset_family", on=on, village=village)
    store(_target(family_support, 5, sort=Target.Sort.INCREASE))
    store(_target(family_support, 2, place=world.villages[0]))
    return programme_report(family_support, YEAR, by=vuthy)


def _target(programme: Programme, value: int, **changes: object) -> Target:
    return Target(
        programme=programme,
        indicator="families_enrolled",
        from_on=YEAR.first,
        to_on=YEAR.last,
        value=value,
        **changes,
    )


def _row(report: ProgrammeReport, code: str) -> Row:
    return next(row for row in report.rows if row.indicator.code == code)


def test_an_increase_adds_to_what_was_reached_before(report: ProgrammeReport) -> None:
    figure = _row(report, "families_enrolled").figure
    assert figure.value == 3
    assert (figure.target, figure.percent) == (7, 42)
    assert figure.state is State.LATE
    assert figure.difference == -4


def test_only_this_years_visits_count_this_year(report: ProgrammeReport) -> None:
    assert _row(report, "home_visits").figure.value == 1
    assert _row(report, "home_visits").figure.state is State.NONE


def test_villages_stand_against_their_targets(report: ProgrammeReport, world: World) -> None:
    assert [row.village for row in report.villages] == [v.pk for v in world.villages[:2]]
    figures = [row.figures[0] for row in report.villages]
    assert [one.value for one in figures] == [2, 1]
    assert [one.target for one in figures] == [2, None]
    assert figures[0].state is State.OK


def test_sexes_and_age_bands_add_up(report: ProgrammeReport) -> None:
    row = _row(report, "families_enrolled")
    assert [figure.value for figure in row.sexes] == [4, 2, 0]
    assert sum(one.total.value or Decimal(0) for one in report.people) == 6
    young = next(one for one in report.people if one.age_band == "5-9")
    assert [figure.value for figure in young.figures] == [2, 1, 0]


def test_people_of_a_row_stand_beside_it_also_where_they_have_a_row_of_their_own(
    report: ProgrammeReport,
) -> None:
    row = _row(report, "families_served_by_assets")
    assert row.figure.value == 3
    assert [figure.value for figure in row.sexes] == [4, 2, 0]
    assert _row(report, "direct_users").figure.value == 6


def test_four_figures_are_told_apart(report: ProgrammeReport) -> None:
    assert [row.indicator.code for row in report.four] == list(FOUR)
    assert [row.figure.value for row in report.four] == [2, 1, 1, 0]


def test_families_are_split_by_their_poverty_card(report: ProgrammeReport) -> None:
    poverty = [[figure.value for figure in part.figures] for part in report.shares.poverty]
    assert poverty == [[2, 1], [0, 0], [1, 0], [0, 0]]


def test_people_are_split_by_disability(report: ProgrammeReport) -> None:
    parts = [[figure.value for figure in part.figures] for part in report.shares.disability]
    assert parts == [[0, 0, 0], [4, 2, 0], [0, 0, 0]]


def test_the_series_ends_with_the_period(report: ProgrammeReport) -> None:
    assert report.series[-1].figure.value == 3
    assert [point.figure.value for point in report.series[:3]] == [0, 1, 2]
    assert report.series[-1].period.last == YEAR.last


def test_quarters_follow_each_other() -> None:
    quarters = quarters_until(datetime.date(2026, 11, 23))
    assert quarters[-1].first == datetime.date(2026, 10, 1)
    assert quarters[0].first == datetime.date(2025, 1, 1)
    assert quarters[-2].last == datetime.date(2026, 9, 30)


def test_every_figure_has_its_receipt(
    report: ProgrammeReport, vuthy: User, family_support: Programme
) -> None:
    figures = [row.figure for row in report.rows]
    figures += [figure for row in report.villages for figure in row.figures]
    figures += [figure for row in report.people for figure in (*row.figures, row.total)]
    figures += [row.figure for row in report.four]
    parts = (*report.shares.poverty, *report.shares.disability)
    figures += [figure for part in parts for figure in part.figures]
    for figure in figures:
        assert receipt(figure.key, family_support, by=vuthy).value == figure.value


def test_reports_are_for_those_who_may_read_them(
    family_support: Programme, bopha: User, chantha: User, vuthy: User
) -> None:
    with pytest.raises(PermissionDenied):
        programme_report(family_support, YEAR, by=bopha)
    with pytest.raises(PermissionDenied):
        receipt("home_visits.2026-01-01.2026-12-31", family_support, by=chantha)
    family_support.organisation = chantha.organisation
    with pytest.raises(Http404):
        programme_report(family_support, YEAR, by=vuthy)


@pytest.mark.parametrize("key", ["", "x.2026-01-01.2026-12-31", "home_visits.a.b", "home_visits"])
def test_a_key_of_nothing_is_not_found(key: str, family_support: Programme, vuthy: User) -> None:
    with pytest.raises(Http404):
        receipt(key, family_support, by=vuthy)
