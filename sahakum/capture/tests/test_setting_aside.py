"""Setting aside what waits: who may, that it no longer waits, that nothing of it is lost."""

from typing import Any
from uuid import UUID

import pytest
from django.utils import translation

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture import holding, waiting
from sahakum.capture.intake import Word
from sahakum.capture.models import HeldContent, SetAside
from sahakum.journal.models import Operation
from sahakum.journal.verify import verify


@pytest.fixture
def visit(household_id: UUID) -> dict[str, Any]:
    """A visit of a day that does not exist."""
    return {"household": str(household_id), "visited_on": "31/2/2026", "met": "nobody"}


def aside(number: UUID, reason: str = "សរសេរពីរដង") -> dict[str, str]:
    return {"held": str(number), "reason": reason}


def test_its_recorder_and_the_supervisor_may_and_nobody_else(
    visit: dict[str, Any], bopha: User, dara: User, sreymom: User, chantha: User, take: Take
) -> None:
    for by in (bopha, dara):
        held = take("home_visit", visit, by=bopha).id
        for other in (sreymom, chantha):
            with translation.override("en"):
                answer = take("set_aside", aside(held), by=other)
            assert answer.word is Word.NEEDS_ATTENTION
            assert answer.sentences == {"held": ["This was not found among what you may use."]}
        assert take("set_aside", aside(held), by=by).word is Word.SAVED
    assert SetAside.objects.count() == 2


def test_it_no_longer_waits_and_who_did_it_and_why_is_kept(
    visit: dict[str, Any], household_id: UUID, bopha: User, take: Take
) -> None:
    held = take("home_visit", visit, by=bopha).id
    assert waiting.number_waiting(bopha) == 1
    assert len(waiting.waiting_about("home_visit", "household", household_id)) == 1
    done = take("set_aside", aside(held), by=bopha).id
    assert waiting.number_waiting(bopha) == 0
    assert waiting.waiting_about("home_visit", "household", household_id) == []
    [one] = waiting.held_by_or_led(bopha)
    assert one.aside is not None
    assert (one.aside.reason, one.opened.content) == ("សរសេរពីរដង", visit)
    operation = Operation.objects.get(pk=done)
    assert (operation.kind, operation.actor_id) == ("set_aside", bopha.pk)
    assert set(operation.touched) == {str(held), str(household_id)}
    assert b"31/2/2026" not in bytes(HeldContent.objects.get().sealed)
    assert not list(verify())


def test_a_reason_is_wanted_and_it_is_done_once(
    visit: dict[str, Any], bopha: User, take: Take
) -> None:
    held = take("home_visit", visit, by=bopha).id
    assert list(take("set_aside", aside(held, ""), by=bopha).sentences) == ["reason"]
    assert take("set_aside", aside(held), by=bopha).word is Word.SAVED
    with translation.override("en"):
        again = take("set_aside", aside(held), by=bopha)
    assert again.sentences == {"held": ["This was set aside before."]}


def test_the_same_again_stays_aside_and_other_words_wait(
    visit: dict[str, Any], bopha: User, take: Take
) -> None:
    held = take("home_visit", visit, by=bopha).id
    take("set_aside", aside(held), by=bopha)
    take("home_visit", visit, by=bopha, id=held)
    assert waiting.number_waiting(bopha) == 0
    take("home_visit", visit | {"visited_on": "32/1/2026"}, by=bopha, id=held)
    assert waiting.number_waiting(bopha) == 1


def test_it_may_still_come_corrected_under_its_own_id(
    visit: dict[str, Any], bopha: User, take: Take
) -> None:
    held = take("home_visit", visit, by=bopha).id
    take("set_aside", aside(held), by=bopha)
    right = take("home_visit", visit | {"visited_on": "1/2/2026"}, by=bopha, id=held)
    assert right.word is Word.SAVED
    assert not holding.held_for(bopha).exists()


def test_voiding_it_makes_it_wait_again(visit: dict[str, Any], bopha: User, take: Take) -> None:
    held = take("home_visit", visit, by=bopha).id
    done = take("set_aside", aside(held), by=bopha).id
    assert take("void", {"operation": str(done), "reason": "x"}, by=bopha).word is Word.SAVED
    assert waiting.number_waiting(bopha) == 1
    assert take("set_aside", aside(held), by=bopha).word is Word.SAVED


def test_an_administrator_sets_aside_what_is_the_own_and_nothing_else(
    visit: dict[str, Any], bopha: User, sokha: User, take: Take
) -> None:
    of_a_worker = take("home_visit", visit, by=bopha).id
    own = take("site", {"village": "02040101", "name_km": ""}, by=sokha)
    assert own.word is Word.NEEDS_ATTENTION
    with translation.override("en"):
        others = take("set_aside", aside(of_a_worker), by=sokha)
    assert others.sentences == {"held": ["This was not found among what you may use."]}
    assert take("set_aside", aside(own.id), by=sokha).word is Word.SAVED
    [site] = waiting.held_by_or_led(sokha, kind="site")
    assert site.aside is not None
    assert waiting.number_waiting(bopha) == 1
