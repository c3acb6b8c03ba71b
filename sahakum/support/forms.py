"""What may be said of a home visit."""

import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    ReferenceField,
    RowsField,
    TextField,
)
from sahakum.capture.forms import RecordForm
from sahakum.support.models import Arranged, MeansToLeave, Met, Obstacle, Progress, Purpose
from sahakum.support.plan_forms import BEFORE_PLAN, TaskProgressForm

NEXT_BEFORE = _("The next visit must be after this one.")
OTHER_FAMILY = _("A task belongs to another family, or stands there twice.")
MOST_TASKS_AT_A_VISIT = 40
PROGRESS_NEEDED = _("Please say how the family fares.")


class HomeVisitForm(RecordForm):
    """One visit: who was met, how the family fares, what is in the way, when to come again."""

    household = ReferenceField(to="household", label=_("Family"))
    visited_on = DayField(
        label=_("Day of the visit"), help_text=_("Day/month/year, for example 16/11/2026")
    )
    purposes = ChoicesField(
        label=_("What is the visit for?"),
        choices=Purpose.choices,
        required=False,
        help_text=_("One visit can serve several."),
    )
    arranged = ChoiceField(
        label=_("Was the visit planned?"), choices=Arranged.choices, required=False
    )
    met = ChoiceField(label=_("Whom did you meet?"), choices=Met.choices)
    progress = ChoiceField(
        label=_("How does the family fare?"), choices=Progress.choices, required=False
    )
    tasks = RowsField(
        row=TaskProgressForm, label=_("Tasks of the plan"), most=MOST_TASKS_AT_A_VISIT
    )
    changed = TextField(
        label=_("What has changed since the last visit?"), most=1000, lines=3, required=False
    )
    means_to_leave = ChoiceField(
        label=_("Does anyone mean to go away for work?"),
        choices=MeansToLeave.choices,
        required=False,
    )
    obstacles = ChoicesField(
        label=_("What stands in the way?"),
        choices=Obstacle.choices,
        required=False,
        help_text=_("Choose as many as are true; none is an answer too."),
    )
    note = TextField(
        label=_("What did you see and hear?"),
        most=2000,
        lines=5,
        required=False,
        help_text=_("In the family's words. No names of people outside the family."),
    )
    next_visit_on = DayField(
        label=_("Next visit"),
        future=True,
        required=False,
        help_text=_("Left empty: by the usual rhythm."),
    )

    show_if: ClassVar = dict.fromkeys(
        ("progress", "tasks", "changed", "means_to_leave", "obstacles"), "met != 'nobody'"
    )

    def clean(self) -> dict[str, Any]:
        """The next visit comes after this one; who met somebody says how the family fares."""
        answers = dict(self.cleaned_data)
        visited, following = answers.get("visited_on"), answers.get("next_visit_on")
        if visited and following and following <= visited:
            self.add_error("next_visit_on", NEXT_BEFORE)
        if answers.get("met") not in (None, "", Met.NOBODY) and not answers.get("progress"):
            self.add_error("progress", PROGRESS_NEEDED)
        self._check_tasks(answers)
        return answers

    def _check_tasks(self, answers: dict[str, Any]) -> None:
        """Tasks are of the family visited, each once, and of a plan that existed by then."""
        household, visited = answers.get("household"), answers.get("visited_on")
        tasks = [row["task"] for row in answers.get("tasks") or []]
        if (household and any(task.household_id != household.pk for task in tasks)) or len(
            {task.pk for task in tasks}
        ) < len(tasks):
            self.add_error("tasks", OTHER_FAMILY)
        elif visited and any(_said_too_early(row, visited) for row in answers.get("tasks") or []):
            self.add_error("visited_on", BEFORE_PLAN)


def _said_too_early(row: dict[str, Any], visited_on: datetime.date) -> bool:
    return bool(row["outcome"]) and visited_on < row["task"].goal.plan.drawn_on
