"""What may be said of payouts, proofs, returns, follow-ups and closings."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import (
    ChoiceField,
    DayField,
    ReferenceField,
    RowsField,
    TextField,
)
from sahakum.capture.forms import RecordForm
from sahakum.grants import texts
from sahakum.grants.forms.base import MOST_ROWS, AmountForm, positive_amount
from sahakum.grants.models import GrantFollowUp
from sahakum.ledger.said_amounts import amount_field


class PayoutForm(AmountForm):
    """A part is paid out."""

    amounts = ("amount",)
    positive = ("amount",)

    grant = ReferenceField(to="business_grant", label=_("Business grant"))
    paid_on = DayField(label=_("Day of the payout"))
    amount = positive_amount(label=_("How much?"))
    person = ReferenceField(to="person", label=_("To whom?"))
    number = TextField(label=_("Number of the voucher"), most=40, required=False)


class ReceiptForm(RecordForm):
    """One receipt."""

    what = TextField(label=_("What was bought?"), most=120)
    amount = positive_amount(label=_("Paid with the grant"))
    number = TextField(
        label=_("Number of the receipt"),
        most=40,
        required=False,
    )


class ProofForm(AmountForm):
    """Receipts, and what was bought, were seen."""

    grant = ReferenceField(to="business_grant", label=_("Business grant"))
    visit = ReferenceField(to="visit", label=_("At which home visit?"), required=False)
    seen_on = DayField(
        label=_("Day on which it was seen"),
        required=False,
        help_text=_("Left empty: the day of the home visit."),
    )
    receipts = RowsField(row=ReceiptForm, least=1, most=MOST_ROWS, label=_("Receipts"))
    note = TextField(label=_("What did you see?"), most=1000, lines=3, required=False)

    def clean(self) -> dict[str, Any]:
        """Whole amounts, no receipt twice, seen on the day of the visit that is named."""
        answers = super().clean()
        self.check_visit(answers, "seen_on")
        self.whole_rows(answers, "receipts", ("amount",))
        self._refuse_twice(answers.get("receipts") or [])
        return answers

    def _refuse_twice(self, receipts: list[dict[str, Any]]) -> None:
        seen: set[str] = set()
        for place, row in enumerate(receipts, 1):
            if row["number"] in seen:
                shown = {"number": row["number"]}
                self.refuse_row("receipts", place, "number", str(texts.RECEIPT_TWICE) % shown)
            seen |= {row["number"]} - {""}


class ReturnForm(AmountForm):
    """What was not used comes back."""

    amounts = ("amount",)
    positive = ("amount",)

    grant = ReferenceField(to="business_grant", label=_("Business grant"))
    returned_on = DayField(label=_("Day on which it came back"))
    amount = positive_amount(label=_("How much?"))
    number = TextField(label=_("Number of the receipt"), most=40, required=False)


class FollowUpForm(RecordForm):
    """How the venture fares."""

    grant = ReferenceField(to="business_grant", label=_("Business grant"))
    asked_on = DayField(label=_("Day on which you asked"))
    fares = ChoiceField(label=_("How does the venture fare?"), choices=GrantFollowUp.Fares.choices)
    note = TextField(label=_("What do they tell?"), most=1000, lines=4, required=False)


class ClosingForm(AmountForm):
    """A grant ends."""

    amounts = ("given_up",)

    grant = ReferenceField(to="business_grant", label=_("Business grant"))
    closed_on = DayField(label=_("Day of the closing"))
    given_up = amount_field(
        label=_("Given up without proof"),
        help_text=_("Only where no receipt and no money can be had any more."),
    )
    why = TextField(label=_("Why, and what came of it"), most=1000, lines=4, required=False)

    def clean(self) -> dict[str, Any]:
        """What is given up has a reason."""
        answers = super().clean()
        if answers.get("given_up") and not answers.get("why") and "why" not in self.errors:
            self.add_error("why", texts.WHY_NEEDED)
        return answers
