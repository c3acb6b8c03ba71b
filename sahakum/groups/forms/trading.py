"""What may be said of rice and money between two funds of a group, and of who leaves it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.groups import texts
from sahakum.groups.forms.keeping import check_pair
from sahakum.groups.models import RicePrice
from sahakum.ledger.said_amounts import amount_field, not_whole, smallest


class OfTwoFunds(RecordForm):
    """Rice for money, each in its own smallest unit."""

    def clean(self) -> dict[str, Any]:
        """Kilos of rice, and money of the same group."""
        answers = dict(self.cleaned_data)
        fund, money = answers.get("fund"), answers.get("money")
        if fund is None or money is None:
            return answers
        check_pair(self, fund, money)
        self._in_smallest(answers)
        if not answers["rice"] and "rice" not in self.errors:
            self.add_error("rice", texts.KILOS_NEEDED)
        return answers

    def _in_smallest(self, answers: dict[str, Any]) -> None:
        for name, of in (("rice", "fund"), ("received", "money")):
            commodity = answers[of].commodity
            amounts, wrong = smallest(answers, (name,), commodity)
            answers |= amounts
            if wrong:
                self.add_error(name, not_whole(commodity))


class RicePaidForm(OfTwoFunds):
    """A member pays with money for rice that she owes, at the price of the day."""

    fund = ReferenceField(to="fund", label=_("Rice of which fund?"))
    member = ReferenceField(to="member", label=_("Member"))
    money = ReferenceField(to="fund", label=_("Money of which fund?"))
    day = DayField(label=_("Day"))
    rice = amount_field(label=_("Kilos that she pays for"), required=True)
    received = amount_field(
        label=_("Money that was paid"), help_text=_("It is worked out from the price.")
    )
    remark = TextField(label=_("Remark"), most=300, required=False)

    def clean(self) -> dict[str, Any]:
        """The member belongs to the group."""
        answers = super().clean()
        member, fund = answers.get("member"), answers.get("fund")
        if member is not None and fund is not None and member.collective_id != fund.collective_id:
            self.add_error("member", texts.NOT_OF_GROUP)
        return answers


class RiceTradeForm(OfTwoFunds):
    """The group sells rice out of its store, or buys some with money of its box."""

    fund = ReferenceField(to="fund", label=_("Rice of which fund?"))
    money = ReferenceField(to="fund", label=_("Money of which fund?"))
    use = ChoiceField(
        label=_("What does the group do?"),
        choices=(
            (RicePrice.Use.SOLD, _("It sells rice")),
            (RicePrice.Use.BOUGHT, _("It buys rice")),
        ),
    )
    day = DayField(label=_("Day"))
    rice = amount_field(label=_("Kilos"), required=True)
    received = amount_field(
        label=_("Money that was paid"), help_text=_("It is worked out from the price.")
    )
    with_whom = TextField(label=_("With whom?"), most=200)
    remark = TextField(label=_("Remark"), most=300, required=False)


class LeavingForm(RecordForm):
    """A member leaves, and is paid what is hers."""

    member = ReferenceField(to="member", label=_("Member"))
    left_on = DayField(label=_("Leaves on"))
    why = TextField(label=_("Remark"), most=300, required=False)
