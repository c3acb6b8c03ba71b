"""Laws of the journal: operations, positions, the chain, and what verify finds."""

import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from conftest import Take
from sahakum.accounts.models import User
from sahakum.journal import clock, triggers
from sahakum.journal.models import Fact, Installation, Operation, Seal
from sahakum.journal.sealing import last_position, seal, seal_soon
from sahakum.journal.selectors import position_known_on
from sahakum.journal.verify import Checkpoint, verify
from sahakum.lib.ids import uuid7
from sahakum.registry.models import Household, Membership
from sahakum.support.models import HomeVisit, VisitState


def codes(**options: Any) -> list[str]:
    return [finding.code for finding in verify(**options)]


@pytest.fixture
def three_visits(household_id: UUID, bopha: User, take: Take) -> list[UUID]:
    days = ("9/11/2026", "10/11/2026", "11/11/2026")
    said = {"household": str(household_id), "met": "nobody"}
    ids = [take("home_visit", said | {"visited_on": day}, by=bopha).id for day in days]
    assert seal() == 4
    return ids


def test_positions_are_consecutive_and_the_chain_holds(three_visits: list[UUID]) -> None:
    positions = list(Operation.objects.order_by("received_at").values_list("position", flat=True))
    assert positions == [1, 2, 3, 4]
    assert codes() == []


def test_sealing_again_changes_nothing(three_visits: list[UUID]) -> None:
    assert seal() == seal_soon() == last_position() == 4
    assert Seal.objects.count() == 1


def test_the_chain_goes_on_over_runs(
    three_visits: list[UUID], household_id: UUID, bopha: User, take: Take
) -> None:
    said = {"household": str(household_id), "met": "nobody", "visited_on": "12/11/2026"}
    take("home_visit", said, by=bopha)
    assert seal() == 5
    assert codes() == []


def test_an_edited_row_is_found(three_visits: list[UUID]) -> None:
    HomeVisit.objects.filter(pk=three_visits[1]).update(note="nicer")
    assert codes() == ["altered_row"]


def test_an_edited_fact_is_found(three_visits: list[UUID]) -> None:
    Fact.objects.filter(operation_id=three_visits[1]).update(quantity=2)
    assert codes() == ["altered_row"]


def test_a_deleted_row_is_found(three_visits: list[UUID]) -> None:
    HomeVisit.objects.filter(pk=three_visits[1]).delete()
    assert codes() == ["altered_row", "wrong_projection"]


def test_a_row_voided_behind_the_journals_back_is_found(three_visits: list[UUID]) -> None:
    HomeVisit.objects.filter(pk=three_visits[1]).update(voided_by_id=three_visits[0])
    assert codes() == ["false_voiding", "wrong_projection"]


def test_an_edited_operation_is_found(three_visits: list[UUID]) -> None:
    Operation.objects.filter(pk=three_visits[1]).update(actor_id=uuid7())
    assert codes() == ["broken_chain"]


def test_a_cut_tail_is_found(three_visits: list[UUID]) -> None:
    HomeVisit.objects.filter(pk=three_visits[2]).delete()
    Fact.objects.filter(operation_id=three_visits[2]).delete()
    Operation.objects.filter(pk=three_visits[2]).delete()
    assert codes() == ["cut_tail", "wrong_projection"]


def test_swapped_operations_are_found(three_visits: list[UUID]) -> None:
    first, second = Operation.objects.filter(pk__in=three_visits[:2]).order_by("position")
    places = (
        (first.position, bytes(first.hash or b"")),
        (second.position, bytes(second.hash or b"")),
    )
    Operation.objects.filter(pk=first.pk).update(position=99)
    Operation.objects.filter(pk=second.pk).update(position=places[0][0], hash=places[0][1])
    Operation.objects.filter(pk=first.pk).update(position=places[1][0], hash=places[1][1])
    assert "broken_chain" in codes()


def test_a_history_written_anew_is_found_by_a_checkpoint_from_outside(
    three_visits: list[UUID],
) -> None:
    seen = Checkpoint(4, bytes(Seal.objects.get().hash).hex())
    assert codes(checkpoint=seen) == []
    Operation.objects.update(position=None, hash=None, device="forged")
    Seal.objects.all().delete()
    seal()
    assert codes() == []
    assert codes(checkpoint=seen) == ["other_history"]


def test_no_row_can_be_added_to_a_sealed_operation(three_visits: list[UUID]) -> None:
    visit = HomeVisit.objects.get(pk=three_visits[0])
    visit.pk = uuid7()
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        visit.save(force_insert=True)


def test_no_row_can_be_stored_without_an_operation(three_visits: list[UUID]) -> None:
    visit = HomeVisit.objects.get(pk=three_visits[0])
    visit.pk, visit.operation_id = uuid7(), uuid7()
    with pytest.raises(IntegrityError), transaction.atomic():
        _save_and_check(visit)


def _save_and_check(visit: HomeVisit) -> None:
    visit.save(force_insert=True)
    connection.check_constraints()


@pytest.mark.django_db
def test_every_record_table_is_guarded() -> None:
    catalogue = "pg_trigger" if connection.vendor == "postgresql" else "sqlite_master"
    name = "tgname" if connection.vendor == "postgresql" else "name"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM {catalogue} WHERE {name} LIKE '%\\_sealed' ESCAPE '\\'")
        guarded = {row[0] for row in cursor.fetchall()}
    assert guarded == {f"{table}_sealed" for table in triggers.guarded_tables()}


def test_known_on_a_day_is_what_was_sealed_before_its_midnight(three_visits: list[UUID]) -> None:
    today = timezone.localdate()
    assert position_known_on(today) == 4
    assert position_known_on(today - datetime.timedelta(days=1)) == 0


@pytest.mark.django_db
def test_an_office_cannot_set_its_clock() -> None:
    with pytest.raises(PermissionError), clock.at(timezone.now()):
        pass
    with pytest.raises(IntegrityError), transaction.atomic():
        Installation.objects.create(demonstration=False, today=datetime.date(2026, 1, 1))


@pytest.mark.django_db
def test_a_demonstration_sets_its_day() -> None:
    Installation.objects.create(demonstration=True, today=datetime.date(2026, 11, 16))
    clock.forget()
    assert clock.today() == datetime.date(2026, 11, 16)
    moment = datetime.datetime(2020, 5, 4, 3, tzinfo=datetime.UTC)
    with clock.at(moment):
        assert (clock.now(), clock.today()) == (moment, datetime.date(2020, 5, 4))


def test_a_projection_that_was_edited_is_found(three_visits: list[UUID]) -> None:
    VisitState.objects.update(visits=7)
    Household.objects.update(members=1, poverty="none")
    assert codes() == ["wrong_projection"] * 3


def test_a_departure_that_was_ignored_is_found(
    three_visits: list[UUID], bopha: User, take: Take
) -> None:
    membership = Membership.objects.get(person__given_name="វិចិត្រ")
    left = {"membership": str(membership.pk), "left_on": "1/11/2026", "reason": "moved"}
    take("departure", left, by=bopha)
    assert codes() == []
    Membership.objects.filter(pk=membership.pk).update(to_on=None)
    assert codes() == ["wrong_projection"] * 2
