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

RESTS = (
    ("stays", _("It stays with each as savings")),
    ("named", _("It goes to a member whom the group names")),
    ("drawn", _("It goes to the member on whom the lot fell")),
)
REST_TO_NEEDED = _("Please say which member gets the rest.")


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
    rest = ChoiceField(
        label=_("Where does the rest go that cannot be paid out?"), choices=RESTS, required=False
    )
    rest_to = ReferenceField(to="member", label=_("Who gets the rest?"), required=False)
    minutes = TextField(label=_("What the minutes say"), most=300, required=False, lines=3)
    approved = approved_field()

    show_if: ClassVar = {
        "keep": "how = 'pay'",
        "keep_percent": "how = 'pay'",
        "rest_to": "rest = 'named' or rest = 'drawn'",
    }

    def clean(self) -> dict[str, Any]:
        """What each leaves, in the smallest unit; who gets the rests, where somebody does."""
        answers = dict(self.cleaned_data)
        answers["rest"] = answers.get("rest") or "stays"
        if (
            answers["rest"] != "stays"
            and not answers.get("rest_to")
            and not self.has_error("rest_to")
        ):
            self.add_error("rest_to", REST_TO_NEEDED)
        fund = answers.get("fund")
        if fund is not None:
            amounts, wrong = smallest(answers, ("keep",), fund.commodity)
            answers |= amounts | {"keep_percent": int(answers.get("keep_percent") or 0)}
            if wrong:
                self.add_error("keep", not_whole(fund.commodity))
        return answers
