"""What indicators count of home visits, plans and their tasks."""

from sahakum.journal.models import Fact
from sahakum.support.models import HomeVisit, Plan, TaskState, TaskWord


def facts_of(visit: HomeVisit) -> list[Fact]:
    """One fact: this family was visited on this day, with this progress."""
    return [
        Fact(
            kind="home_visit",
            subject_kind="household",
            subject_id=visit.household_id,
            household_id=visit.household_id,
            village_id=visit.village_id,
            organisation_id=visit.steward_id,
            day=visit.visited_on,
            item=visit.progress,
        )
    ]


def facts_of_plan(plan: Plan) -> list[Fact]:
    """One fact: a plan was drawn up with this family on this day."""
    return [
        Fact(
            kind="plan",
            subject_kind="household",
            subject_id=plan.household_id,
            household_id=plan.household_id,
            village_id=plan.village_id,
            organisation_id=plan.steward_id,
            day=plan.drawn_on,
        )
    ]


def facts_of_word(word: TaskWord) -> list[Fact]:
    """One fact when a task of a plan is done; none when it is put off or left out."""
    if word.state != TaskState.DONE:
        return []
    task = word.task
    return [
        Fact(
            kind="plan_task_done",
            subject_kind="household",
            subject_id=task.household_id,
            household_id=task.household_id,
            village_id=task.village_id,
            organisation_id=task.steward_id,
            day=word.said_on,
        )
    ]
