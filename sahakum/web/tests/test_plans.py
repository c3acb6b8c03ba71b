"""Pages of plans, their tasks, pairings, leavings, what is overdue, and of a programme."""

import datetime
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.journal import clock
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.programmes.models import Programme, Stewardship
from sahakum.support.models import Pairing, Plan, PlanTask, TaskState
from sahakum.web import overdue_page, wording
from sahakum.web.tests import SignIn

RISK = ("ហានិភ័យ", "ងាយរងគ្រោះ", "ជួញដូរ", "risk", "vulnerab")


def day(days_ago: int = 0) -> str:
    return wording.day_in_numbers(clock.today() - datetime.timedelta(days=days_ago))


def plan(**changes: str) -> dict[str, str]:
    posted = {
        "operation": str(uuid7()),
        "rows": "3",
        "drawn_on": day(20),
        "tasks-0-goal": "មានចំណូលពីមាន់",
        "tasks-0-what": "ធ្វើទ្រុងមាន់",
        "tasks-0-responsible": "family",
        "tasks-0-name": "ម្តាយ",
        "tasks-0-due_on": day(5),
    }
    return posted | changes


@pytest.fixture
def planned(household_id: UUID, bopha: User, signed_in: SignIn) -> PlanTask:
    """A plan that Bopha drew up on its page, with a task due five days ago."""
    answer = signed_in(bopha).post(reverse("new-plan", args=[household_id]), plan())
    assert answer["Location"] == reverse("plan", args=[household_id])
    return PlanTask.objects.get()


def test_a_plan_stands_on_its_page_with_the_family_and_on_today(
    signed_in: SignIn, bopha: User, household_id: UUID, planned: PlanTask
) -> None:
    browser = signed_in(bopha)
    for name, parts in (("plan", [household_id]), ("family", [household_id]), ("today", [])):
        assert "ធ្វើទ្រុងមាន់" in browser.get(reverse(name, args=parts)).content.decode(), name


def test_what_is_wrong_in_a_row_stands_there_and_everything_is_kept(
    signed_in: SignIn, bopha: User, household_id: UUID
) -> None:
    address = reverse("new-plan", args=[household_id])
    page = signed_in(bopha).post(address, plan(**{"tasks-0-goal": "", "tasks-0-due_on": day(30)}))
    assert page.status_code == 422
    row = page.context["page"].rows[0]
    assert row.goal.errors
    assert [len(filling.errors) for filling in row.fields] == [0, 0, 0, 1]
    assert "ធ្វើទ្រុងមាន់" in page.content.decode()
    assert not Plan.objects.exists()


def test_more_rows_keep_what_was_typed(signed_in: SignIn, bopha: User, household_id: UUID) -> None:
    address = reverse("new-plan", args=[household_id])
    page = signed_in(bopha).post(address, plan(more="1"))
    assert len(page.context["page"].rows) == 6
    assert "ធ្វើទ្រុងមាន់" in page.content.decode()


def test_a_new_plan_says_which_tasks_go_on(
    signed_in: SignIn, bopha: User, household_id: UUID, planned: PlanTask
) -> None:
    page = signed_in(bopha).get(reverse("new-plan", args=[household_id]))
    assert [line.task for line in page.context["page"].going_on] == [planned]


@pytest.mark.parametrize(
    ("name", "said", "state"),
    [
        ("task-done", {}, TaskState.DONE),
        ("task-change", {"why": "ភ្លៀង"}, TaskState.DROPPED),
        ("task-change", {"why": "ភ្លៀង", "due_on": "1/1/2030"}, TaskState.OPEN),
    ],
)
def test_a_word_about_a_task(
    name: str,
    said: dict[str, str],
    state: str,
    signed_in: SignIn,
    bopha: User,
    planned: PlanTask,
) -> None:
    posted = {"operation": str(uuid7()), "said_on": day()} | said
    answer = signed_in(bopha).post(reverse(name, args=[planned.pk]), posted)
    assert answer["Location"] == reverse("plan", args=[planned.household_id])
    planned.refresh_from_db()
    assert planned.state == state


