"""Two are one, and that this was wrong: what is shown, counted, taken as, and restored."""

import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings

from conftest import Take, family, member
from sahakum.accounts.models import Post, User
from sahakum.capture.intake import Answer, Word
from sahakum.indicators.declarations import indicator
from sahakum.indicators.definitions import Period
from sahakum.indicators.reading.answering import draw
from sahakum.indicators.reading.freshness import freshen
from sahakum.indicators.reading.questions import Line, Reading
from sahakum.indicators.store import keeper
from sahakum.journal.models import Operation, Record, record_models
from sahakum.journal.verify import verify
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.merged import roots_said
from sahakum.registry.models import Household, Membership, Person
from sahakum.registry.selectors import household_for, members_of
from sahakum.support.models import HomeVisit, VisitState
from tests.derived import wrong_projections

YEAR = Period(first=datetime.date(2026, 1, 1), last=datetime.date(2026, 12, 31))
CODES = ("families_visited", "people_in_visited_families", "home_visits")


@pytest.fixture
def second_id(bopha: User, village: Place, take: Take, household_id: UUID) -> UUID:
    """The same family registered again, its mother misspelt, with a child more."""
    members = [
        member("ម៉ៅ", "ស្រីមុំំ", "head", sex="female", born="1990"),
        member("សុខ", "រតនា", "child", sex="male", born="2022"),
    ]
    answer = take("household", family(village, members=members), by=bopha)
    assert answer.word is Word.SAVED
    return answer.id


def head_of(household_id: UUID) -> Person:
    return Membership.objects.get(household=household_id, relation="head").person


def merging(into: object, merged: object, sort: str = "household") -> dict[str, str]:
    return {"sort": sort, "into": str(into), "merged": str(merged)}


def merge_both(take: Take, dara: User, kept: UUID, second: UUID) -> tuple[Answer, Answer]:
    """First the families, then the mothers."""
    families = take("merge", merging(kept, second), by=dara)
    assert families.word is Word.SAVED, families
    pair = merging(head_of(kept).pk, head_of(second).pk, "person")
    people = take("merge", pair, by=dara)
    assert people.word is Word.SAVED, people
    return families, people


def undo(operation: Answer, **more: str) -> dict[str, str]:
    return {"merge": str(operation.id), "reason": "two families"} | more


def visit(household: object, day: str = "3/3/2026") -> dict[str, str]:
    return {"household": str(household), "visited_on": day, "met": "nobody"}


def sentences(answer: Answer) -> list[str]:
    return [text for texts in answer.sentences.values() for text in texts]


def state() -> dict[str, list[dict[str, Any]]]:
    """Every record and projection of the house, apart from the records of merging."""
    left_out = {"registry.merge", "registry.mergeundo", "registry.difference"}
    models: list[Any] = [*record_models(), VisitState]
    return {
        model._meta.label: list(model.objects.order_by("pk").values())
        for model in models
        if model._meta.label_lower not in left_out
    }


def nothing_disagrees() -> None:
    assert list(verify()) == []
    assert wrong_projections() == []


def test_who_was_merged_is_shown_once_on_the_page_that_was_kept(
    household_id: UUID, second_id: UUID, dara: User, bopha: User, take: Take, signed_in: Any
) -> None:
    assert take("home_visit", visit(second_id), by=bopha).word is Word.SAVED
    merge_both(take, dara, household_id, second_id)
    browser = signed_in(bopha)
    old = browser.get(reverse("family", args=[second_id]))
    assert old.status_code == 302
    page = browser.get(old["Location"]).context["page"]
    assert page.household.pk == household_id
    assert page.visits == 1
    assert len(page.members) == 4
    assert Household.objects.get(pk=household_id).members == 4
    nothing_disagrees()


def test_a_merged_id_is_taken_as_the_one_it_is_shown_as(
    household_id: UUID, second_id: UUID, dara: User, bopha: User, take: Take
) -> None:
    merge_both(take, dara, household_id, second_id)
    answer = take("home_visit", visit(second_id), by=bopha)
    assert answer.word is Word.SAVED
    assert HomeVisit.objects.get(pk=answer.id).household_id == household_id
    nothing_disagrees()


def test_a_merged_family_is_found_once_by_its_other_members(
    household_id: UUID, second_id: UUID, dara: User, bopha: User, take: Take, signed_in: Any
) -> None:
    merge_both(take, dara, household_id, second_id)
    page = signed_in(bopha).get(reverse("families"), {"q": "រតនា"})
    addresses = [row.address for row in page.context["families"]]
    assert addresses == [reverse("family", args=[household_id])]


