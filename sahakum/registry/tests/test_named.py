"""Rows named by their ids are visible to exactly those who find them otherwise."""

import datetime
from uuid import UUID

import pytest

from conftest import Take, family
from sahakum.accounts.models import Grant, User
from sahakum.accounts.services import grant
from sahakum.capture.intake import Word
from sahakum.journal import clock
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household, Person

PEOPLE = ("bopha", "dara", "vuthy", "chantha", "sreymom", "rithy")


def _registered(take: Take, village: Place, by: User) -> UUID:
    return take("household", family(village), by=by).id


@pytest.fixture
def families(
    take: Take, village: Place, far_village: Place, bopha: User, vuthy: User, chantha: User
) -> list[UUID]:
    """Of both organisations here, far away, opened, opened until yesterday, voided, unknown."""
    ours, opened, ended, wrong = (_registered(take, village, bopha) for _ in range(4))
    theirs, far = _registered(take, village, chantha), _registered(take, far_village, vuthy)
    yesterday = clock.today() - datetime.timedelta(days=1)
    receiver = chantha.organisation
    grant(record_id=opened, organisation=receiver, reason="referral", by=bopha)
    grant(record_id=ended, organisation=receiver, reason="referral", by=bopha)
    Grant.objects.filter(record_id=ended).update(
        from_on=yesterday - datetime.timedelta(days=9), to_on=yesterday
    )
    said = {"operation": str(wrong), "reason": "registered twice"}
    assert take("void", said, by=bopha).word is Word.SAVED
    return [ours, opened, ended, wrong, theirs, far, uuid7()]


@pytest.mark.parametrize("model", [Household, Person])
@pytest.mark.parametrize("username", PEOPLE)
def test_named_rows_are_the_visible_ones(
    username: str,
    model: type[Household] | type[Person],
    families: list[UUID],
    request: pytest.FixtureRequest,
) -> None:
    user: User = request.getfixturevalue(username)
    ids = families if model is Household else [row.pk for row in Person.objects.all()]
    found = {row.pk for row in model.objects.named_to(user, ids)}
    assert found == set(
        model.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True)
    )
    assert found < set(ids)
