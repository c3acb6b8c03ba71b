"""The smallest world, told through the door: it is lawful, and the same every time."""

import datetime
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import QuerySet, Sum
from pytest_django.plugin import DjangoDbBlocker

from sahakum.accounts.models import User
from sahakum.assessments.models import RecordedAnswer
from sahakum.assistance.models import Delivery
from sahakum.capture.holding import held_for
from sahakum.demonstration import command, worlds
from sahakum.demonstration.days import TODAY
from sahakum.demonstration.sayings import batches
from sahakum.demonstration.telling import sayings
from sahakum.journal import clock
from sahakum.journal.digests import digest_of_said
from sahakum.journal.models import Operation, Voiding
from sahakum.journal.selectors import position_known_on
from sahakum.journal.verify import verify
from sahakum.programmes.models import Component, Enrolment, Programme
from sahakum.registry.models import Household, Person
from sahakum.support import selectors

Digests = dict[UUID, bytes]
FIRST_FAMILY = ("feb08e3d-915f-5bff-b204-2309f83c38d8", "រ័ត្ន ដារ៉ា")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, object]]:
    """One world for all tests of this file, taken back at their end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield command.load(size="village")
        transaction.set_rollback(True)


def _digests() -> Digests:
    return {one.id: bytes(one.said_digest) for one in _said()}


def _said() -> QuerySet[Operation]:
    """What was said; not what bound answers of an assessment recorded in their own place."""
    recorded = RecordedAnswer.objects.values("recorded")
    return Operation.objects.exclude(pk__in=recorded)


def test_all_of_it_is_lawful(told: dict[str, object]) -> None:
    assert list(verify()) == []
    assert told["operations"] == _said().count()


def test_the_same_is_said_every_time(told: dict[str, object]) -> None:
    world = worlds.WORLDS["village"]
    places = {spot.key: Household.objects.get(code="FV00001").village_id for spot in world.spots}
    again = {
        one.id: digest_of_said(kind=one.kind, content=one.submission().content)
        for batch in batches(sayings(world, places))
        for one in batch.sayings
        if not one.held
    }
    assert again == _digests()


def test_ids_and_names_stay_what_they_were(told: dict[str, object]) -> None:
    first = Household.objects.get(code="FV00001")
    assert (str(first.id), first.name) == FIRST_FAMILY


def test_a_database_in_use_is_left_alone(told: dict[str, object]) -> None:
    before = _digests()
    with pytest.raises(command.DatabaseInUseError, match="needs an empty one"):
        command.load(size="village")
    assert _digests() == before


def test_the_day_is_the_one_it_is_set_to(told: dict[str, object]) -> None:
    assert clock.today() == TODAY
    assert clock.now().astimezone(datetime.UTC).year == TODAY.year


def test_what_was_known_grows_with_the_years(told: dict[str, object]) -> None:
    days = [datetime.date(year, 12, 31) for year in (2022, 2023, 2024, 2025, 2026)]
    positions = [position_known_on(day) for day in days]
    assert positions == sorted(set(positions))
    assert positions[-1] == Operation.objects.count()


def test_figures_come_out_of_records(told: dict[str, object]) -> None:
    world = worlds.WORLDS["village"]
    enrolled = Enrolment.objects.filter(programme__code="family_support")
    assert enrolled.count() == world.reached[2026]
    living = Delivery.objects.filter(voided_by__isnull=True)
    filters = living.filter(good="water_filter").values("household").distinct()
    assert filters.count() == world.reached[2026] + world.neighbours
    nets = living.filter(good="mosquito_net").aggregate(nets=Sum("quantity"))
    assert nets["nets"] == 2 * world.netted
    assert living.filter(good="garden_seeds").count() == world.seeded


def test_the_office_has_its_slips(told: dict[str, object]) -> None:
    assert Voiding.objects.count() == 2
    assert held_for(User.objects.get(username="bopha")).count() == 1


def test_the_day_has_work_done_due_and_overdue(told: dict[str, object]) -> None:
    bopha = User.objects.get(username="bopha")
    late = [due.days_late for due in selectors.due_visits(bopha, on=TODAY)]
    assert 0 in late
    assert max(late) > 0
    assert selectors.visited_between(bopha, first=TODAY, last=TODAY).exists()
    assert selectors.first_visits(bopha)


def test_two_organisations_work_in_one_village(told: dict[str, object]) -> None:
    bopha, chantha = (User.objects.get(username=name) for name in ("bopha", "chantha"))
    hers = Household.objects.visible_to(bopha)
    others = Household.objects.visible_to(chantha)
    assert not hers.filter(pk__in=others).exists()
    assert set(others.values_list("village")) <= set(hers.values_list("village"))


def test_everybody_shown_can_sign_in(told: dict[str, object]) -> None:
    shown = command.sign_ins()
    assert [one.username for one in shown][:2] == ["bopha", "dara"]
    assert all(
        User.objects.get(username=one.username).check_password(one.password) for one in shown
    )
    assert not User.objects.get(username="sreymom").has_usable_password()


def test_nobody_has_a_telephone_number_of_somebody(told: dict[str, object]) -> None:
    numbers = Household.objects.exclude(phone="").values_list("phone", flat=True)
    assert all(number.startswith("000") for number in numbers)


def test_families_are_of_two_to_eight(told: dict[str, object]) -> None:
    sizes = set(Household.objects.values_list("members", flat=True))
    assert sizes <= set(range(2, 9))
    assert Person.objects.filter(born_precision="year").exists()


def test_the_community_programme_has_seven_components(told: dict[str, object]) -> None:
    programme = Programme.objects.get(code="community_livelihoods")
    assert Component.objects.filter(programme=programme).count() == 7
