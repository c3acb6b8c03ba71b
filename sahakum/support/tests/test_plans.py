"""Plans of families: one that holds, tasks carried over, and words about them in any order."""

import datetime
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Take, family, member
from sahakum.accounts.models import User
from sahakum.capture.intake import Submission, Word, take_in
from sahakum.journal.verify import verify
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household
from sahakum.support.models import HomeVisit, Pairing, PlanTask, TaskState, VisitDetail
from sahakum.support.plan_selectors import current_plan, open_tasks, tasks_due
from sahakum.support.projections import compare_tasks

MARCH = datetime.date(2026, 3, 31)


def task(what: str, **changes: str) -> dict[str, str]:
    said = {"goal": "", "what": what, "responsible": "family", "due_on": "20/3/2026"}
    return said | changes


def plan(household_id: UUID, *tasks: dict[str, str], on: str = "1/3/2026") -> dict[str, Any]:
    first, *others = tasks
    goal = {"goal": first["goal"] or "ចិញ្ចឹមមាន់ឱ្យមានចំណូល"}
    return {"household": str(household_id), "drawn_on": on, "tasks": [first | goal, *others]}


@pytest.fixture
def household(household_id: UUID) -> Household:
    return Household.objects.get(pk=household_id)


@pytest.fixture
def one_task(household_id: UUID, bopha: User, take: Take) -> PlanTask:
    """A task of a plan that Bopha drew up on 1 March 2026, due on the 20th."""
    assert take("plan", plan(household_id, task("ធ្វើទ្រុងមាន់")), by=bopha).word is Word.SAVED
    return PlanTask.objects.get()


def whats(household: Household) -> list[str]:
    return [one.what for one in open_tasks(household)]


def test_a_newer_plan_holds_and_carries_open_tasks_over(
    household: Household, bopha: User, take: Take, one_task: PlanTask
) -> None:
    newer = plan(household.pk, task("ដាំបន្លែ", goal="មានម្ហូប"), on="10/3/2026")
    assert take("plan", newer, by=bopha).word is Word.SAVED
    current = current_plan(household)
    assert current is not None
    assert current.plan.drawn_on == datetime.date(2026, 3, 10)
    assert [one.what for one in current.tasks] == ["ដាំបន្លែ"]
    assert [one.what for one in current.carried_over] == ["ធ្វើទ្រុងមាន់"]


def test_an_older_plan_that_arrives_late_does_not_replace_the_newer(
    household: Household, bopha: User, take: Take, one_task: PlanTask
) -> None:
    take("plan", plan(household.pk, task("ចាស់"), on="1/2/2026"), by=bopha)
    current = current_plan(household)
    assert current is not None
    assert [one.what for one in current.tasks] == ["ធ្វើទ្រុងមាន់"]
    assert [one.what for one in current.carried_over] == ["ចាស់"]


def test_a_goal_left_empty_is_the_goal_before(household_id: UUID, bopha: User, take: Take) -> None:
    take("plan", plan(household_id, task("មួយ"), task("ពីរ"), task("បី", goal="រៀន")), by=bopha)
    goals = [one.goal.text for one in PlanTask.objects.order_by("order")]
    assert goals == ["ចិញ្ចឹមមាន់ឱ្យមានចំណូល", "ចិញ្ចឹមមាន់ឱ្យមានចំណូល", "រៀន"]


