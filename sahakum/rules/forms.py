"""What may be said of each setting: its values, from which day on, and why."""

import datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.animals.models import Breeding
from sahakum.assets.models import UserMethod
from sahakum.capture.codes import CodeField
from sahakum.capture.fields import ChoiceField, DayField, NumberField, TextField
from sahakum.capture.forms import RecordForm, References
from sahakum.journal import clock

FROM_TOMORROW = _(
    "A setting changes from tomorrow at the earliest: what was shown stays as it was."
)
IN_ORDER = _("The second follow-up comes after the first.")
FOLLOW_UPS_IN_ORDER = _("Each follow-up comes after the one before it.")
DAYS = _("days")


class RuleForm(RecordForm):
    """What every change of a setting says; the forms below put their values before it."""

    from_on = DayField(label=_("Holds from"), future=True)
    source = TextField(
        label=_("Who decided, and where it is written"),
        most=300,
        help_text=_("For example: meeting of the office on 3 March 2026, letter no. 12."),
    )

    def __init__(self, data: Any = None, *, references: References | None = None) -> None:
        super().__init__(data, references=references)
        self.order_fields([*self.values_asked(), *RuleForm.base_fields])

    @classmethod
    def values_asked(cls) -> list[str]:
        """Names of the answers that are values of the setting."""
        return [name for name in cls.base_fields if name not in RuleForm.base_fields]

    def clean(self) -> dict[str, Any]:
        """The day lies ahead."""
        answers = dict(self.cleaned_data)
        from_on: datetime.date | None = answers.get("from_on")
        if from_on and from_on <= clock.today():
            self.add_error("from_on", FROM_TOMORROW)
        return answers


def days(label: Any, *, most: int = 3650) -> NumberField:
    """A number of days, at least one."""
    return NumberField(label=label, least=1, most=most, unit=DAYS)


class VisitRhythmForm(RuleForm):
    """How many days may pass between two visits."""

    days = days(_("Days between two visits"), most=366)


class BandRhythmForm(RuleForm):
    """How many days may pass between visits to families of one risk band."""

    questionnaire = CodeField(label=_("Questionnaire"), most=40)
    band = CodeField(label=_("Band"), most=40)
    days = days(_("Days between two visits"), most=366)


class LeavingForm(RuleForm):
    """From which income a family stands on its own feet, and when those who left are asked."""

    income_a_day = NumberField(
        label=_("Income of each person a day, at least"), least=1, most=1_000_000, unit=_("riel")
    )
    first_follow_up_days = days(_("First follow-up after"))
    second_follow_up_days = days(_("Second follow-up after"))

    def clean(self) -> dict[str, Any]:
        """The follow-ups stand in order."""
        answers = super().clean()
        first, second = (answers.get(f"{which}_follow_up_days") for which in ("first", "second"))
        if first and second and second <= first:
            self.add_error("second_follow_up_days", IN_ORDER)
        return answers


class TargetingForm(RuleForm):
    """By what the reach of support is measured."""

    questionnaire = CodeField(
        label=_("Questionnaire"),
        most=40,
        help_text=_("social_economic, food_coping, household_hunger, or one of your own."),
    )
    look_back_days = days(_("Support counts of the last"))
    stale_after_days = days(_("An assessment is too old after"))
    least_shown = NumberField(
        label=_("Smallest count shown to those who see no assessments"),
        least=1,
        most=100,
        unit=_("families"),
    )


class QualityForm(RuleForm):
    """From which bounds on a record is worth a second look."""

    youngest_head = NumberField(
        label=_("Youngest head of a family"), least=10, most=30, unit=_("years")
    )
    oldest_person = NumberField(label=_("Oldest person"), least=80, most=130, unit=_("years"))
    late_days = days(_("A visit is written late after"), most=366)
    look_back_days = days(_("Looked for among visits of the last"))


class MonthlyForm(RuleForm):
    """How an amount of a day, a week or a season becomes one of a month."""

    days_a_month = NumberField(
        label=_("Days of a month"), least=20, most=31, places=2, unit=_("days")
    )
    weeks_a_month = NumberField(
        label=_("Weeks of a month"), least=4, most=5, places=2, unit=_("weeks")
    )
    months_a_season = NumberField(
        label=_("Months of a season"), least=1, most=12, places=2, unit=_("months")
    )


class StoppedForm(RuleForm):
    """After how long without a trip with children a family has stopped."""

    months = NumberField(label=_("Months without such a trip"), least=1, most=120, unit=_("months"))


class RatesForm(RuleForm):
    """Above which yearly rate of interest a page warns."""

    percent_a_year = NumberField(
        label=_("Interest of a year, above which is warned"),
        least=1,
        most=100,
        places=2,
        unit=_("%"),
    )


class DuplicatesForm(RuleForm):
    """How many points of likeness propose a pair."""

    threshold = NumberField(label=_("Points of likeness"), least=40, most=100, unit=_("points"))


class CheckRhythmForm(RuleForm):
    """How many days may pass between two checks of what lasts."""

    days = days(_("Days between two checks"))


class GrantsForm(RuleForm):
    """When proof of use of a grant is due, and when a family is asked how it goes on."""

    proof_days = days(_("Days between a payout and the proof of its use"), most=366)
    first_months = NumberField(
        label=_("Months until the first follow-up"), least=1, most=60, unit=_("months")
    )
    second_months = NumberField(
        label=_("Months until the second follow-up"), least=1, most=60, unit=_("months")
    )
    third_months = NumberField(
        label=_("Months until the third follow-up"), least=1, most=60, unit=_("months")
    )

    def clean(self) -> dict[str, Any]:
        """Follow-ups come one after the other."""
        answers = super().clean()
        names = ("first_months", "second_months", "third_months")
        for earlier, later in pairwise(names):
            first, second = answers.get(earlier), answers.get(later)
            if first is not None and second is not None and second <= first:
                self.add_error(later, FOLLOW_UPS_IN_ORDER)
        return answers


class UsersForm(RuleForm):
    """Who counts as an indirect user of what lasts."""

    indirect = ChoiceField(label=_("Indirect users"), choices=UserMethod.Indirect.choices)


class BreedingForm(RuleForm):
    """How long a kind of animal bears, and how old and how far apart its mothers are."""

    kind = ChoiceField(label=_("Kind of animal"), choices=Breeding.Kind.choices)
    gestation_days = days(_("From service to birth, or brooding"), most=400)
    least_mother_months = NumberField(
        label=_("A mother is at least so old"), least=1, most=60, unit=_("months")
    )
    least_between_days = NumberField(
        label=_("Two births are at least so far apart"), most=700, unit=DAYS
    )
