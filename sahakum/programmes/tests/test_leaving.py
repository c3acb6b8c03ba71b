"""Families that leave a programme, who stewards one, and targets lowered too far."""

from typing import Any
from uuid import UUID

import pytest

from conftest import Take
from sahakum.accounts.models import Organisation, User
from sahakum.capture.intake import Word
from sahakum.journal.models import Fact
from sahakum.programmes.models import Leaving, LeavingCriterion, Programme, Stewardship, Target
from sahakum.programmes.selectors import programmes_joined
from sahakum.programmes.tests.test_targets import target
from sahakum.registry.models import Household

ABOUT = {"programme": "family_support"}
MET = {
    name: value
    for code in ("income", "rice", "debt", "school", "trips")
    for name, value in ((code, "met"), (f"{code}_by", "seen"))
}


@pytest.fixture
def enrolled(household_id: UUID, bopha: User, take: Take, family_support: Programme) -> UUID:
    """A family in A's family support since 2 February 2026."""
    said = ABOUT | {"household": str(household_id), "from_on": "2/2/2026"}
    assert take("enrolment", said, by=bopha).word is Word.SAVED
    return household_id


def leaving(household_id: UUID, **changes: str) -> dict[str, Any]:
    said = ABOUT | {"household": str(household_id), "left_on": "1/3/2026", "reason": "moved"}
    return said | changes


def test_a_family_leaves_once_and_stays_among_those_reached(
    enrolled: UUID, bopha: User, take: Take
) -> None:
    assert take("leaving", leaving(enrolled), by=bopha).word is Word.SAVED
    assert not programmes_joined(Household.objects.get(pk=enrolled)).exists()
    again = take("leaving", leaving(enrolled), by=bopha)
    assert (again.word, list(again.sentences)) == (Word.NEEDS_ATTENTION, ["programme"])
    facts = Fact.objects.filter(subject_id=enrolled).order_by("id")
    assert [(fact.kind, fact.item, int(fact.quantity)) for fact in facts] == [
        ("enrolment", "", 1),
        ("enrolment", "left", -1),
        ("leaving", "moved", 1),
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"left_on": "1/2/2026"}, "left_on"), ({"reason": ""}, "reason")],
)
def test_what_cannot_be_is_one_sentence(
    changes: dict[str, str], field: str, enrolled: UUID, bopha: User, take: Take
) -> None:
    answer = take("leaving", leaving(enrolled, **changes), by=bopha)
    assert list(answer.sentences) == [field]
    assert not Leaving.objects.exists()


def test_who_never_joined_cannot_leave(
    household_id: UUID, bopha: User, take: Take, family_support: Programme
) -> None:
    answer = take("leaving", leaving(household_id), by=bopha)
    assert list(answer.sentences) == ["programme"]


def test_self_sufficient_needs_every_criterion_stated(
    enrolled: UUID, bopha: User, take: Take
) -> None:
    alone = leaving(enrolled, reason="self_sufficient")
    answer = take("leaving", alone, by=bopha)
    assert sorted(answer.sentences) == ["debt", "income", "rice", "school", "trips"]
    assert list(take("leaving", alone | MET | {"debt": "not_met"}, by=bopha).sentences) == ["debt"]
    unsaid = take("leaving", alone | MET | {"rice_by": ""}, by=bopha)
    assert list(unsaid.sentences) == ["rice_by"]
    known = alone | MET | {"school": "not_known", "school_by": ""}
    assert take("leaving", known, by=bopha).word is Word.SAVED
    rows = LeavingCriterion.objects.values_list("criterion", "met", "said_by")
    assert sorted(rows) == [
        ("debt", "met", "seen"),
        ("income", "met", "seen"),
        ("rice", "met", "seen"),
        ("school", "not_known", ""),
        ("trips", "met", "seen"),
    ]


def test_criteria_are_kept_for_the_self_sufficient_only(
    enrolled: UUID, bopha: User, take: Take
) -> None:
    take("leaving", leaving(enrolled) | MET, by=bopha)
    assert not LeavingCriterion.objects.exists()


