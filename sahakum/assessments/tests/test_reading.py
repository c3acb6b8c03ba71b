"""Who sees which assessment when families move and grants end."""

from uuid import UUID

import pytest

from conftest import LONG_AGO, Take
from sahakum.accounts.models import Post, User
from sahakum.accounts.services import grant
from sahakum.assessments.models import Response
from sahakum.assessments.selectors import explained, left_for_later, results_of_family
from sahakum.assessments.tests.samples import HUNGER, SCREENING, SOCIAL, VILLAGE, said
from sahakum.capture.intake import Word
from sahakum.journal.models import View
from sahakum.places.models import Place
from sahakum.registry.models import Household


def seen_by(user: User) -> set[UUID]:
    fresh = User.objects.get(pk=user.pk)
    return set(Response.objects.visible_to(fresh).values_list("pk", flat=True))


@pytest.fixture
def hunger(household_id: UUID, bopha: User, take: Take) -> UUID:
    return take("assessment", said(household_id, "household_hunger", HUNGER), by=bopha).id


@pytest.fixture
def screening(household_id: UUID, bopha: User, take: Take) -> UUID:
    return take("assessment", said(household_id, "migration_screening", SCREENING), by=bopha).id


def test_assessments_go_with_a_family_that_moves(
    hunger: UUID,
    household_id: UUID,
    far_village: Place,
    bopha: User,
    dara: User,
    sreymom: User,
    take: Take,
) -> None:
    assert [seen_by(user) for user in (bopha, dara, sreymom)] == [{hunger}, {hunger}, set()]
    moved = {"household": str(household_id), "from_on": "12/11/2026"}
    answer = take("household_change", moved | {"village": str(far_village.pk)}, by=dara)
    assert answer.word is Word.SAVED, answer
    assert [seen_by(user) for user in (bopha, dara, sreymom)] == [set(), {hunger}, {hunger}]


def test_need_to_know_is_the_recorder_and_who_leads_her(
    screening: UUID,
    household_id: UUID,
    bopha: User,
    dara: User,
    vuthy: User,
    chantha: User,
    rithy: User,
) -> None:
    grant(record_id=household_id, organisation=chantha.organisation, reason="r", by=bopha)
    sees = [bool(seen_by(user)) for user in (bopha, dara, vuthy, chantha, rithy)]
    assert sees == [True, True, False, False, False]


def test_a_colleague_beside_her_sees_open_results_only(
    hunger: UUID, screening: UUID, bopha: User, commune: Place
) -> None:
    colleague = User.objects.create(
        username="nary",
        name_km="ណារី",
        name_en="Nary",
        organisation=bopha.organisation,
        password="!",
    )
    Post.objects.create(user=colleague, role="social_worker", area=commune, from_on=LONG_AGO)
    assert seen_by(colleague) == {hunger}


def test_only_who_needs_to_know_goes_on_with_what_was_left_for_later(
    household_id: UUID, bopha: User, dara: User, vuthy: User, take: Take
) -> None:
    first = said(household_id, "social_economic", SOCIAL | {"alone_now": "no"})
    begun = take("assessment", first, by=bopha).id
    later = {name: SOCIAL[name] for name in ("alone_now", "alcohol", "violence")}
    later["trips_with_children"] = "no"
    content = said(household_id, "social_economic", later, continues=str(begun))
    household = Household.objects.get(pk=household_id)
    assert left_for_later(vuthy, household) == []
    assert list(take("assessment", content, by=vuthy).sentences) == ["continues", "answers"]
    assert [one.pk for one in left_for_later(dara, household)] == [begun]
    assert take("assessment", content, by=dara).word is Word.SAVED


def test_who_lost_the_post_sees_nothing(hunger: UUID, screening: UUID, bopha: User) -> None:
    assert seen_by(bopha) == {hunger, screening}
    Post.objects.filter(user=bopha).update(to_on="2020-01-01")
    assert seen_by(bopha) == set()


def test_a_village_assessment_stays_with_its_organisation(
    village: Place, bopha: User, dara: User, chantha: User, take: Take
) -> None:
    content = {"version": "village_risk", "village": str(village.pk), "assessed_on": "1/11/2026"}
    response = take("assessment", content | {"answers": VILLAGE}, by=bopha).id
    assert [seen_by(user) for user in (bopha, dara, chantha)] == [{response}, {response}, set()]


def test_the_band_of_what_is_kept_apart_is_in_no_list_of_the_family(
    hunger: UUID, screening: UUID, household_id: UUID, bopha: User, dara: User
) -> None:
    household = Household.objects.get(pk=household_id)
    for user in (bopha, dara):
        assert [one.pk for one in results_of_family(user, household)] == [hunger]


def test_an_explanation_adds_up_to_the_score_that_is_kept(hunger: UUID, dara: User) -> None:
    found = explained(dara, hunger)
    assert sum(item.points or 0 for item in found.result.items) == found.response.score == 3


def test_every_response_of_which_something_is_shown_is_written_down(
    household_id: UUID, dara: User, bopha: User, take: Take
) -> None:
    ids = [
        take(
            "assessment",
            said(household_id, "migration_screening", SCREENING, assessed_on=f"{day}/11/2026"),
            by=bopha,
        ).id
        for day in (1, 2, 3)
    ]
    found = explained(dara, ids[1])
    assert found.before is not None
    looked_at = View.objects.filter(actor_id=dara.pk, subject_kind="sensitive_answers")
    assert set(looked_at.values_list("subject_id", flat=True)) == set(ids)
