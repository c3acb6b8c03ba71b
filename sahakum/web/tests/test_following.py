"""Families of a village that moved under another commune follow it to its new number."""

import datetime
from uuid import UUID

import pytest
from django.urls import reverse

from conftest import Take, family
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.places import changes
from sahakum.places.models import Place
from sahakum.registry.models import Household
from sahakum.support.models import VisitState
from sahakum.web.tests import SignIn

MOVED_ON = datetime.date(2026, 10, 1)


@pytest.fixture
def moved(village: Place, far_village: Place, household_id: UUID) -> Place:
    """The village of the family, moved under the neighbour commune."""
    parent = far_village.parent
    assert parent is not None
    return changes.move(village, parent=parent, on=MOVED_ON)


def families_in(user: User, place: Place) -> int:
    fresh = User.objects.get(pk=user.pk)
    seen = Household.objects.visible_to(fresh)
    return int(seen.filter(village_id__gte=place.pk, village_id__lte=place.until).count())


def newest(household: Household) -> datetime.date:
    return household.versions.latest("from_on").from_on


def test_families_follow_since_the_day_their_village_moved(
    village: Place,
    moved: Place,
    household_id: UUID,
    dara: User,
    bopha: User,
    sreymom: User,
    take: Take,
    signed_in: SignIn,
) -> None:
    said = {"household": str(household_id), "visited_on": "2/3/2026", "met": "nobody"}
    assert take("home_visit", said, by=bopha).word is Word.SAVED
    assert families_in(sreymom, moved) == 0
    client = signed_in(dara)
    address = reverse("follow-place", args=[village.pk])
    assert address in client.get(reverse("place", args=[village.pk])).content.decode()
    assert client.post(address).status_code == 302
    household = Household.objects.get(pk=household_id)
    assert household.village_id == moved.pk
    assert newest(household) == MOVED_ON
    assert VisitState.objects.get(pk=household_id).village_id == moved.pk
    assert (families_in(sreymom, moved), families_in(bopha, village)) == (1, 0)
    assert address not in client.get(reverse("place", args=[village.pk])).content.decode()
    assert client.post(address).status_code == 302
    assert household.versions.count() == 2


def test_a_family_noted_after_the_move_follows_the_day_after(
    village: Place, far_village: Place, dara: User, take: Take, signed_in: SignIn
) -> None:
    late = take("household", family(village, registered_on="5/11/2026"), by=dara)
    assert late.word is Word.SAVED
    parent = far_village.parent
    assert parent is not None
    new = changes.move(village, parent=parent, on=MOVED_ON)
    signed_in(dara).post(reverse("follow-place", args=[village.pk]))
    household = Household.objects.get(pk=late.id)
    assert household.village_id == new.pk
    assert newest(household) == datetime.date(2026, 11, 6)


@pytest.mark.parametrize(
    ("name", "status"), [("bopha", 404), ("sreymom", 404), ("rithy", 403), ("sokha", 403)]
)
def test_who_sees_only_one_side_takes_nobody_along(
    name: str,
    status: int,
    village: Place,
    moved: Place,
    household_id: UUID,
    signed_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    client = signed_in(request.getfixturevalue(name))
    assert client.post(reverse("follow-place", args=[village.pk])).status_code == status
    assert Household.objects.get(pk=household_id).village_id == village.pk
    page = client.get(reverse("place", args=[village.pk])).content.decode()
    assert reverse("follow-place", args=[village.pk]) not in page
    assert reverse("place", args=[moved.pk]) in page


def test_an_open_place_is_followed_nowhere(dara: User, village: Place, signed_in: SignIn) -> None:
    answer = signed_in(dara).post(reverse("follow-place", args=[village.pk]))
    assert answer.status_code == 404