def test_the_first_task_needs_a_goal_and_none_is_due_before_the_plan(
    household_id: UUID, bopha: User, take: Take
) -> None:
    said = plan(household_id, task("មួយ", due_on="28/2/2026"))
    said["tasks"][0]["goal"] = ""
    answer = take("plan", said, by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert len(answer.sentences["tasks"]) == 2


def test_a_task_not_done_has_a_reason_and_a_new_day_or_is_left_out(
    household: Household, bopha: User, take: Take, one_task: PlanTask
) -> None:
    said = {"task": str(one_task.pk), "said_on": "20/3/2026", "why": "គ្មានឈើ"}
    assert take("task_change", said | {"due_on": "5/4/2026"}, by=bopha).word is Word.SAVED
    one_task.refresh_from_db()
    assert (one_task.state, one_task.due_now) == (TaskState.OPEN, datetime.date(2026, 4, 5))
    assert tasks_due(bopha, on=MARCH) == []
    assert take("task_change", said | {"said_on": "6/4/2026"}, by=bopha).word is Word.SAVED
    assert whats(household) == []
    assert take("task_change", said | {"why": ""}, by=bopha).word is Word.NEEDS_ATTENTION


def test_a_voided_word_opens_the_task_again(
    household: Household, bopha: User, take: Take, one_task: PlanTask
) -> None:
    done = take("task_done", {"task": str(one_task.pk), "said_on": "9/3/2026"}, by=bopha)
    assert whats(household) == []
    take("void", {"operation": str(done.id), "reason": "ខុសគ្រួសារ"}, by=bopha)
    assert whats(household) == ["ធ្វើទ្រុងមាន់"]


def test_nothing_is_done_before_it_was_agreed(bopha: User, take: Take, one_task: PlanTask) -> None:
    answer = take("task_done", {"task": str(one_task.pk), "said_on": "28/2/2026"}, by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert "said_on" in answer.sentences


def test_others_find_no_task(
    chantha: User, rithy: User, sreymom: User, take: Take, one_task: PlanTask
) -> None:
    said = {"task": str(one_task.pk), "said_on": "9/3/2026"}
    assert take("task_done", said, by=chantha).word is Word.NEEDS_ATTENTION
    assert take("task_done", said, by=sreymom).word is Word.NEEDS_ATTENTION
    assert take("task_done", said, by=rithy).word is Word.REFUSED
    one_task.refresh_from_db()
    assert one_task.state == TaskState.OPEN
    assert tasks_due(chantha, on=MARCH) == []
    assert tasks_due(bopha_of(one_task), on=MARCH) == [one_task]


def bopha_of(one_task: PlanTask) -> User:
    return User.objects.get(pk=one_task.operation.actor_id)


def visit(household_id: UUID, *rows: dict[str, str], **changes: Any) -> dict[str, Any]:
    said = {"household": str(household_id), "visited_on": "15/3/2026", "met": "head"}
    return said | {"progress": "better", "tasks": list(rows)} | changes


def test_a_visit_records_progress_on_tasks_and_what_else_was_said(
    household: Household, bopha: User, take: Take, one_task: PlanTask
) -> None:
    row = {"task": str(one_task.pk), "outcome": "done"}
    said = visit(
        household.pk,
        row,
        purposes=["plan", "animal", "grant"],
        arranged="unplanned",
        means_to_leave="yes",
        changed="ឪពុកមានការងារធ្វើ",
    )
    answer = take("home_visit", said, by=bopha)
    assert answer.word is Word.SAVED, answer
    detail = VisitDetail.objects.get()
    assert detail.purposes == ["plan", "animal", "grant"]
    assert (detail.arranged, detail.means_to_leave) == ("unplanned", "yes")
    assert whats(household) == []
    take("void", {"operation": str(answer.id), "reason": "ខុសថ្ងៃ"}, by=bopha)
    assert whats(household) == ["ធ្វើទ្រុងមាន់"]


def test_a_visit_says_why_a_task_is_not_done(
    household: Household, bopha: User, take: Take, one_task: PlanTask
) -> None:
    row = {"task": str(one_task.pk), "outcome": "not_done"}
    answer = take("home_visit", visit(household.pk, row), by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    said = visit(household.pk, row | {"why": "ភ្លៀង", "due_on": "1/4/2026"})
    assert take("home_visit", said, by=bopha).word is Word.SAVED
    assert [one.due_now for one in open_tasks(household)] == [datetime.date(2026, 4, 1)]


def test_a_visit_cannot_speak_of_another_familys_task(
    village: Place, bopha: User, take: Take, one_task: PlanTask
) -> None:
    other = take("household", family(village, members=[member("ព្រំ", "ធារី", "head")]), by=bopha)
    row = {"task": str(one_task.pk), "outcome": "done"}
    answer = take("home_visit", visit(other.id, row), by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert not HomeVisit.objects.exists()


def words_of(one_task: PlanTask) -> list[Submission]:
    """Three words about a task, of three days: put off, left out, done."""
    about = {"task": str(one_task.pk)}
    return [
        Submission(id=uuid7(), kind=kind, content=about | said)
        for kind, said in (
            ("task_change", {"said_on": "5/3/2026", "why": "ភ្លៀង", "due_on": "25/3/2026"}),
            ("task_change", {"said_on": "6/3/2026", "why": "គ្មានឈើ"}),
            ("task_done", {"said_on": "7/3/2026"}),
        )
    ]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_newest_day_decides_in_whatever_order_words_arrive(
    order: tuple[int, ...], bopha: User, one_task: PlanTask
) -> None:
    words = words_of(one_task)
    for place in order:
        assert take_in([words[place]], by=bopha)[0].word is Word.SAVED
    one_task.refresh_from_db()
    assert (one_task.state, one_task.due_now.day) == (TaskState.DONE, 25)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_open_tasks_follow_from_the_words_that_live(
    data: st.DataObject, household_id: UUID, bopha: User, take: Take
) -> None:
    """Any words about a task in any order, some voided: the newest living one says what holds."""
    answer = take("plan", plan(household_id, task("ការងារ")), by=bopha)
    one = PlanTask.objects.get(operation_id=answer.id)
    verbs = st.sampled_from(["done", "later", "left_out"])
    said = data.draw(st.lists(st.tuples(verbs, st.integers(2, 28)), max_size=5))
    voided = data.draw(st.lists(st.booleans(), min_size=len(said), max_size=len(said)))
    living = []
    for (verb, day), wrong in zip(said, voided, strict=True):
        stored = take(*_word(verb, day, one), by=bopha)
        assert stored.word is Word.SAVED
        if wrong:
            take("void", {"operation": str(stored.id), "reason": "ខុស"}, by=bopha)
        else:
            living.append((day, stored.id, verb))
    expected = max(living)[2] if living else "later"
    one.refresh_from_db()
    states = {"done": TaskState.DONE, "later": TaskState.OPEN, "left_out": TaskState.DROPPED}
    assert one.state == states[expected]
    assert list(compare_tasks()) == []


def _word(verb: str, day: int, one: PlanTask) -> tuple[str, dict[str, str]]:
    said = {"task": str(one.pk), "said_on": f"{day}/3/2026"}
    if verb == "done":
        return "task_done", said
    later = {"due_on": "1/5/2026"} if verb == "later" else {}
    return "task_change", said | {"why": "ភ្លៀង"} | later


def test_a_task_moves_with_its_family(
    household: Household,
    bopha: User,
    take: Take,
    one_task: PlanTask,
    neighbour_village: Place,
) -> None:
    moved = {"household": str(household.pk), "from_on": "5/3/2026"}
    take("household_change", moved | {"village": str(neighbour_village.pk)}, by=bopha)
    one_task.refresh_from_db()
    assert one_task.village_id == neighbour_village.pk
    assert list(verify()) == []


def test_two_families_are_paired_once(
    household_id: UUID, village: Place, bopha: User, chantha: User, take: Take
) -> None:
    other = take("household", family(village, members=[member("ព្រំ", "ធារី", "head")]), by=bopha)
    said = {"household": str(household_id), "other": str(other.id), "from_on": "1/3/2026"}
    said |= {"why": "នៅដាច់ពីគេ"}
    assert take("pairing", said, by=chantha).word is Word.NEEDS_ATTENTION
    assert take("pairing", said, by=bopha).word is Word.SAVED
    back = said | {"household": str(other.id), "other": str(household_id)}
    assert take("pairing", back, by=bopha).word is Word.NEEDS_ATTENTION
    alone = said | {"other": str(household_id)}
    assert take("pairing", alone, by=bopha).word is Word.NEEDS_ATTENTION
    assert Pairing.objects.count() == 1
