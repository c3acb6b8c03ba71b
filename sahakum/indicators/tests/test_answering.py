"""Answers are as new as the last save, remembered while nothing newer fell into their area."""

import argparse
import json
import re
from pathlib import Path

import pytest

from sahakum.indicators import command
from sahakum.indicators.declarations import ALL, indicator
from sahakum.indicators.definitions import Area, Period, Split
from sahakum.indicators.rates.declarations import ALL as RATES
from sahakum.indicators.reading import answering
from sahakum.indicators.reading.answering import answer
from sahakum.indicators.reading.questions import Answers, Line, Reading
from sahakum.indicators.store import engine
from sahakum.indicators.store.compaction import AT
from sahakum.indicators.tests.worlds import World, day, store, wrong

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Positions for which an answer was drawn anew."""
    positions: list[int] = []
    draw = answering.draw

    def counting(reading: Reading, known: int) -> Answers:
        positions.append(known)
        return draw(reading, known)

    monkeypatch.setattr(answering, "draw", counting)
    return positions


def _visits(world: World, village: int) -> Reading:
    place = world.villages[village]
    line = Line(indicator=indicator("home_visits"), period=Period(first=day(0), last=day(99)))
    return Reading(lines=(line,), area=Area(first=place.pk, last=place.until))


def _total(reading: Reading) -> int:
    return int(answer(reading).answers[0].total or 0)


def test_a_saved_visit_is_counted_at_once_and_a_voided_one_no_more(world: World) -> None:
    home, reading = world.household(), _visits(world, 0)
    assert _total(reading) == 0
    done = world.happens(home)
    assert _total(reading) == 1
    wrong(done)
    assert _total(reading) == 0


@pytest.fixture(params=[engine.LARGE_ROWS, 1], ids=["in memory", "in files"])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether newest rows are kept in memory or read from their files."""
    monkeypatch.setattr(engine, "LARGE_ROWS", request.param)


def _reached(splits: frozenset[Split]) -> int:
    period = Period(first=day(0), last=day(99))
    line = Line(indicator=indicator("people_in_visited_families"), period=period, splits=splits)
    return _total(Reading(lines=(line,)))


WHOLE_AND_SPLIT = pytest.mark.parametrize("splits", [frozenset(), frozenset({Split.SEX})])


@WHOLE_AND_SPLIT
@pytest.mark.usefixtures("kept")
def test_who_joined_after_the_last_visit_was_not_reached(
    world: World, splits: frozenset[Split]
) -> None:
    home = world.household()
    world.joins(home, world.person("female", None), 0)
    world.happens(home, on=10)
    world.joins(home, world.person("male", None), 11)
    assert _reached(splits) == 1


@WHOLE_AND_SPLIT
@pytest.mark.usefixtures("kept")
def test_who_left_before_the_first_visit_was_not_reached(
    world: World, splits: frozenset[Split]
) -> None:
    home = world.household()
    world.joins(home, world.person("female", None), 0)
    world.leaves(world.joins(home, world.person("male", None), 0), 5)
    world.happens(home, on=10)
    assert _reached(splits) == 1


@WHOLE_AND_SPLIT
@pytest.mark.usefixtures("kept")
def test_who_moved_between_two_visited_families_was_reached_once(
    world: World, splits: frozenset[Split]
) -> None:
    person, first, second = world.person("male", None), world.household(), world.household()
    world.leaves(world.joins(first, person, 0), 5)
    world.joins(second, person, 5)
    world.happens(first, on=3)
    world.happens(second, on=10)
    assert _reached(splits) == 1


def test_a_visit_elsewhere_leaves_the_remembered_answer(world: World, drawn: list[int]) -> None:
    home, reading = world.household(), _visits(world, 0)
    world.happens(home)
    first = answer(reading)
    world.happens(home, village=1)
    second = answer(reading)
    assert second.position > first.position
    assert second.answers == first.answers
    assert len(drawn) == 1
    world.happens(home)
    assert _total(reading) == 2
    assert len(drawn) == 2


def test_a_damaged_file_is_mended(world: World, own_store: Path) -> None:
    home, reading = world.household(), _visits(world, 0)
    world.happens(home)
    assert _total(reading) == 1
    for path in own_store.glob("facts-*.parquet"):
        path.write_bytes(b"damaged")
    for number in range(2, 2 + AT):
        world.happens(home)
        assert _total(reading) == number


def test_the_command_lists_every_indicator(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.happens(world.household(), kind="delivery", item="mosquito_net", quantity=3)
    assert command.run(argparse.Namespace(json=True, rebuild=True)) == 0
    found = {one["code"]: one for one in json.loads(capsys.readouterr().out)}
    assert set(found) == {one.code for one in ALL} | {one.code for one in RATES}
    assert found["nets_delivered"]["result"] == 3
    assert all(one["method"]["km"] and one["method"]["en"] for one in found.values())
    assert command.run(argparse.Namespace(json=False, rebuild=False)) == 0
    told = capsys.readouterr().out
    assert "nets_delivered" in told
    # Nobody keeps a group here: a rate says so with a dash.
    assert re.search(r"- +par30_riel", told)


@pytest.mark.parametrize("late", [False, True])
def test_a_version_that_says_nothing_of_an_attribute_hides_nothing(
    world: World, late: bool
) -> None:
    person, home = world.person("female", None), world.household()
    world.joins(home, person, 0)
    world.happens(home, on=20)
    disability = world.person_version(person, 5, "", None, "yes")
    sex = world.person_version(person, 10, "male", None, "")
    for version in (sex, disability) if late else (disability, sex):
        store(version)
    period = Period(first=day(0), last=day(99))
    splits = frozenset({Split.SEX, Split.DISABILITY})
    line = Line(indicator=indicator("people_in_visited_families"), period=period, splits=splits)
    cells = answer(Reading(lines=(line,))).answers[0].cells
    assert [(cell.sex, cell.disability) for cell in cells] == [("male", "yes")]