def test_others_cannot_say_that_a_family_left(
    enrolled: UUID, chantha: User, rithy: User, take: Take
) -> None:
    assert take("leaving", leaving(enrolled), by=chantha).word is Word.NEEDS_ATTENTION
    assert take("leaving", leaving(enrolled), by=rithy).word is Word.REFUSED
    assert not Leaving.objects.exists()


def test_an_enrolment_that_was_left_is_not_voided_before_the_leaving(
    enrolled: UUID, bopha: User, take: Take
) -> None:
    take("leaving", leaving(enrolled), by=bopha)
    enrolment = Leaving.objects.get().enrolment
    said = {"operation": str(enrolment.operation_id), "reason": "ខុស"}
    assert take("void", said, by=bopha).word is not Word.SAVED


def test_an_organisation_stewards_a_programme_once_at_a_time(
    vuthy: User, bopha: User, river_house: Organisation, family_support: Programme, take: Take
) -> None:
    said = ABOUT | {"organisation": str(river_house.pk), "from_on": "1/1/2026"}
    assert take("stewardship", said, by=bopha).word is Word.REFUSED
    until = said | {"to_on": "30/6/2026"}
    assert take("stewardship", until, by=vuthy).word is Word.SAVED
    assert take("stewardship", said, by=vuthy).word is Word.NEEDS_ATTENTION
    after = said | {"from_on": "1/7/2026"}
    assert take("stewardship", after, by=vuthy).word is Word.SAVED
    assert take("stewardship", ABOUT | {"from_on": "1/1/2026"}, by=vuthy).word is Word.SAVED
    assert Stewardship.objects.filter(organisation=vuthy.organisation).count() == 1


def test_a_target_is_not_lowered_below_what_is_enrolled(
    enrolled: UUID, vuthy: User, family_support: Programme, take: Take
) -> None:
    first = take("target", target(family_support), by=vuthy)
    take("void", {"operation": str(first.id), "reason": "ខ្ពស់ពេក"}, by=vuthy)
    lowered = take("target", target(family_support, value="0"), by=vuthy)
    assert list(lowered.sentences) == ["value"]
    assert take("target", target(family_support, value="1"), by=vuthy).word is Word.SAVED
    assert Target.objects.filter(voided_by__isnull=True).get().value == 1


def joining(household_id: UUID, day: str) -> dict[str, Any]:
    return ABOUT | {"household": str(household_id), "from_on": day}


def test_who_left_joins_again_from_a_later_day_and_is_one_family(
    enrolled: UUID, bopha: User, take: Take
) -> None:
    assert take("enrolment", joining(enrolled, "5/2/2026"), by=bopha).sentences.keys() == {
        "household"
    }
    first = take("leaving", leaving(enrolled), by=bopha).id
    too_early = take("enrolment", joining(enrolled, "1/3/2026"), by=bopha)
    assert (too_early.word, list(too_early.sentences)) == (Word.NEEDS_ATTENTION, ["from_on"])
    assert take("enrolment", joining(enrolled, "2/3/2026"), by=bopha).word is Word.SAVED
    assert programmes_joined(Household.objects.get(pk=enrolled)).count() == 1
    joined = Fact.objects.filter(kind="enrolment")
    assert joined.filter(item="").values("subject_id").distinct().count() == 1
    assert sum(fact.quantity for fact in joined) == 1
    # The leaving in between stands as long as the second time does.
    wrong = {"operation": str(first), "reason": "ខុស"}
    assert take("void", wrong, by=bopha).word is Word.NEEDS_ATTENTION
    assert take("leaving", leaving(enrolled, left_on="1/4/2026"), by=bopha).word is Word.SAVED
    assert not programmes_joined(Household.objects.get(pk=enrolled)).exists()


def test_a_family_that_came_twice_counts_once_against_a_lowered_target(
    enrolled: UUID, bopha: User, vuthy: User, family_support: Programme, take: Take
) -> None:
    take("leaving", leaving(enrolled), by=bopha)
    assert take("enrolment", joining(enrolled, "2/3/2026"), by=bopha).word is Word.SAVED
    first = take("target", target(family_support), by=vuthy)
    take("void", {"operation": str(first.id), "reason": "ខ្ពស់ពេក"}, by=vuthy)
    assert take("target", target(family_support, value="1"), by=vuthy).word is Word.SAVED