def counted(known: int) -> list[int]:
    lines = tuple(Line(indicator=indicator(code), period=YEAR) for code in CODES)
    return [int(answer.total or 0) for answer in draw(Reading(lines=lines), known).answers]


def test_figures_count_one_and_what_was_known_before_stays_known(
    household_id: UUID,
    second_id: UUID,
    dara: User,
    bopha: User,
    take: Take,
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.STORE_DIRECTORY = tmp_path / "store"
    for home, day in ((household_id, "3/3/2026"), (second_id, "4/3/2026")):
        assert take("home_visit", visit(home, day), by=bopha).word is Word.SAVED
    before = freshen()
    assert counted(before) == [2, 5, 2]
    families, people = merge_both(take, dara, household_id, second_id)
    merged = freshen()
    assert counted(merged) == [1, 4, 2]
    for operation in (people, families):
        said = undo(operation, later_stay="yes")
        assert take("merge_undo", said, by=dara).word is Word.SAVED
    parted = freshen()
    assert counted(parted) == [2, 5, 2]
    assert counted(merged) == [1, 4, 2]
    assert counted(before) == [2, 5, 2]
    grown = keeper.compact_fully()
    keeper.rebuild()
    built = keeper.compact_fully()
    assert grown is not None
    assert built is not None
    assert grown.segments == built.segments
    freshen()
    assert counted(merged) == [1, 4, 2]


def test_undoing_restores_everything_exactly(
    household_id: UUID, second_id: UUID, dara: User, bopha: User, take: Take
) -> None:
    assert take("home_visit", visit(second_id), by=bopha).word is Word.SAVED
    before = state()
    families, people = merge_both(take, dara, household_id, second_id)
    assert state() != before
    for operation in (people, families):
        said = undo(operation, later_stay="yes")
        assert take("merge_undo", said, by=dara).word is Word.SAVED
    assert state() == before
    nothing_disagrees()


def test_an_undo_after_later_records_asks_one_sentence_and_leaves_them_where_they_are(
    household_id: UUID, second_id: UUID, dara: User, bopha: User, take: Take
) -> None:
    families = take("merge", merging(household_id, second_id), by=dara)
    later = take("home_visit", visit(second_id), by=bopha)
    answer = take("merge_undo", undo(families), by=dara)
    assert answer.word is Word.NEEDS_ATTENTION
    assert len(sentences(answer)) == 1
    assert "១" in sentences(answer)[0]
    assert Household.objects.get(pk=second_id).same_as == household_id
    said = undo(families, later_stay="yes")
    assert take("merge_undo", said, by=dara).word is Word.SAVED
    assert HomeVisit.objects.get(pk=later.id).household_id == household_id
    assert VisitState.objects.get().household_id == household_id
    nothing_disagrees()


def test_nothing_later_needs_no_word(
    household_id: UUID, second_id: UUID, dara: User, take: Take
) -> None:
    families = take("merge", merging(household_id, second_id), by=dara)
    assert take("merge_undo", undo(families), by=dara).word is Word.SAVED
    again = take("merge_undo", undo(families), by=dara)
    assert again.word is Word.NEEDS_ATTENTION
    assert len(sentences(again)) == 1


def test_people_of_two_families_are_not_one_before_their_families_are(
    household_id: UUID, second_id: UUID, dara: User, take: Take
) -> None:
    pair = merging(head_of(household_id).pk, head_of(second_id).pk, "person")
    answer = take("merge", pair, by=dara)
    assert answer.word is Word.NEEDS_ATTENTION
    assert len(sentences(answer)) == 1
    assert Person.objects.filter(same_as__isnull=False).count() == 0
    nothing_disagrees()


def test_families_are_not_parted_while_one_person_would_live_in_both(
    household_id: UUID, second_id: UUID, dara: User, take: Take
) -> None:
    families, _people = merge_both(take, dara, household_id, second_id)
    answer = take("merge_undo", undo(families, later_stay="yes"), by=dara)
    assert answer.word is Word.NEEDS_ATTENTION
    assert Household.objects.get(pk=second_id).same_as == household_id
    nothing_disagrees()


def test_who_leaves_under_two_ids_leaves_under_both(
    household_id: UUID, second_id: UUID, dara: User, bopha: User, take: Take
) -> None:
    merge_both(take, dara, household_id, second_id)
    membership = Membership.objects.get(household=second_id, relation="head")
    left = {"membership": str(membership.pk), "left_on": "1/4/2026", "reason": "moved"}
    answer = take("departure", left, by=bopha)
    assert answer.word is Word.SAVED
    home = household_for(bopha, household_id)
    assert len(members_of(home)) == 3
    nothing_disagrees()
    voiding = {"operation": str(answer.id), "reason": "she is here"}
    assert take("void", voiding, by=bopha).word is Word.SAVED
    assert len(members_of(home)) == 4
    nothing_disagrees()


@pytest.fixture
def third_id(bopha: User, village: Place, take: Take) -> UUID:
    return take("household", family(village), by=bopha).id


def test_chains_end_where_the_last_merge_says(
    household_id: UUID, second_id: UUID, third_id: UUID, dara: User, take: Take
) -> None:
    first = take("merge", merging(second_id, household_id), by=dara)
    last = take("merge", merging(third_id, second_id), by=dara)
    assert first.word is last.word is Word.SAVED
    expected = {household_id: third_id, second_id: third_id}
    assert roots_said(Household) == expected
    same = dict(Household.objects.exclude(same_as=None).values_list("pk", "same_as"))
    assert same == expected
    assert take("merge_undo", undo(last), by=dara).word is Word.SAVED
    assert roots_said(Household) == {household_id: second_id}
    nothing_disagrees()


def test_a_circle_of_merges_is_refused_in_one_sentence(
    household_id: UUID, second_id: UUID, third_id: UUID, dara: User, take: Take
) -> None:
    take("merge", merging(second_id, household_id), by=dara)
    take("merge", merging(third_id, second_id), by=dara)
    answer = take("merge", merging(household_id, third_id), by=dara)
    assert answer.word is Word.NEEDS_ATTENTION
    assert len(sentences(answer)) == 1
    nothing_disagrees()


def test_an_undo_that_was_voided_merges_again_unless_that_goes_in_a_circle(
    household_id: UUID, second_id: UUID, dara: User, take: Take
) -> None:
    first = take("merge", merging(second_id, household_id), by=dara)
    parted = take("merge_undo", undo(first), by=dara)
    assert take("merge", merging(household_id, second_id), by=dara).word is Word.SAVED
    voiding = {"operation": str(parted.id), "reason": "was right"}
    assert take("void", voiding, by=dara).word is Word.NEEDS_ATTENTION
    assert roots_said(Household) == {second_id: household_id}
    nothing_disagrees()


def test_a_merge_can_be_voided_like_everything(
    household_id: UUID, second_id: UUID, dara: User, take: Take
) -> None:
    before = state()
    first = take("merge", merging(household_id, second_id), by=dara)
    voiding = {"operation": str(first.id), "reason": "typed wrongly"}
    assert take("void", voiding, by=dara).word is Word.SAVED
    after = state()
    after.pop("journal.Voiding")
    before.pop("journal.Voiding")
    assert after == before
    nothing_disagrees()


def test_only_a_supervisor_merges_and_only_what_her_organisation_keeps(
    household_id: UUID,
    second_id: UUID,
    bopha: User,
    chantha: User,
    dara: User,
    village: Place,
    take: Take,
) -> None:
    said = merging(household_id, second_id)
    assert take("merge", said, by=bopha).word is Word.REFUSED
    others = take("household", family(village), by=chantha).id
    unseen = take("merge", merging(household_id, others), by=dara)
    missing = take("merge", merging(household_id, uuid7()), by=dara)
    assert unseen.word is missing.word is Word.NEEDS_ATTENTION
    assert unseen.sentences == missing.sentences


def test_records_of_two_organisations_stay_two(
    household_id: UUID, chantha: User, council: Any, village: Place, commune: Place, take: Take
) -> None:
    mediator = User.objects.create(username="m", name_km="m", name_en="m", organisation=council)
    for role in ("commune_social_worker", "supervisor"):
        Post.objects.create(user=mediator, role=role, area=commune, from_on="2020-01-01")
    others = take("household", family(village), by=chantha).id
    answer = take("merge", merging(household_id, others), by=mediator)
    assert answer.word is Word.NEEDS_ATTENTION
    assert Household.objects.filter(same_as__isnull=False).count() == 0


@pytest.mark.parametrize("sort", ["person", "household", "both", ""])
def test_what_is_no_pair_is_one_clear_sentence(
    sort: str, household_id: UUID, dara: User, take: Take
) -> None:
    head = head_of(household_id).pk
    pairs = {"person": (head, household_id), "household": (household_id, household_id)}
    into, merged = pairs.get(sort, (head, head))
    before = Operation.objects.count()
    answer = take("merge", merging(into, merged, sort), by=dara)
    assert answer.word is Word.NEEDS_ATTENTION
    assert len(sentences(answer)) == 1
    assert Operation.objects.count() == before


def test_what_is_merged_is_a_record_like_any_other() -> None:
    labels = {model._meta.label_lower for model in record_models()}
    assert {"registry.merge", "registry.mergeundo", "registry.difference"} <= labels
    assert all(issubclass(model, Record) for model in record_models())
