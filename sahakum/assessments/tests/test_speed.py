"""Reading stays cheap: a constant number of queries, and definitions are read once."""

from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import Take
from sahakum.accounts.models import User
from sahakum.assessments.selectors import results_of_family
from sahakum.assessments.tests.samples import COPING, HUNGER, said
from sahakum.capture.intake import Submission, take_in
from sahakum.lib.ids import uuid7
from sahakum.registry.models import Household


def queries_for_panel(user: User, household: Household) -> int:
    reader = User.objects.get(pk=user.pk)
    with CaptureQueriesContext(
        connection,
    ) as found:
        for response in results_of_family(reader, household):
            assert response.version.parsed.title.en
    return len(found)


def test_the_panel_asks_as_often_for_ten_as_for_one(
    household_id: UUID, bopha: User, take: Take
) -> None:
    household = Household.objects.get(pk=household_id)
    take("assessment", said(household_id, "household_hunger", HUNGER), by=bopha)
    queries_for_panel(bopha, household)
    first = queries_for_panel(bopha, household)
    for day in range(1, 10):
        content = said(household_id, "household_hunger", HUNGER, assessed_on=f"{day}/11/2026")
        take("assessment", content, by=bopha)
    assert queries_for_panel(bopha, household) == first


def test_a_batch_of_fifty_asks_hardly_oftener_than_one(household_id: UUID, bopha: User) -> None:
    def queries_for(number: int) -> int:
        content = said(household_id, "food_coping", COPING)
        batch = [Submission(id=uuid7(), kind="assessment", content=content) for _ in range(number)]
        with CaptureQueriesContext(connection) as found:
            take_in(batch, by=bopha)
        return len(found)

    queries_for(1)
    assert queries_for(50) <= queries_for(1) + 2
