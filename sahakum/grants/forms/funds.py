"""What may be said of grant funds."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.grants import texts
from sahakum.grants.forms.base import AmountForm, positive_amount
from sahakum.grants.models import GrantFund
from sahakum.ledger.models import Commodity


class FundForm(RecordForm):
    """An organisation begins to keep money for grants."""

    name_km = TextField(label=_("Name in Khmer"), most=120)
    name_en = TextField(label=_("Name in Latin letters"), most=120, required=False)
    village = ReferenceField(to="village", label=_("Village in which the money is kept"))
    commodity = ReferenceField(to="commodity", label=_("In riel or in dollars?"))
    kept = ChoiceField(label=_("Where is the money?"), choices=GrantFund.Kept.choices)
    opened_on = DayField(label=_("Kept here since"))


class MoneyForm(AmountForm):
    """Money came into a fund."""

    amounts = ("amount",)
    positive = ("amount",)

    fund = ReferenceField(to="fund", label=_("Grant fund"))
    received_on = DayField(label=_("Day on which it came"))
    amount = positive_amount(label=_("How much?"))
    source = TextField(label=_("Who gave it?"), most=200)
    number = TextField(label=_("Number of the receipt"), most=40, required=False)

    def commodity(self, answers: dict[str, Any]) -> Commodity | None:
        """In what the fund is."""
        fund = answers.get("fund")
        return fund.commodity if fund is not None else None

    def clean(self) -> dict[str, Any]:
        """Nothing comes in before the fund begins."""
        answers = super().clean()
        fund, day = answers.get("fund"), answers.get("received_on")
        if fund is not None and day is not None and day < fund.opened_on:
            self.add_error("received_on", texts.before_fund(fund.opened_on))
        return answers
