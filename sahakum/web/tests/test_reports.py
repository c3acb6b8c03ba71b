"""The programme report, the receipts of its figures, and families that join programmes."""

import datetime
import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.assessments.tests.samples import HUNGER
from sahakum.indicators.declarations import BY_CODE
from sahakum.journal import clock
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.programmes.models import Enrolment, Programme
from sahakum.support.models import PlanTask
from sahakum.web import wording
from sahakum.web.tests import SignIn, Take

MOST_QUERIES = 30


@pytest.fixture
def address(family_support: Programme) -> str:
    return reverse("report", args=[family_support.code])


@pytest.fixture
def enrolled(household_id: UUID, bopha: User, family_support: Programme, take: Take) -> UUID:
    """The family takes part since 1 February."""
    content = {
        "household": str(household_id),
        "programme": family_support.code,
        "from_on": "1/2/2026",
    }
    take("enrolment", content, by=bopha)
    return household_id


@pytest.fixture
def target(vuthy: User, family_support: Programme, take: Take) -> None:
    content = {
        "programme": family_support.code,
        "indicator": "families_enrolled",
        "from_on": "1/1/2020",
        "to_on": "31/12/2099",
        "value": "4",
        "sort": "total",
    }
    take("target", content, by=vuthy)


def page_of(browser: Client, address: str, **asked: str) -> Any:
    answer = browser.get(address, asked)
    assert answer.status_code == 200
    return answer


def test_a_figure_stands_beside_its_target(
    signed_in: SignIn, vuthy: User, enrolled: UUID, target: None, address: str
) -> None:
    page = page_of(signed_in(vuthy), address).context["page"]
    line = page.lines[0]
    assert (line.fig.word, line.fig.target, line.bar.percent) == ("១", "៤", "២៥%")
    assert line.bar.state.tone == "late"
    assert [fig.word for fig in line.sexes] == ["២", "១"]


def test_every_figure_leads_to_its_receipt_and_on_to_the_record(
    signed_in: SignIn, vuthy: User, enrolled: UUID, address: str
) -> None:
    browser = signed_in(vuthy)
    first = page_of(browser, address).context["page"].lines[0].fig
    receipt = browser.get(address + first.address.partition("#")[0])
    text = receipt.content.decode()
    assert 'id="receipt"' in text
    link = re.search(r'href="(/history/[0-9a-f-]+/)"', text)
    assert link
    assert browser.get(link.group(1)).context["page"].household.pk == enrolled


def test_people_are_split_by_sex_and_age(
    signed_in: SignIn, vuthy: User, enrolled: UUID, address: str
) -> None:
    people = page_of(signed_in(vuthy), address).context["page"].people
    together = [line.figs[-1].word for line in people]
    assert together.count("១") == 3


def test_villages_are_looked_at_as_bars_beside_their_targets(
    signed_in: SignIn, vuthy: User, enrolled: UUID, address: str
) -> None:
    page = page_of(signed_in(vuthy), address).context["page"]
    (bar,) = page.village_bars
    assert (bar.word, bar.target, bar.width, bar.reached) == ("១", "", 100, False)


def test_families_assessed_and_planned_with_are_counted(
    signed_in: SignIn, vuthy: User, bopha: User, enrolled: UUID, take: Take, address: str
) -> None:
    task = {"goal": "ម្ហូប", "what": "ដាំបន្លែ", "responsible": "family", "due_on": "20/3/2026"}
    plan = {"household": str(enrolled), "drawn_on": "1/3/2026", "tasks": [task]}
    take("plan", plan, by=bopha)
    take("task_done", {"task": str(PlanTask.objects.get().pk), "said_on": "5/3/2026"}, by=bopha)
    said = {"household": str(enrolled), "version": "household_hunger", "assessed_on": "2/3/2026"}
    take("assessment", said | {"answers": HUNGER}, by=bopha)
    lines = page_of(signed_in(vuthy), address).context["page"].lines
    words = {line.name: line.fig.word for line in lines}
    names = ("families_assessed", "families_with_plans", "plan_tasks_done")
    assert [words[str(BY_CODE[code].name)] for code in names] == ["១", "១", "១"]


def test_a_family_that_left_is_counted_with_its_reason(
    signed_in: SignIn, vuthy: User, bopha: User, enrolled: UUID, take: Take, address: str
) -> None:
    content = {"household": str(enrolled), "programme": "family_support", "left_on": "1/3/2026"}
    take("leaving", content | {"reason": "moved"}, by=bopha)
    lines = page_of(signed_in(vuthy), address).context["page"].lines
    words = {line.name: line.fig.word for line in lines}
    names = ("families_left", "families_on_their_own_feet", "families_in_programme_now")
    assert [words[str(BY_CODE[code].name)] for code in names] == ["១", "០", "០"]


def test_as_known_on_a_day_before_nothing_was_known(
    signed_in: SignIn, vuthy: User, enrolled: UUID, address: str
) -> None:
    yesterday = clock.today() - datetime.timedelta(days=1)
    browser = signed_in(vuthy)
    asked = {"known_on": wording.day_in_numbers(yesterday)}
    page = page_of(browser, address, **asked).context["page"]
    assert page.lines[0].fig.word == "០"


def test_wrong_days_are_said_at_their_place(signed_in: SignIn, vuthy: User, address: str) -> None:
    text = page_of(signed_in(vuthy), address, first="31/2/2026").content.decode()
    assert 'id="id_first-error"' in text


def test_an_area_keeps_to_itself(
    signed_in: SignIn, vuthy: User, enrolled: UUID, address: str, far_village: Place
) -> None:
    asked = {"area": str(far_village.parent_id)}
    page = page_of(signed_in(vuthy), address, **asked).context["page"]
    assert page.lines[0].fig.word == "០"


@pytest.mark.parametrize("key", ["nonsense", "families_enrolled.x.y", "a.2026-01-01.2026-01-02"])
def test_a_receipt_that_does_not_exist_is_not_found(
    signed_in: SignIn, vuthy: User, address: str, key: str
) -> None:
    assert signed_in(vuthy).get(address, {"receipt": key}).status_code == 404


def test_a_social_worker_reads_no_reports(signed_in: SignIn, bopha: User, address: str) -> None:
    assert signed_in(bopha).get(address).status_code == 403


def test_the_programme_of_another_organisation_is_not_found(
    signed_in: SignIn, vuthy: User, river_house: Any
) -> None:
    Programme.objects.create(
        code="theirs",
        name_km="គេ",
        name_en="Theirs",
        organisation=river_house,
        from_on="2020-01-01",
    )
    assert signed_in(vuthy).get(reverse("report", args=["theirs"])).status_code == 404


def test_the_report_asks_a_fixed_number_of_questions(
    signed_in: SignIn,
    vuthy: User,
    enrolled: UUID,
    address: str,
    django_assert_max_num_queries: Any,
) -> None:
    browser = signed_in(vuthy)
    with django_assert_max_num_queries(MOST_QUERIES):
        page_of(browser, address)


def test_a_family_joins_a_programme_from_its_page(
    signed_in: SignIn, bopha: User, household_id: UUID, family_support: Programme
) -> None:
    posted = {
        "operation": str(uuid7()),
        "programme": family_support.code,
        "from_on": wording.day_in_numbers(clock.today()),
    }
    browser = signed_in(bopha)
    answer = browser.post(reverse("new-enrolment", args=[household_id]), posted)
    assert answer.status_code == 302
    assert Enrolment.objects.get().programme == family_support
    assert family_support.name_km in browser.get(answer["Location"]).content.decode()