def test_held_words_and_plans_are_corrected_where_they_were_typed(
    signed_in: SignIn, bopha: User, household_id: UUID, planned: PlanTask
) -> None:
    browser = signed_in(bopha)
    wrong = {"operation": str(uuid7()), "said_on": day()}
    assert browser.post(reverse("task-change", args=[planned.pk]), wrong).status_code == 422
    browser.post(reverse("new-plan", args=[household_id]), plan(drawn_on=""))
    waiting = browser.get(reverse("attention")).context["page"].waiting
    assert len(waiting) == 2
    for one in waiting:
        assert browser.get(one.address).status_code == 422


def visit(planned: PlanTask, **changes: Any) -> dict[str, Any]:
    posted = {
        "operation": str(uuid7()),
        "visited_on": day(),
        "met": "head",
        "progress": "better",
        "purposes": ["plan", "grant"],
        "arranged": "planned",
        "means_to_leave": "not_asked",
        "tasks-0-task": str(planned.pk),
    }
    return posted | changes


def test_the_time_line_says_what_became_of_a_visit_and_keeps_apart_who_means_to_leave(
    signed_in: SignIn, bopha: User, dara: User, vuthy: User, planned: PlanTask
) -> None:
    new_visit = reverse("new-visit", args=[planned.household_id])
    told = {"tasks-0-outcome": "done", "changed": "ឪពុកមានការងារធ្វើ", "arranged": "unplanned"}
    said = visit(planned, **told, means_to_leave="yes")
    assert signed_in(bopha).post(new_visit, said).status_code == 302
    family = reverse("family", args=[planned.household_id])
    leaving = "មានអ្នកចង់ចេញទៅធ្វើការឆ្ងាយ"
    for user, knows in ((bopha, True), (dara, True), (vuthy, False)):
        page = signed_in(user).get(family).content.decode()
        assert "អ្វីដែលបានផ្លាស់ប្តូរ៖ ឪពុកមានការងារធ្វើ" in page
        assert "ធ្វើរួច៖ ធ្វើទ្រុងមាន់" in page
        assert (leaving in page) is knows


def test_the_visit_form_shows_open_tasks_and_records_what_became_of_them(
    signed_in: SignIn, bopha: User, planned: PlanTask
) -> None:
    browser, address = signed_in(bopha), reverse("new-visit", args=[planned.household_id])
    assert "ធ្វើទ្រុងមាន់" in browser.get(address).content.decode()
    wrong = browser.post(address, visit(planned, **{"tasks-0-outcome": "not_done"}))
    assert wrong.status_code == 422
    assert wrong.context["tasks"][0].open
    assert wrong.context["tasks"][0].folded[0].errors
    done = browser.post(address, visit(planned, **{"tasks-0-outcome": "done"}))
    assert done.status_code == 302
    planned.refresh_from_db()
    assert planned.state == TaskState.DONE
    assert "ធ្វើទ្រុងមាន់" not in browser.get(address).content.decode()


def test_the_sheet_of_the_family_is_plain_khmer_without_words_of_risk(
    signed_in: SignIn, bopha: User, planned: PlanTask
) -> None:
    browser = signed_in(bopha)
    browser.cookies["language"] = "en"
    text = browser.get(reverse("plan-sheet", args=[planned.household_id])).content.decode()
    sheet = text[text.index("<article") : text.index("</article>")]
    assert "ធ្វើទ្រុងមាន់" in sheet
    assert "ផែនការគ្រួសារយើង" in sheet
    assert not any(word in sheet for word in RISK)


def test_families_are_paired_from_the_plan(
    signed_in: SignIn, bopha: User, household_id: UUID, village: Place, take: Take
) -> None:
    other = take("household", family(village, members=[member("ព្រំ", "ធារី", "head")]), by=bopha)
    browser, address = signed_in(bopha), reverse("new-pairing", args=[household_id])
    assert str(other.id) in browser.get(address).content.decode()
    posted = {"operation": str(uuid7()), "other": str(other.id), "from_on": day(), "why": "ដាច់"}
    assert browser.post(address, posted).status_code == 302
    assert Pairing.objects.get().other_id == other.id
    page = browser.get(reverse("plan", args=[household_id]))
    assert [one.other_id for one in page.context["page"].pairings] == [other.id]


