"""What may be said of a share-out."""

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm

ROLLS_OVER = (
    ("pay", _("Everybody gets savings and a part of what was earned")),
    ("roll_over", _("Nothing is paid: it becomes the savings of the next cycle")),
)


class ShareOutForm(RecordForm):
    """The members end a cycle and share."""

    fund = ReferenceField(to="fund", label=_("Fund"))
    day = DayField(label=_("Day of the share-out"))
    how = ChoiceField(label=_("What do the members do?"), choices=ROLLS_OVER)
    share_social = ChoiceField(
        label=_("Is the social fund shared too?"),
        choices=(("no", _("No, it stays")), ("yes", _("Yes, equally"))),
    )
    minutes = TextField(label=_("What the minutes say"), most=300, required=False, lines=3)
