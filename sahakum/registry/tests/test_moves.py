"""Moves: one residence at a time, days in order, and who goes where the family goes."""

from typing import Any
from uuid import UUID

import pytest

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.places.models import Place
from sahakum.registry.models import Household, Membership, Person
from sahakum.registry.selectors import households_in, members_of


@pytest.fixture
def child(household_id: UUID) -> Membership:
    """The daughter of the family that Bopha registered on 1 February."""
    return Membership.objects.get(household=household_id, person__given_name="ធីតា")


def joined(person: Person, village: Place, day: str) -> dict[str, Any]:
    """A new family in which a known person is the grandchild."""
    known = {"person": str(person.pk), "relation": "grandchild", "sex": "female"}
    members = [member("សុខ", "ចាន់", "head"), known]
    return family(village, members=members, registered_on=day)


def departure(membership: Membership, day: str) -> dict[str, str]:
    return {"membership": str(membership.pk), "left_on": day, "reason": "moved"}


def homes(person: Person) -> list[UUID]:
    living = Membership.objects.filter(person=person, voided_by=None, to_on=None)
    return list(living.values_list("household_id", flat=True))


def test_nobody_lives_in_two_families(
    child: Membership, bopha: User, neighbour_village: Place, take: Take
) -> None:
    answer = take("household", joined(child.person, neighbour_village, "2/3/2026"), by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert child.person.name in answer.sentences["members"][0]
    assert homes(child.person) == [child.household_id]
    assert Household.objects.count() == 1


@pytest.mark.parametrize(
    ("joined_on", "word"),
    [("1/3/2026", Word.NEEDS_ATTENTION), ("2/3/2026", Word.SAVED), ("9/3/2026", Word.SAVED)],
)
def test_who_left_joins_from_that_day_on(
    joined_on: str,
    word: Word,
    child: Membership,
    bopha: User,
    neighbour_village: Place,
    take: Take,
) -> None:
    assert take("departure", departure(child, "2/3/2026"), by=bopha).word is Word.SAVED
    answer = take("household", joined(child.person, neighbour_village, joined_on), by=bopha)
    assert answer.word is word
    assert homes(child.person) == ([answer.id] if word is Word.SAVED else [])


def test_a_departure_makes_the_family_smaller_and_its_voiding_larger_again(
    child: Membership, bopha: User, take: Take
) -> None:
    left = take("departure", departure(child, "2/3/2026"), by=bopha)
    household = Household.objects.get()
    assert (household.members, len(members_of(household))) == (2, 2)
    assert take("void", {"operation": str(left.id), "reason": "no"}, by=bopha).word is Word.SAVED
    household.refresh_from_db()
    assert (household.members, len(members_of(household))) == (3, 3)


def test_who_lives_elsewhere_by_now_does_not_come_back_by_a_voiding(
    child: Membership, bopha: User, neighbour_village: Place, take: Take
) -> None:
    left = take("departure", departure(child, "2/3/2026"), by=bopha)
    there = take("household", joined(child.person, neighbour_village, "3/3/2026"), by=bopha)
    answer = take("void", {"operation": str(left.id), "reason": "no"}, by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert homes(child.person) == [there.id]


@pytest.mark.parametrize("day", ["31/1/2026", "1/1/2026"])
def test_nobody_leaves_before_joining(day: str, child: Membership, bopha: User, take: Take) -> None:
    answer = take("departure", departure(child, day), by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert list(answer.sentences) == ["left_on"]


def test_nobody_leaves_twice(child: Membership, bopha: User, take: Take) -> None:
    assert take("departure", departure(child, "2/3/2026"), by=bopha).word is Word.SAVED
    again = take("departure", departure(child, "3/3/2026"), by=bopha)
    assert again.word is Word.NEEDS_ATTENTION
    child.refresh_from_db()
    assert str(child.to_on) == "2026-03-02"


def test_a_family_moves_with_its_living_members_only(
    child: Membership,
    household_id: UUID,
    bopha: User,
    village: Place,
    neighbour_village: Place,
    take: Take,
) -> None:
    assert take("departure", departure(child, "2/3/2026"), by=bopha).word is Word.SAVED
    moved = {"household": str(household_id), "from_on": "3/3/2026"}
    moved |= {"village": str(neighbour_village.pk)}
    assert take("household_change", moved, by=bopha).word is Word.SAVED
    assert list(households_in(bopha, neighbour_village)) == [Household.objects.get()]
    assert not households_in(bopha, village).exists()
    assert Person.objects.get(pk=child.person_id).village_id == village.pk
    others = Person.objects.exclude(pk=child.person_id)
    assert set(others.values_list("village_id", flat=True)) == {neighbour_village.pk}


def test_a_family_does_not_move_out_of_the_workers_area(
    household_id: UUID, bopha: User, dara: User, far_village: Place, take: Take
) -> None:
    moved = {"household": str(household_id), "from_on": "3/3/2026", "village": str(far_village.pk)}
    assert list(take("household_change", moved, by=bopha).sentences) == ["village"]
    assert take("household_change", moved, by=dara).word is Word.SAVED
    assert not Household.objects.visible_to(bopha).exists()


def test_a_late_message_of_an_earlier_move_does_not_move_the_family_back(
    household_id: UUID,
    bopha: User,
    village: Place,
    neighbour_village: Place,
    take: Take,
) -> None:
    about = {"household": str(household_id)}
    newer = about | {"from_on": "3/5/2026", "village": str(neighbour_village.pk)}
    older = about | {"from_on": "3/4/2026", "village": str(village.pk)}
    for moved in (newer, older):
        assert take("household_change", moved, by=bopha).word is Word.SAVED
    assert Household.objects.get().village_id == neighbour_village.pk
