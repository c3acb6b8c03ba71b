"""Receipts: the records behind a number, within the viewer's sight."""

from decimal import Decimal

import pytest

from sahakum.accounts.models import Post, User
from sahakum.indicators.declarations import indicator
from sahakum.indicators.definitions import Period
from sahakum.indicators.reading.questions import Cell, Line, Reading
from sahakum.indicators.receipts import Receipt, receipt_of
from sahakum.indicators.tests.worlds import World, day, wrong

pytestmark = pytest.mark.django_db


def _reading(code: str, world: World) -> Reading:
    period = Period(first=day(0), last=day(99))
    line = Line(indicator=indicator(code), period=period)
    return Reading(lines=(line,), organisation=world.organisation.pk)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def viewer(world: World) -> User:
    """Somebody who sees only the first village."""
    user = User(username="v", name_km="ក", name_en="V", organisation=world.organisation)
    user.set_unusable_password()
    user.save()
    Post.objects.create(user=user, role="supervisor", area=world.villages[0], from_on=day(-900))
    return user


def _receipt(code: str, world: World, viewer: User, **attributes: object) -> Receipt:
    cell = Cell(value=None, **attributes)  # type: ignore[arg-type]
    return receipt_of(_reading(code, world), cell, by=viewer)


def test_records_within_sight_are_listed_and_the_rest_counted(world: World, viewer: User) -> None:
    home, far = world.household(), world.household(village=1)
    done = [world.happens(home, on=n) for n in range(3)]
    wrong(done[0])
    world.happens(far, on=5, village=1)
    found = _receipt("home_visits", world, viewer)
    assert (found.value, found.records, found.voided, found.outside) == (Decimal(3), 3, 1, 1)
    assert [one.operation for one in found.page] == [done[2].pk, done[1].pk]
    assert [one.household for one in found.page] == [home, home]
    assert found.by_village == ((world.villages[0].pk, 2), (world.villages[1].pk, 1))


def test_the_digest_changes_with_the_records_only(world: World, viewer: User) -> None:
    home = world.household()
    world.happens(home)
    first = _receipt("home_visits", world, viewer)
    again = _receipt("families_visited", world, viewer)
    world.happens(home)
    later = _receipt("home_visits", world, viewer)
    assert first.digest == again.digest
    assert later.digest != first.digest
    assert later.known_at > first.known_at


def test_a_village_cell_shows_all_records_of_its_families(world: World, viewer: User) -> None:
    home = world.household()
    world.happens(home, on=1, village=1)
    world.happens(home, on=2, village=0)
    village = world.villages[0].pk
    found = _receipt("families_visited", world, viewer, village=village)
    assert (found.value, found.records) == (Decimal(1), 2)
    found = _receipt("home_visits", world, viewer, village=village)
    assert (found.value, found.records) == (Decimal(1), 1)


def test_people_lead_to_the_visits_that_reached_them(world: World, viewer: User) -> None:
    home, other = world.household(), world.household()
    girl, man = world.person("female", day(-3000)), world.person("male", day(-9000))
    world.joins(home, girl, 0)
    world.joins(home, man, 10)
    world.happens(home, on=5)
    world.happens(home, on=20)
    world.happens(other, on=20)
    found = _receipt("people_in_visited_families", world, viewer, sex="male")
    assert (found.value, found.records) == (Decimal(1), 1)
    found = _receipt("people_in_visited_families", world, viewer, sex="female", age_band="5-9")
    assert (found.value, found.records) == (Decimal(1), 2)
