"""Grants: who may give sight of a record, and what a grant does not open."""

from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied

from conftest import Take, family
from sahakum.accounts.models import Grant, Post, User
from sahakum.accounts.services import grant
from sahakum.capture.intake import Word
from sahakum.journal.models import Operation
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household


def give(record_id: UUID, *, to: User, by: User) -> Grant:
    return grant(record_id=record_id, organisation=to.organisation, reason="referral", by=by)


def sees(user: User, household_id: UUID) -> bool:
    fresh = User.objects.get(pk=user.pk)
    return bool(Household.objects.visible_to(fresh).filter(pk=household_id).exists())


@pytest.mark.parametrize("name", ["bopha", "dara", "rithy"])
def test_who_sees_a_family_may_open_it_to_others(
    name: str, household_id: UUID, chantha: User, request: pytest.FixtureRequest
) -> None:
    give(household_id, to=chantha, by=request.getfixturevalue(name))
    assert sees(chantha, household_id)


@pytest.mark.parametrize("name", ["sreymom", "chantha"])
def test_who_does_not_see_a_family_opens_it_to_nobody(
    name: str, household_id: UUID, chantha: User, request: pytest.FixtureRequest
) -> None:
    before = Operation.objects.count()
    for record_id in (household_id, uuid7()):
        with pytest.raises(PermissionDenied):
            give(record_id, to=chantha, by=request.getfixturevalue(name))
    assert not sees(chantha, household_id)
    assert (Grant.objects.count(), Operation.objects.count()) == (0, before)


def test_a_voided_family_is_opened_to_nobody(
    household_id: UUID, bopha: User, chantha: User, take: Take
) -> None:
    said = {"operation": str(household_id), "reason": "twice"}
    assert take("void", said, by=bopha).word is Word.SAVED
    with pytest.raises(PermissionDenied):
        give(household_id, to=chantha, by=bopha)


def test_whose_post_has_ended_opens_nothing(household_id: UUID, bopha: User, chantha: User) -> None:
    Post.objects.filter(user=bopha).update(to_on="2020-01-01")
    with pytest.raises(PermissionDenied):
        give(household_id, to=chantha, by=User.objects.get(pk=bopha.pk))


def test_a_grant_opens_nothing_outside_the_area_of_the_receiver(
    household_id: UUID, bopha: User, chantha: User, far_village: Place
) -> None:
    Post.objects.filter(user=chantha).update(area=far_village)
    give(household_id, to=chantha, by=bopha)
    assert not sees(chantha, household_id)


def test_a_grant_opens_one_family_and_not_its_neighbour(
    household_id: UUID, bopha: User, chantha: User, village: Place, take: Take
) -> None:
    neighbour = take("household", family(village), by=bopha).id
    give(household_id, to=chantha, by=bopha)
    assert sees(chantha, household_id)
    assert not sees(chantha, neighbour)
