"""Whether support reaches who needs it: counted for the area, named only to who may see."""

import datetime
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take, family
from sahakum.accounts.models import User
from sahakum.assessments.tests.samples import SOCIAL, said
from sahakum.capture.intake import Word
from sahakum.journal import clock
from sahakum.journal.models import View
from sahakum.lib.dates import format_day
from sahakum.places.models import Place
from sahakum.programmes.models import Programme

SignIn = Callable[[User], Client]
# Some income, no debt, a good house: no point of vulnerability but the four of income.
LIGHT = SOCIAL | {
    "alone": "no",
    "away": "no",
    "rice_short": "0",
    "has_debt": "no",
    "house": "sound",
    "latrine": "yes",
    "illness": "no",
    "out_of_school": "0",
}


def _before(days: int) -> str:
    return format_day(clock.today() - datetime.timedelta(days=days), "en")


@pytest.fixture
def assess(take: Take, bopha: User) -> Callable[..., UUID]:
    """Registers a family, assesses it some days ago and gives its id."""

    def make(village: Place, answers: dict[str, Any] | None, days: int = 30) -> UUID:
        home = take("household", family(village, registered_on="1/1/2024"), by=bopha)
        assert home.word is Word.SAVED
        if answers is not None:
            content = said(home.id, "social_economic", answers, assessed_on=_before(days))
            assert take("assessment", content, by=bopha).word is Word.SAVED
        return home.id

    return make


@pytest.fixture
def visit(take: Take, bopha: User) -> Callable[..., None]:
    def make(household: UUID, days: int = 10) -> None:
        content = {"household": str(household), "visited_on": _before(days), "met": "head"}
        done = take("home_visit", content | {"progress": "same"}, by=bopha)
        assert done.word is Word.SAVED, done

    return make


def _counts(page: Any) -> dict[str, tuple[str, str]]:
    """Families and families without support by the name of the band."""
    return {
        line.state.word: (line.families.word, line.unserved.word)
        for line in page.context["page"].bands
    }


def _ask(browser: Client, **choice: str) -> Any:
    return browser.get(reverse("reach"), choice)


@pytest.fixture
def english(dara: User, signed_in: SignIn) -> Client:
    browser = signed_in(dara)
    browser.cookies["django_language"] = "en"
    return browser


def test_families_stand_in_the_band_of_their_last_assessment(
    english: Client, village: Place, assess: Callable[..., UUID], visit: Callable[..., None]
) -> None:
    waiting, served = assess(village, SOCIAL, 200), assess(village, SOCIAL)
    visit(served)
    assess(village, LIGHT)
    visit(assess(village, None))
    page = _ask(english)
    assert _counts(page) == {
        "High vulnerability": ("2", "1"),
        "Medium vulnerability": ("0", "0"),
        "Low vulnerability": ("1", "1"),
        "Not assessed": ("1", "0"),
    }
    assert [tile.count.word for tile in page.context["page"].tiles] == ["1", "1", "0", "1"]
    address = page.context["page"].tiles[0].count.address.split("#")[0]
    shown = english.get(reverse("reach") + address)
    rows = shown.context["page"].receipt.rows
    assert [row.address for row in rows] == [reverse("family", args=[waiting])]


def test_half_of_the_support_for_two_thirds_is_less_than_their_share(
    english: Client, village: Place, assess: Callable[..., UUID], visit: Callable[..., None]
) -> None:
    assess(village, SOCIAL)
    visit(assess(village, SOCIAL))
    visit(assess(village, LIGHT))
    page = _ask(english).context["page"]
    assert re.findall(r"\d+", page.sentence) == ["100", "50", "100", "67"]
    assert page.state.word == "Less than their share"


def test_who_left_every_programme_waits_no_longer_and_as_at_the_day_before_still_did(
    english: Client,
    village: Place,
    assess: Callable[..., UUID],
    bopha: User,
    take: Take,
    family_support: Programme,
) -> None:
    assess(village, SOCIAL)
    gone = assess(village, SOCIAL)
    about = {"household": str(gone), "programme": family_support.code}
    assert take("enrolment", about | {"from_on": _before(60)}, by=bopha).word is Word.SAVED
    assert _counts(_ask(english))["High vulnerability"] == ("2", "2")
    left = about | {"left_on": _before(5), "reason": "moved"}
    leaving = take("leaving", left, by=bopha)
    assert leaving.word is Word.SAVED
    assert _counts(_ask(english))["High vulnerability"] == ("2", "1")
    assert _counts(_ask(english, last=_before(6)))["High vulnerability"] == ("2", "2")
    again = about | {"from_on": _before(3)}
    assert take("enrolment", again, by=bopha).word is Word.SAVED
    assert _counts(_ask(english))["High vulnerability"] == ("2", "2")


