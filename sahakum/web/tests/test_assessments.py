"""Assessments on pages: choosing, answering, results, and who sees what."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from conftest import Take
from sahakum.accounts.models import User
from sahakum.accounts.services import grant
from sahakum.assessments.models import QuestionnaireVersion, Response, SensitiveAnswer
from sahakum.assessments.tests.samples import (
    COPING,
    HUNGER,
    LATER,
    SCREENING,
    SOCIAL,
    VILLAGE,
    said,
)
from sahakum.capture.intake import Word
from sahakum.capture.models import HeldContent
from sahakum.journal.models import View
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Membership

SignIn = Callable[[User], Client]
SECRET = "ផឹកស្រា"


def version(code: str) -> QuestionnaireVersion:
    return QuestionnaireVersion.objects.get(questionnaire__code=code)


def address(household: UUID, code: str, **more: str) -> str:
    named = {"version": str(version(code).pk)} | more
    query = "&".join(f"{name}={value}" for name, value in named.items())
    return f"/families/{household}/assessments/new/?{query}"


def posted(answers: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"operation": str(uuid7()), "assessed_on": "១០/១១/២០២៦"} | answers | changes


@pytest.fixture
def assessed(household_id: UUID, bopha: User, take: Take) -> UUID:
    answer = take("assessment", said(household_id, "social_economic", SOCIAL), by=bopha)
    assert answer.word is Word.SAVED
    return answer.id


@pytest.fixture
def screened(household_id: UUID, bopha: User, take: Take) -> UUID:
    content = said(household_id, "migration_screening", SCREENING | LATER)
    answer = take("assessment", content, by=bopha)
    assert answer.word is Word.SAVED
    return answer.id


def test_a_questionnaire_is_chosen_and_answered_on_one_page(
    household_id: UUID, bopha: User, signed_in: SignIn
) -> None:
    client = signed_in(bopha)
    choice = client.get(f"/families/{household_id}/assessments/new/").content.decode()
    assert "ការវាយតម្លៃសង្គម និងសេដ្ឋកិច្ច" in choice
    where = address(household_id, "social_economic")
    form = client.get(where).content.decode()
    assert form.count('type="radio"') > 20
    answer = client.post(where, posted(SOCIAL))
    response = Response.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/assessments/{response.pk}/")
    result = client.get(answer["Location"]).content.decode()
    assert "ងាយរងគ្រោះខ្លាំង" in result
    assert "២៥ ពិន្ទុ" in result
    assert "១០០.០០០ រៀល ក្នុងម្នាក់មួយខែ" in result
    assert "ចំណូល, បំណុល" in result
    again = client.get(where).content.decode()
    assert "ដឹងតាំងពីថ្ងៃ ១០ វិច្ឆិកា ២០២៦៖ ៤០០.០០០ រៀល មួយខែ" in again
    assert re.search(r'name="income_from" value="wages"[^>]*checked', again)
    assert re.search(r'name="income_wages" value="400000"', again)


def test_what_is_wrong_stands_beside_its_question_and_is_kept(
    household_id: UUID, bopha: User, signed_in: SignIn
) -> None:
    client = signed_in(bopha)
    wrong = posted(COPING | {"borrow": "8", "portions": ""})
    answer = client.post(address(household_id, "food_coping"), wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_borrow-error"' in page
    assert 'id="id_portions-error"' in page
    assert 'id="id_fewer_meals-error"' not in page
    held = HeldContent.objects.get()
    choice = client.get(f"/families/{household_id}/assessments/new/").content.decode()
    assert f"?held={held.pk}" in choice
    again = client.get(f"/families/{household_id}/assessments/new/?held={held.pk}").content.decode()
    assert 'value="8"' in again
    action = re.search(r'method="post" action="([?]version[^"]+)"', again)
    assert action is not None
    right = wrong | {"borrow": "៧", "portions": "0"}
    page_address = f"/families/{household_id}/assessments/new/{action[1]}"
    assert client.post(page_address, right).status_code == 302
    assert HeldContent.objects.count() == 0


def test_held_answers_are_opened_by_their_recorder_and_her_supervisor_only(
    household_id: UUID, bopha: User, dara: User, vuthy: User, take: Take, signed_in: SignIn
) -> None:
    wrong = said(household_id, "social_economic", SOCIAL | {"members": "0"})
    operation = take("assessment", wrong, by=bopha).id
    where = f"/families/{household_id}/assessments/new/?held={operation}"
    assert signed_in(bopha).get(where).status_code == 422
    assert not View.objects.filter(subject_id=operation).exists()
    assert signed_in(dara).get(where).status_code == 422
    assert View.objects.filter(actor_id=dara.pk, subject_id=operation).count() == 1
    assert signed_in(vuthy).get(where).status_code == 404


def test_a_member_and_the_village_are_assessed_from_the_family(
    household_id: UUID, village: Place, bopha: User, signed_in: SignIn
) -> None:
    client = signed_in(bopha)
    person = Membership.objects.filter(household_id=household_id, relation="head").get().person_id
    names = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")
    where = address(household_id, "functioning", person=str(person))
    assert client.post(where, posted(dict.fromkeys(names, "none"))).status_code == 302
    assert Response.objects.get().person_id == person
    assert client.get(address(household_id, "functioning", person=str(uuid7()))).status_code == 404
    page = f"/villages/{village.pk}/assessments/"
    assert "មុនចូលធ្វើការ" in client.get(page).content.decode()
    answer = client.post(f"{page}?version={version('village_risk').pk}", posted(VILLAGE))
    assert client.get(answer["Location"]).status_code == 200
    assert "១៤ ពិន្ទុ" in client.get(page).content.decode()


def test_the_family_page_shows_bands_of_open_results_only(
    assessed: UUID, screened: UUID, household_id: UUID, bopha: User, dara: User, signed_in: SignIn
) -> None:
    for user in (bopha, dara):
        page = signed_in(user).get(f"/families/{household_id}/").content.decode()
        assert "ងាយរងគ្រោះខ្លាំង" in page
        assert "ការជួញដូរ" not in page
        assert str(screened) not in page


def test_sensitive_answers_are_opened_by_need_to_know_and_written_down_before(
    assessed: UUID, bopha: User, dara: User, vuthy: User, signed_in: SignIn
) -> None:
    for user in (bopha, dara, vuthy):
        assert SECRET not in signed_in(user).get(f"/assessments/{assessed}/").content.decode()
    before = View.objects.filter(subject_kind="sensitive_answers")
    for user in (bopha, dara):
        answer = signed_in(user).get(f"/assessments/{assessed}/apart/")
        assert SECRET in answer.content.decode()
        assert "no-store" in answer["Cache-Control"]
        assert before.filter(actor_id=user.pk, subject_id=assessed).count() == 1
    assert signed_in(vuthy).get(f"/assessments/{assessed}/apart/").status_code == 404
    assert before.filter(actor_id=vuthy.pk).count() == 0


def test_a_look_that_cannot_be_written_down_shows_nothing(
    assessed: UUID, bopha: User, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("sahakum.assessments.selectors.log_view", broken)
    with pytest.raises(OSError, match="disk full"):
        signed_in(bopha).get(f"/assessments/{assessed}/apart/")


@pytest.mark.parametrize("name", ["chantha", "rithy", "sreymom", "vuthy"])
def test_a_result_that_is_kept_apart_looks_like_none(
    name: str, screened: UUID, household_id: UUID, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(name))
    # The commune's chief has no right to see assessments at all.
    expected = 403 if name == "rithy" else 404
    for page in ("", "apart/"):
        hidden = client.get(f"/assessments/{screened}/{page}")
        missing = client.get(f"/assessments/{uuid7()}/{page}")
        assert hidden.status_code == missing.status_code == expected
    assert "ការជួញដូរ" not in client.get(f"/families/{household_id}/").content.decode()


def test_a_granted_organisation_sees_no_sensitive_answer(
    assessed: UUID,
    screened: UUID,
    household_id: UUID,
    bopha: User,
    chantha: User,
    signed_in: SignIn,
) -> None:
    grant(record_id=household_id, organisation=chantha.organisation, reason="r", by=bopha)
    client = signed_in(chantha)
    page = client.get(f"/assessments/{assessed}/").content.decode()
    assert "២៥ ពិន្ទុ" in page
    assert SECRET not in page
    assert "/apart/" not in page
    for hidden in (f"{assessed}/apart", screened, f"{screened}/apart"):
        assert client.get(f"/assessments/{hidden}/").status_code == 404
    choice = client.get(f"/families/{household_id}/assessments/new/").content.decode()
    assert str(assessed) in choice
    assert str(screened) not in choice


def test_the_chief_sees_no_band_of_a_single_family(
    assessed: UUID, household_id: UUID, rithy: User, signed_in: SignIn
) -> None:
    page = signed_in(rithy).get(f"/families/{household_id}/").content.decode()
    assert "ងាយរងគ្រោះ" not in page
    assert signed_in(rithy).get(f"/families/{household_id}/assessments/new/").status_code == 403


def test_a_list_shows_no_result_that_is_kept_apart(
    screened: UUID, household_id: UUID, bopha: User, signed_in: SignIn
) -> None:
    page = signed_in(bopha).get(f"/families/{household_id}/assessments/new/").content.decode()
    assert f"/assessments/{screened}/" in page
    assert "សញ្ញាខ្លាំង" not in page
    assert not View.objects.filter(subject_id=screened).exists()


def test_signs_are_a_prompt_and_no_verdict(screened: UUID, dara: User, signed_in: SignIn) -> None:
    page = signed_in(dara).get(f"/assessments/{screened}/").content.decode()
    assert "សញ្ញាខ្លាំង ៣ · សញ្ញាមធ្យម ៣" in page
    assert "មិនមែនជាការកាត់សេចក្តី" in page
    assert View.objects.filter(subject_kind="sensitive_answers", subject_id=screened).exists()


def test_what_was_left_for_later_is_found_and_finished(
    household_id: UUID, bopha: User, take: Take, signed_in: SignIn
) -> None:
    first = take("assessment", said(household_id, "migration_screening", SCREENING), by=bopha).id
    client = signed_in(bopha)
    choice = client.get(f"/families/{household_id}/assessments/new/").content.decode()
    assert f"continues={first}" in choice
    where = address(household_id, "migration_screening", continues=str(first))
    form = client.get(where).content.decode()
    assert 'name="not_free"' in form
    assert 'name="recruiter"' not in form
    assert client.post(where, posted(LATER)).status_code == 302
    assert SensitiveAnswer.objects.filter(question="not_free").exists()
    choice = client.get(f"/families/{household_id}/assessments/new/").content.decode()
    assert "continues=" not in choice


def test_change_over_time_follows_the_day_of_the_conversation(
    household_id: UUID, bopha: User, take: Take, signed_in: SignIn
) -> None:
    days = {"1/9/2026": "often", "1/11/2026": "never", "1/10/2026": "rarely"}
    ids = {
        day: take(
            "assessment",
            said(household_id, "household_hunger", HUNGER | {"no_food": how}, assessed_on=day),
            by=bopha,
        ).id
        for day, how in days.items()
    }
    client = signed_in(bopha)
    newest = client.get(f"/assessments/{ids['1/11/2026']}/").content.decode()
    assert re.search("តិចជាងថ្ងៃ ១ តុលា ២០២៦ ចំនួន ១ ពិន្ទុ", newest)
    assert '<svg class="chart wide"' in newest
    late = client.get(f"/assessments/{ids['1/10/2026']}/").content.decode()
    assert "តិចជាងថ្ងៃ ១ កញ្ញា ២០២៦" in late
    family = client.get(f"/families/{household_id}/").content.decode()
    assert "១ វិច្ឆិកា ២០២៦" in family
    assert "១ តុលា ២០២៦" not in family.split("វាយតម្លៃ")[1]


def test_a_voided_assessment_is_gone(
    assessed: UUID, household_id: UUID, bopha: User, take: Take, signed_in: SignIn
) -> None:
    take("void", {"operation": str(assessed), "reason": "other family"}, by=bopha)
    assert signed_in(bopha).get(f"/assessments/{assessed}/").status_code == 404
    assert "ងាយរងគ្រោះ" not in signed_in(bopha).get(f"/families/{household_id}/").content.decode()


def test_english_pages_speak_english(assessed: UUID, dara: User, signed_in: SignIn) -> None:
    client = signed_in(dara)
    client.cookies["django_language"] = "en"
    page = client.get(f"/assessments/{assessed}/").content.decode()
    assert "High vulnerability" in page
    assert "25 points" in page
