"""What may be said of families that leave a programme, and of who stewards one."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture import texts
from sahakum.capture.fields import ChoiceField, DayField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.programmes.models import Criterion, LeavingReason, Met, SaidBy

ALONE = "reason = 'self_sufficient'"
BY_WHOM = _("From whom do you know?")
BY_WHOM_NEEDED = _("Please say from whom you know.")
STILL_NEEDED = _(
    "This is not met, so the family does not stand on its own feet yet. Choose another reason, or "
    "go on with the support."
)
DAYS_IN_ORDER = _("The last day is before the first.")


def _asked(label: Any) -> ChoiceField:
    return ChoiceField(label=label, choices=Met.choices, required=False)


def _by_whom() -> ChoiceField:
    return ChoiceField(label=BY_WHOM, choices=SaidBy.choices, required=False)


class LeavingForm(RecordForm):
    """A family leaves a programme; self-sufficient by stated criteria."""

    household = ReferenceField(to="household", label=_("Family"))
    programme = ReferenceField(to="programme", label=_("Programme"))
    left_on = DayField(label=_("Leaves on"))
    reason = ChoiceField(label=_("Why?"), choices=LeavingReason.choices)
    income = _asked(Criterion.INCOME.label)
    income_by = _by_whom()
    rice = _asked(Criterion.RICE.label)
    rice_by = _by_whom()
    debt = _asked(Criterion.DEBT.label)
    debt_by = _by_whom()
    school = _asked(Criterion.SCHOOL.label)
    school_by = _by_whom()
    trips = _asked(Criterion.TRIPS.label)
    trips_by = _by_whom()
    note = TextField(label=_("What else should be known?"), most=300, lines=3, required=False)

    show_if: ClassVar = {name: ALONE for code in Criterion.values for name in (code, f"{code}_by")}

    def clean(self) -> dict[str, Any]:
        """Who stands on its own feet does so by every criterion that is known."""
        answers = dict(self.cleaned_data)
        if answers.get("reason") == LeavingReason.SELF_SUFFICIENT:
            for code in Criterion.values:
                self._check(code, answers)
        return answers

    def _check(self, code: str, answers: dict[str, Any]) -> None:
        met = answers.get(code)
        if not met:
            self.add_error(code, texts.REQUIRED)
        elif met == Met.NOT_MET:
            self.add_error(code, STILL_NEEDED)
        elif met == Met.MET and not answers.get(f"{code}_by"):
            self.add_error(f"{code}_by", BY_WHOM_NEEDED)


class StewardshipForm(RecordForm):
    """An organisation stewards a programme between two days."""

    programme = ReferenceField(to="programme", label=_("Programme"))
    organisation = ReferenceField(
        to="organisation",
        label=_("Organisation"),
        required=False,
        help_text=_("Left empty: your own."),
    )
    from_on = DayField(label=_("From"), future=True)
    to_on = DayField(
        label=_("To"), future=True, required=False, help_text=_("Left empty: until further.")
    )

    def clean(self) -> dict[str, Any]:
        """The days run forward."""
        answers = dict(self.cleaned_data)
        first, last = answers.get("from_on"), answers.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", DAYS_IN_ORDER)
        return answers
