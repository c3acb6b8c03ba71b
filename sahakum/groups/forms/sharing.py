"""What may be said of a share-out."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, NumberField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.groups.forms.approving import approved_field
from sahakum.ledger.said_amounts import amount_field, not_whole, smallest

HOW = (
    ("pay", _("Everybody gets savings and a part of what was earned")),
    ("roll_over", _("Nothing is paid: it becomes the savings of the next cycle")),
    ("earnings_paid", _("Only what was earned is paid; savings and loans go on")),
    ("earnings_saved", _("What was earned is added to savings; savings and loans go on")),
)


class ShareOutForm(RecordForm):
    """The members end a cycle and share."""

    fund = ReferenceField(to="fund", label=_("Fund"))
    day = DayField(label=_("Day of the share-out"))
    how = ChoiceField(label=_("What do the members do?"), choices=HOW)
    share_social = ChoiceField(
        label=_("Is the social fund shared too?"),
        choices=(("no", _("No, it stays")), ("yes", _("Yes, equally"))),
    )
    keep = amount_field(label=_("Each leaves so much as first savings of the next cycle"))
    keep_percent = NumberField(
        label=_("Or so much of what she gets"), most=100, unit=_("%"), required=False
    )
    minutes = TextField(label=_("What the minutes say"), most=300, required=False, lines=3)
    approved = approved_field()

    show_if: ClassVar = {"keep": "how = 'pay'", "keep_percent": "how = 'pay'"}

    def clean(self) -> dict[str, Any]:
        """What each leaves, in the smallest unit."""
        answers = dict(self.cleaned_data)
        fund = answers.get("fund")
        if fund is not None:
            amounts, wrong = smallest(answers, ("keep",), fund.commodity)
            answers |= amounts | {"keep_percent": int(answers.get("keep_percent") or 0)}
            if wrong:
                self.add_error("keep", not_whole(fund.commodity))
        return answers
