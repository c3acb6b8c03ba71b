"""What may be said of a photograph about a grant."""

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, ReferenceField
from sahakum.capture.forms import RecordForm
from sahakum.capture.photograph_field import PhotographField
from sahakum.grants.models import GrantPhotograph


class PhotographForm(RecordForm):
    """A receipt, or what was bought, was photographed."""

    grant = ReferenceField(to="business_grant", label=_("Business grant"))
    photograph = PhotographField(
        label=_("Photograph"), help_text=_("Only what it is about: no faces.")
    )
    shows = ChoiceField(label=_("What does it show?"), choices=GrantPhotograph.Shows.choices)
    taken_on = DayField(label=_("Taken on"))
