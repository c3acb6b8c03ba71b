"""What may be said of plans, their tasks, and pairings of families."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sahakum.capture import texts
from sahakum.capture.fields import ChoiceField, DayField, ReferenceField, RowsField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.support.models import Responsible

MOST_TASKS = 12
GOAL_NEEDED = _("Please say what the family wants to reach.")
DUE_BEFORE = _("A task cannot be due before the plan is drawn up.")
BEFORE_PLAN = _("This is before the plan was drawn up.")
WHY_NEEDED = _("Please say why it is not done.")
DUE_PASSED = _("The new day must come after this one.")
DAYS_IN_ORDER = _("The last day is before the first.")
SAME_FAMILY = _("A family cannot be paired with itself.")


class PlanTaskForm(RecordForm):
    """One task of a plan, under the goal that it serves."""

    goal = TextField(
        label=_("Goal"), required=False, help_text=_("Left empty: the goal of the task before.")
    )
    what = TextField(label=_("Task"))
    responsible = ChoiceField(label=_("Who does it?"), choices=Responsible.choices)
    name = TextField(label=_("Name of the person"), most=120, required=False)
    due_on = DayField(label=_("Done by"), future=True)


class PlanForm(RecordForm):
    """A plan drawn up with a family: goals, and tasks with who does them by when."""

    household = ReferenceField(to="household", label=_("Family"))
    drawn_on = DayField(label=_("Drawn up with the family on"))
    tasks = RowsField(row=PlanTaskForm, label=_("Goals and tasks"), least=1, most=MOST_TASKS)
    note = TextField(label=_("What else was agreed?"), most=2000, lines=3, required=False)

    def clean(self) -> dict[str, Any]:
        """The first task has a goal; nothing is due before the plan exists."""
        answers = dict(self.cleaned_data)
        drawn, tasks = answers.get("drawn_on"), answers.get("tasks") or []
        problems = [_in_row(1, "goal", GOAL_NEEDED)] if tasks and not tasks[0]["goal"] else []
        for number, task in enumerate(tasks, 1):
            if drawn and task["due_on"] < drawn:
                problems.append(_in_row(number, "due_on", DUE_BEFORE))
        if problems:
            self.add_error("tasks", ValidationError(problems))
        return answers


def _in_row(number: int, name: str, sentence: Any) -> ValidationError:
    params = {"number": texts.numeral(number), "sentence": str(sentence)}
    return ValidationError(texts.ROW, code=f"{number}.{name}", params=params)


class TaskDoneForm(RecordForm):
    """A task of a plan is done."""

    task = ReferenceField(to="task", label=_("Task"))
    said_on = DayField(label=_("Done on"))
    why = TextField(label=_("How did it go?"), most=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Nothing is done before it was agreed."""
        answers = dict(self.cleaned_data)
        refuse_before_plan(self, answers)
        return answers


class TaskChangeForm(RecordForm):
    """A task was not done: why, and by when it is to be done now; without a day it is left out."""

    task = ReferenceField(to="task", label=_("Task"))
    said_on = DayField(label=_("Talked about on"))
    why = TextField(label=_("Why is it not done?"), most=300)
    due_on = DayField(
        label=_("New day"),
        future=True,
        required=False,
        help_text=_("Left empty: the task is left out."),
    )

    def clean(self) -> dict[str, Any]:
        """The new day comes after the talk, the talk after the plan."""
        answers = dict(self.cleaned_data)
        refuse_before_plan(self, answers)
        said, due = answers.get("said_on"), answers.get("due_on")
        if said and due and due <= said:
            self.add_error("due_on", DUE_PASSED)
        return answers


def refuse_before_plan(form: RecordForm, answers: dict[str, Any]) -> None:
    """A sentence where something is said of a task on a day before its plan."""
    task, said = answers.get("task"), answers.get("said_on")
    if task and said and said < task.goal.plan.drawn_on:
        form.add_error("said_on", BEFORE_PLAN)


OUTCOMES = (("done", _("Done")), ("not_done", _("Not done")))


class TaskProgressForm(RecordForm):
    """What became of one task of the plan, seen at a visit; nothing said leaves it as it is."""

    task = ReferenceField(to="task", label=_("Task"))
    outcome = ChoiceField(label=_("What became of it?"), choices=OUTCOMES, required=False)
    why = TextField(label=_("Why is it not done?"), most=300, required=False)
    due_on = DayField(label=_("New day"), future=True, required=False)

    show_if: ClassVar = {"why": "outcome = 'not_done'", "due_on": "outcome = 'not_done'"}

    def clean(self) -> dict[str, Any]:
        """Who says that it is not done says why."""
        answers = dict(self.cleaned_data)
        if answers.get("outcome") == "not_done" and not answers.get("why"):
            self.add_error("why", WHY_NEEDED)
        return answers


class PairingForm(RecordForm):
    """An isolated family is paired with another one that looks in on it."""

    household = ReferenceField(to="household", label=_("Family"))
    other = ReferenceField(to="household", label=_("The other family"))
    from_on = DayField(label=_("Since"))
    to_on = DayField(
        label=_("Until"), future=True, required=False, help_text=_("Left empty: until further.")
    )
    why = TextField(label=_("Why"), most=300)

    def clean(self) -> dict[str, Any]:
        """Two families, and days in order."""
        answers = dict(self.cleaned_data)
        if answers.get("household") and answers.get("household") == answers.get("other"):
            self.add_error("other", SAME_FAMILY)
        first, last = answers.get("from_on"), answers.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", DAYS_IN_ORDER)
        return answers