def test_overdue_is_for_supervisors(
    signed_in: SignIn, bopha: User, dara: User, planned: PlanTask
) -> None:
    assert signed_in(bopha).get(reverse("overdue")).status_code == 403
    page = signed_in(dara).get(reverse("overdue"))
    assert "ធ្វើទ្រុងមាន់" in page.content.decode()
    assert [row.name for row in page.context["page"].workers] == [bopha.name]


def test_too_much_for_one_page_is_opened_an_area_at_a_time(
    signed_in: SignIn,
    dara: User,
    bopha: User,
    planned: PlanTask,
    neighbour_village: Place,
    take: Take,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = uuid7()
    assert take("household", family(neighbour_village), by=bopha, id=other).word is Word.SAVED
    visit = {"household": str(other), "visited_on": "5/2/2026", "met": "head", "progress": "same"}
    assert take("home_visit", visit, by=bopha).word is Word.SAVED
    monkeypatch.setattr(overdue_page, "MOST_AT_ONCE", 1)
    browser = signed_in(dara)
    page = browser.get(reverse("overdue"))
    assert "ធ្វើទ្រុងមាន់" not in page.content.decode()
    first, second = page.context["page"].choices
    assert first.address != second.address
    opened = [browser.get(choice.address) for choice in (first, second)]
    assert ["ធ្វើទ្រុងមាន់" in page.content.decode() for page in opened].count(True) == 1
    assert [len(page.context["page"].villages) for page in opened] == [1, 1]
    assert [page.context["page"].area.pk for page in opened] == [
        int(choice.address.rsplit("=")[-1]) for choice in (first, second)
    ]
    assert browser.get(f"{reverse('overdue')}?area=nowhere").status_code == 404


def test_a_family_leaves_a_programme_and_its_page_says_why(
    signed_in: SignIn, bopha: User, household_id: UUID, family_support: Programme, take: Take
) -> None:
    about = {"household": str(household_id), "programme": family_support.code}
    assert take("enrolment", about | {"from_on": "2/2/2026"}, by=bopha).word is Word.SAVED
    browser, address = signed_in(bopha), reverse("new-leaving", args=[household_id])
    posted = {"operation": str(uuid7()), "programme": family_support.code, "left_on": day()}
    wrong = browser.post(address, posted | {"reason": "self_sufficient"})
    assert wrong.status_code == 422
    criteria = dict.fromkeys(("income", "rice", "debt", "school", "trips"), "met")
    criteria |= {f"{code}_by": "family" for code in criteria}
    answer = browser.post(address, posted | criteria | {"reason": "self_sufficient"})
    assert answer["Location"] == reverse("family", args=[household_id])
    text = browser.get(answer["Location"]).content.decode()
    assert "គ្មានបំណុលថ្មី" in text


def test_a_programme_page_says_who_stewards_it(
    signed_in: SignIn, vuthy: User, dara: User, bopha: User, family_support: Programme
) -> None:
    address = reverse("programme", args=[family_support.code])
    assert signed_in(bopha).get(address).status_code == 403
    assert signed_in(dara).get(address).status_code == 200
    posted = {"operation": str(uuid7()), "from_on": day()}
    answer = signed_in(vuthy).post(address, posted | {"organisation": ""})
    assert answer.status_code == 302
    assert Stewardship.objects.get().organisation_id == vuthy.organisation_id


def test_a_programme_of_others_is_not_found(
    signed_in: SignIn, vuthy: User, chantha: User, family_support: Programme
) -> None:
    other = Programme.objects.create(
        code="care",
        name_km="ថែទាំ",
        name_en="Care",
        organisation=chantha.organisation,
        from_on=datetime.date(2020, 1, 1),
    )
    assert signed_in(vuthy).get(reverse("programme", args=[other.code])).status_code == 404
