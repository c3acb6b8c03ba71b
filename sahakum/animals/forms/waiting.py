"""What may be said of who waits."""

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import DayField, NumberField, ReferenceField
from sahakum.capture.forms import RecordForm


class WaitingForm(RecordForm):
    """A member waits for an animal."""

    herd = ReferenceField(to="herd", label=_("Herd of which bank?"))
    member = ReferenceField(to="member", label=_("Member"))
    place = NumberField(label=_("Place in the order"), least=1, most=999)
    since_on = DayField(label=_("Since"))
