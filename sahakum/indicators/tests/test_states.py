"""Figures by what is known last: how families stand, what is over; and what they never tell."""

import datetime
from dataclasses import replace
from uuid import UUID

import pytest

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.circumstances import selectors
from sahakum.circumstances.models import StoppedRule
from sahakum.circumstances.tests import said
from sahakum.indicators.declarations import indicator
from sahakum.indicators.definitions import Period, Split
from sahakum.indicators.reading.answering import answer
from sahakum.indicators.reading.questions import Cell, Line, Reading
from sahakum.indicators.receipts import receipt_of
from sahakum.indicators.tests.worlds import World, day
from sahakum.places.models import Place

pytestmark = pytest.mark.django_db

STOPPED, HIGH = "families_that_stopped_taking_children", "families_highly_vulnerable"
BACK = datetime.date(2025, 6, 10)
HIGH_BAND, LOW_BAND = {"band": "high"}, {"band": "low"}


def _reading(code: str, last: datetime.date, *, hidden: bool = False) -> Reading:
    declared = replace(indicator(code), sensitive=hidden)
    period = Period(first=datetime.date(2024, 1, 1), last=last)
    return Reading(lines=(Line(indicator=declared, period=period),))


def _total(code: str, last: datetime.date) -> int:
    return int(answer(_reading(code, last)).answers[0].total or 0)


@pytest.mark.parametrize(
    ("on", "count"),
    [(datetime.date(2026, 6, 9), 0), (datetime.date(2026, 6, 10), 1), (BACK, 0)],
)
def test_the_figure_of_families_that_stopped_says_what_the_list_says(
    on: datetime.date, count: int, household_id: UUID, bopha: User, take: Take
) -> None:
    assert take("trip", said.trip(household_id), by=bopha).word is Word.SAVED
    assert _total(STOPPED, on) == count
    assert len(selectors.stopped_taking_children(bopha, on=on)) == count


def test_who_is_away_again_or_came_back_lately_has_not_stopped(
    household_id: UUID, bopha: User, take: Take
) -> None:
    autumn = datetime.date(2026, 10, 31)
    take("trip", said.trip(household_id), by=bopha)
    take("trip", said.trip(household_id, children=[]) | {"from_on": "1/5/2026"}, by=bopha)
    assert _total(STOPPED, autumn) == 1
    again = take("trip", said.open_trip(household_id, from_on="1/5/2026"), by=bopha)
    assert _total(STOPPED, autumn) == 0
    back = {"household": str(household_id), "told_on": said.TOLD, "trip": str(again.id)}
    take("trip_return", back | {"returned_on": "1/9/2026", "how": "freely"}, by=bopha)
    assert _total(STOPPED, autumn) == 0


def test_another_setting_is_counted_by_at_once(household_id: UUID, bopha: User, take: Take) -> None:
    take("trip", said.trip(household_id), by=bopha)
    later = datetime.date(2026, 10, 1)
    assert _total(STOPPED, later) == 1
    StoppedRule.objects.create(from_on=datetime.date(2026, 1, 1), months=24, source="an office")
    assert _total(STOPPED, later) == 0


def test_the_last_result_decides_and_what_is_kept_apart_is_passed_over() -> None:
    world = World()
    home = world.household()
    result = {"kind": "assessment", "item": "social_economic"}
    world.happens(home, on=1, attributes=LOW_BAND, **result)
    assert _total(HIGH, day(9)) == 0
    world.happens(home, on=5, attributes=HIGH_BAND, **result)
    world.happens(home, on=3, attributes=LOW_BAND, **result)
    world.happens(home, on=7, attributes=None, **result)
    world.happens(home, on=8, attributes=LOW_BAND, kind="assessment", item="household_hunger")
    assert [_total(HIGH, day(last)) for last in (4, 5, 9)] == [0, 1, 1]
    world.happens(home, on=9, attributes=LOW_BAND, **result)
    assert _total(HIGH, day(9)) == 0


def test_the_receipt_of_a_sensitive_figure_names_no_family_and_no_village(
    dara: User, village: Place
) -> None:
    world = World(organisation=dara.organisation, villages=[village])
    for _ in range(10):
        home = world.household()
        world.happens(home, kind="assessment", item="social_economic", attributes=HIGH_BAND)
    shown = receipt_of(_reading(HIGH, day(9)), Cell(value=None), by=dara)
    assert (len(shown.page), len(shown.by_village)) == (10, 1)
    found = receipt_of(_reading(HIGH, day(9), hidden=True), Cell(value=None), by=dara)
    assert found.value == 10
    assert (found.records, found.outside) == (10, 0)
    assert (found.page, found.by_village) == ((), ())
    assert found.digest == shown.digest


def test_fewer_than_ten_families_are_not_told() -> None:
    world = World()
    for _ in range(9):
        home = world.household()
        world.happens(home, kind="assessment", item="social_economic", attributes=HIGH_BAND)
    asked = _reading(HIGH, day(9), hidden=True)
    by_village = replace(asked.lines[0], splits=frozenset({Split.VILLAGE}))
    found = answer(replace(asked, lines=(asked.lines[0], by_village))).answers
    assert [one.total for one in found] == [None, None]
    assert [cell.value for one in found for cell in one.cells] == [None, None]
