"""What may be said of enrolments and targets."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, NumberField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.programmes.models import Target

DAYS_IN_ORDER = _("The last day is before the first.")
MOST_PROMISED = 10_000_000


class EnrolmentForm(RecordForm):
    """A family takes part in a programme from a day on."""

    household = ReferenceField(to="household", label=_("Family"))
    programme = ReferenceField(to="programme", label=_("Programme"))
    from_on = DayField(label=_("Since"))


class TargetForm(RecordForm):
    """A promised value of an indicator in an area and period."""

    programme = ReferenceField(to="programme", label=_("Programme"))
    indicator = TextField(label=_("Indicator"), most=60)
    place = ReferenceField(to="place", label=_("Place"), required=False)
    from_on = DayField(label=_("From"), future=True)
    to_on = DayField(label=_("To"), future=True)
    value = NumberField(label=_("Target"), most=MOST_PROMISED)
    sort = ChoiceField(label=_("Meant as"), choices=Target.Sort.choices)

    def clean(self) -> dict[str, Any]:
        """The period runs forward."""
        answers = dict(self.cleaned_data)
        first, last = answers.get("from_on"), answers.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", DAYS_IN_ORDER)
        return answers
