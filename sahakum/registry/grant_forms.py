"""What may be said of opening a family to others."""

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import DayField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.journal import clock

LONGEST = datetime.timedelta(days=366)
NOT_PAST = _("The last day is over already.")
TOO_LONG = _("At most a year: then say it again, if it is still needed.")


class GrantForm(RecordForm):
    """A family is opened to another organisation, or one of its teams, until a last day."""

    household = ReferenceField(to="household", label=_("Family"))
    receiver = ReferenceField(to="receiver", label=_("Open it to"))
    to_on = DayField(label=_("Last day"), future=True)
    reason = TextField(
        label=_("What for?"),
        most=300,
        lines=3,
        help_text=_("Ask the family first. Write what the others shall do, and that it agreed."),
    )

    def clean(self) -> dict[str, Any]:
        """The last day lies ahead, and not far."""
        answers = dict(self.cleaned_data)
        last: datetime.date | None = answers.get("to_on")
        if last and last < clock.today():
            self.add_error("to_on", NOT_PAST)
        if last and last > clock.today() + LONGEST:
            self.add_error("to_on", TOO_LONG)
        return answers


class GrantEndForm(RecordForm):
    """What was opened is closed again at once."""

    grant = ReferenceField(to="grant", label=_("What was opened"))
    reason = TextField(label=_("Why?"), most=300)
