"""What may be said of a home visit."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    ReferenceField,
    TextField,
)
from sahakum.capture.forms import RecordForm
from sahakum.support.models import Met, Obstacle, Progress

NEXT_BEFORE = _("The next visit must be after this one.")
PROGRESS_NEEDED = _("Please say how the family fares.")


class HomeVisitForm(RecordForm):
    """One visit: who was met, how the family fares, what is in the way, when to come again."""

    household = ReferenceField(to="household", label=_("Family"))
    visited_on = DayField(
        label=_("Day of the visit"), help_text=_("Day/month/year, for example 16/11/2026")
    )
    met = ChoiceField(label=_("Whom did you meet?"), choices=Met.choices)
    progress = ChoiceField(
        label=_("How does the family fare?"), choices=Progress.choices, required=False
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

    show_if: ClassVar = {"progress": "met != 'nobody'", "obstacles": "met != 'nobody'"}

    def clean(self) -> dict[str, Any]:
        """The next visit comes after this one; who met somebody says how the family fares."""
        answers = dict(self.cleaned_data)
        visited, following = answers.get("visited_on"), answers.get("next_visit_on")
        if visited and following and following <= visited:
            self.add_error("next_visit_on", NEXT_BEFORE)
        if answers.get("met") not in (None, "", Met.NOBODY) and not answers.get("progress"):
            self.add_error("progress", PROGRESS_NEEDED)
        return answers
