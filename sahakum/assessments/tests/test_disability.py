"""The short set of the Washington Group sets a person's disability from the day of asking."""

from typing import Any
from uuid import UUID

import pytest

from conftest import Take
from sahakum.accounts.models import User
from sahakum.assessments.reading import DefinitionError, definition_of
from sahakum.assessments.tests.samples import own
from sahakum.capture.intake import Answer, Word
from sahakum.circumstances.tests.said import person
from sahakum.journal.verify import verify
from sahakum.registry.models import Disability, PersonVersion

ACTIVITIES = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")


def asked(
    household: UUID, *, by: User, take: Take, day: str = "10/11/2026", **harder: str
) -> Answer:
    answers = dict.fromkeys(ACTIVITIES, "none") | harder
    content: dict[str, Any] = {"person": person(household), "version": "functioning"}
    answer = take("assessment", content | {"assessed_on": day, "answers": answers}, by=by)
    assert answer.word is Word.SAVED, answer
    return answer


def said_since(household: UUID) -> list[str]:
    living = PersonVersion.objects.filter(person_id=UUID(person(household)), voided_by__isnull=True)
    said = living.order_by("from_on", "id").values_list("disability", flat=True)
    return [one for one in said if one not in ("", Disability.NOT_ASSESSED)]


@pytest.mark.parametrize(
    ("harder", "disability"),
    [
        ({}, ["no"]),
        (dict.fromkeys(ACTIVITIES, "some"), ["no"]),
        ({"walking": "a_lot"}, ["yes"]),
        ({"seeing": "cannot", "hearing": "refused"}, ["yes"]),
        ({"hearing": "refused"}, []),
        ({"self_care": "unknown", "seeing": "some"}, []),
    ],
)
def test_one_activity_with_a_lot_of_difficulty_decides(
    household_id: UUID, bopha: User, take: Take, harder: dict[str, str], disability: list[str]
) -> None:
    asked(household_id, by=bopha, take=take, **harder)
    assert said_since(household_id) == disability
    assert list(verify()) == []


def test_only_what_is_new_is_said_and_it_is_voided_with_the_response(
    household_id: UUID, bopha: User, take: Take
) -> None:
    asked(household_id, by=bopha, take=take)
    asked(household_id, by=bopha, take=take, day="12/11/2026")
    assert said_since(household_id) == ["no"]
    later = asked(household_id, by=bopha, take=take, day="14/11/2026", walking="cannot")
    assert said_since(household_id) == ["no", "yes"]
    version = PersonVersion.objects.get(operation=later.id)
    assert (version.sex, version.born_on, version.born_precision) == ("", None, "")
    wrong = {"operation": str(later.id), "reason": "ខុស"}
    assert take("void", wrong, by=bopha).word is Word.SAVED
    assert said_since(household_id) == ["no"]


def test_a_family_has_no_disability() -> None:
    with pytest.raises(DefinitionError):
        definition_of(own(scoring={"method": "sum", "disability_from": 1}))
