"""What may be said of loans outside a meeting: put off after a flood, or given up."""

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import DayField, NumberField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm


class PostponementForm(RecordForm):
    """All open loans of a fund fall due later, in one act."""

    fund = ReferenceField(to="fund", label=_("Fund"))
    decided_on = DayField(label=_("Decided on"))
    months = NumberField(label=_("How many months later?"), least=1, most=36)
    minutes = TextField(label=_("What the minutes say"), most=300, lines=3)


class WriteOffForm(RecordForm):
    """A loan is not expected back any more."""

    loan = ReferenceField(to="loan", label=_("Loan"))
    day = DayField(label=_("Decided on"))
    minutes = TextField(label=_("What the minutes say"), most=300, lines=3)
