"""What may be said of children's schooling and work."""

import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, TextField
from sahakum.circumstances import texts
from sahakum.circumstances.fields import MemberField, WholeField
from sahakum.circumstances.forms.base import CircumstanceForm, note_field
from sahakum.circumstances.models import Attending, ChildWork, Grade
from sahakum.registry.models import Membership

CHANGED = "attending = 'left' or attending = 'back'"


class SchoolingForm(CircumstanceForm):
    """A child in a school year: school, grade, rank, whether it attends."""

    member = MemberField(label=_("Child"))
    school_year = WholeField(
        label=_("School year"),
        least=1990,
        most=2100,
        help_text=_("The year in which it began, for example 2026 for 2026/27"),
    )
    month = WholeField(
        label=_("Month"),
        least=1,
        most=12,
        required=False,
        help_text=_("1 to 12, if this is about one month"),
    )
    school = TextField(label=_("School"), most=120, required=False)
    grade = ChoiceField(label=_("Grade"), choices=Grade.choices)
    attending = ChoiceField(label=_("Does the child go to school?"), choices=Attending.choices)
    changed_on = DayField(label=_("Left or came back on"), required=False)
    reason = TextField(label=_("Why did the child leave?"), most=300, required=False)
    rank = WholeField(label=_("Rank in the class"), least=1, most=200, required=False)
    class_size = WholeField(label=_("Of how many children"), least=1, most=200, required=False)
    letter = TextField(label=_("Letter from the teacher"), most=1000, lines=3, required=False)
    note = note_field()

    show_if: ClassVar = {"changed_on": CHANGED, "reason": "attending = 'left'"}

    def clean(self) -> dict[str, Any]:
        """Not before birth; the rank fits the class; who left or came back did so on a day."""
        answers = super().clean()
        self._check_year(answers.get("school_year"), answers.get("member"))
        self._check_month(answers.get("school_year"), answers.get("month"))
        self._check_rank(answers.get("rank"), answers.get("class_size"))
        if answers.get("attending") in (Attending.LEFT, Attending.BACK) and not (
            answers.get("changed_on") or "changed_on" in self.errors
        ):
            self.add_error("changed_on", texts.DAY_OF_CHANGE)
        self.refuse_before_birth("changed_on", answers.get("member"))
        self.refuse_after_told("changed_on")
        return answers

    def _check_year(self, year: int | None, member: Membership | None) -> None:
        told: datetime.date | None = self.cleaned_data.get("told_on")
        if year and told and year > told.year:
            self.add_error("school_year", texts.FUTURE_YEAR)
        born = member.person.born_on if member else None
        if member and year and born and year < born.year:
            self.say("school_year", texts.BEFORE_BIRTH, name=member.person.name)

    def _check_month(self, year: int | None, month: int | None) -> None:
        told: datetime.date | None = self.cleaned_data.get("told_on")
        # Of the year that has begun: school years began in November, and after the pandemic in
        # January, so that only what is later in the same year is certainly still to come.
        if told and month and year == told.year and month > told.month:
            self.add_error("month", texts.FUTURE_MONTH)

    def _check_rank(self, rank: int | None, class_size: int | None) -> None:
        if rank and not class_size and "class_size" not in self.errors:
            self.add_error("class_size", texts.CLASS_SIZE_NEEDED)
        if rank and class_size and rank > class_size:
            self.add_error("rank", texts.RANK_TOO_HIGH)


class ChildWorkForm(CircumstanceForm):
    """Work that a child does: what, for whom, how many hours a week."""

    member = MemberField(label=_("Child"))
    sort = ChoiceField(label=_("What work?"), choices=ChildWork.Sort.choices)
    where = ChoiceField(label=_("At home or outside?"), choices=ChildWork.Where.choices)
    hours_a_week = WholeField(label=_("Hours a week"), least=1, most=112, unit=_("hours"))
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """Not before birth."""
        answers = super().clean()
        self.refuse_before_birth("told_on", answers.get("member"))
        return answers
