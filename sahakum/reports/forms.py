"""What may be said of totals from before the system."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import DayField, NumberField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm

DAYS_IN_ORDER = _("The last day is before the first.")
MOST_SAID = 100_000_000


class TakenOverForm(RecordForm):
    """A total that was counted before the system, with its source."""

    programme = ReferenceField(to="programme", label=_("Programme"))
    place = ReferenceField(to="place", label=_("Place"), required=False)
    name_km = TextField(label=_("What was counted, in Khmer"), most=200)
    name_en = TextField(label=_("What was counted, in English"), most=200)
    unit = TextField(label=_("Counted unit"), help_text=_("families, people, nets, wells"), most=80)
    said = NumberField(label=_("How many"), most=MOST_SAID)
    from_on = DayField(label=_("From"))
    until_on = DayField(label=_("To"))
    source = TextField(
        label=_("Where the figure stands"), help_text=_("Report, page and year"), most=400
    )

    def clean(self) -> dict[str, Any]:
        """The period runs forward."""
        answers = dict(self.cleaned_data)
        first, last = answers.get("from_on"), answers.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", DAYS_IN_ORDER)
        return answers