def test_an_old_visit_is_no_support_and_an_old_assessment_too_long_ago(
    english: Client, village: Place, assess: Callable[..., UUID], visit: Callable[..., None]
) -> None:
    visit(assess(village, SOCIAL, 400), 366)
    page = _ask(english)
    assert _counts(page)["High vulnerability"] == ("1", "1")
    assert page.context["page"].tiles[2].count.word == "1"


def test_as_at_an_earlier_day_later_records_do_not_count(
    english: Client, village: Place, assess: Callable[..., UUID], visit: Callable[..., None]
) -> None:
    visit(assess(village, SOCIAL, 30), 10)
    assert _counts(_ask(english, last=_before(20)))["High vulnerability"] == ("1", "1")
    assert _counts(_ask(english, last=_before(40)))["Not assessed"] == ("1", "1")


def test_a_voided_visit_served_nobody(
    english: Client, village: Place, assess: Callable[..., UUID], take: Take, bopha: User
) -> None:
    home = assess(village, SOCIAL)
    content = {"household": str(home), "visited_on": _before(5), "met": "head", "progress": "same"}
    done = take("home_visit", content, by=bopha)
    assert _counts(_ask(english))["High vulnerability"] == ("1", "0")
    take("void", {"operation": str(done.id), "reason": "another family"}, by=bopha)
    assert _counts(_ask(english))["High vulnerability"] == ("1", "1")


def test_another_organisation_counts_only_its_own(
    chantha: User, village: Place, assess: Callable[..., UUID], signed_in: SignIn
) -> None:
    assess(village, SOCIAL)
    page = _ask(signed_in(chantha))
    assert all(line.families.word == "០" for line in page.context["page"].bands)


def test_a_chief_sees_counts_of_the_commune_but_no_names_and_nothing_small(
    rithy: User, village: Place, assess: Callable[..., UUID], signed_in: SignIn
) -> None:
    for _ in range(5):
        assess(village, SOCIAL)
    assess(village, LIGHT)
    browser = signed_in(rithy)
    page = _ask(browser).context["page"]
    words = [line.families.word for line in page.bands]
    assert words == ["", "០", "", "០"], "the five could be found by subtracting the one"
    assert page.villages[0].counts[-1].word == "៦"
    assert page.tiles == []
    assert _ask(browser, receipt="unserved.high.").status_code == 403


def test_who_opens_a_count_is_written_down(
    english: Client, village: Place, assess: Callable[..., UUID], dara: User
) -> None:
    home = assess(village, SOCIAL)
    assert _ask(english, receipt="unserved.high.").status_code == 200
    seen = View.objects.filter(actor_id=dara.pk, page="receipt")
    assert list(seen.values_list("subject_id", flat=True)) == [home]


def test_families_outside_ones_sight_are_counted_and_not_named(
    vuthy: User, bopha: User, far_village: Place, village: Place, take: Take, signed_in: SignIn
) -> None:
    far = take("household", family(far_village, registered_on="1/1/2024"), by=vuthy)
    assert far.word is Word.SAVED
    near = take("household", family(village, registered_on="1/1/2024"), by=bopha)
    browser = signed_in(bopha)
    mine = _ask(browser, receipt="all.*.").context["page"].receipt
    assert [row.address for row in mine.rows] == [reverse("family", args=[near.id])]
    assert mine.word == "១"
    assert _ask(browser, area=str(far_village.parent_id)).status_code == 403


@pytest.mark.parametrize("key", ["nothing", "all.*.x", "all.a b.", "all.*.99999999999", "a.b.c.d"])
def test_a_count_that_is_none_is_not_found(key: str, english: Client) -> None:
    assert _ask(english, receipt=key).status_code == 404


def test_who_may_not_is_kept_out(signed_in: SignIn, client: Client, sokha: User) -> None:
    assert _ask(signed_in(sokha)).status_code == 403
    assert _ask(client).status_code == 302
