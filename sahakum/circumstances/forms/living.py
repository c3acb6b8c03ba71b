"""What may be said of livelihoods, income, spending and debts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, NumberField, ReferenceField
from sahakum.capture.texts import NOT_FOUND
from sahakum.circumstances import texts
from sahakum.circumstances.forms.base import (
    YES_NO,
    CircumstanceForm,
    TimedAmountForm,
    amount_field,
    currency_field,
    note_field,
)
from sahakum.circumstances.models import Debt, FamilySaving, Income, Spending
from sahakum.circumstances.models.base import OPEN_WORK


class LivelihoodForm(CircumstanceForm):
    """What a family does for a living, since when, perhaps until when."""

    work = ChoiceField(label=_("What does the family do?"), choices=OPEN_WORK)
    since_on = DayField(label=_("Since"))
    until_on = DayField(
        label=_("Until"), required=False, help_text=_("Left empty: they still do it.")
    )
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """Days in order."""
        answers = super().clean()
        self.refuse_unordered("since_on", "until_on")
        self.refuse_after_told("since_on", "until_on")
        return answers


class IncomeForm(TimedAmountForm):
    """What comes in, or own produce that replaces buying."""

    source = ChoiceField(label=_("Where does it come from?"), choices=Income.Source.choices)
    own_produce = ChoiceField(
        label=_("Is it own produce, eaten instead of bought?"),
        choices=YES_NO,
        help_text=_("Then say what buying it would cost."),
    )
    note = note_field()


class SpendingForm(TimedAmountForm):
    """What goes out."""

    purpose = ChoiceField(label=_("What is it spent on?"), choices=Spending.Purpose.choices)
    note = note_field()


class DebtForm(CircumstanceForm):
    """A debt: from whom, how much, at which interest, against which security, since when."""

    lender = ChoiceField(label=_("From whom?"), choices=Debt.Lender.choices)
    amount = amount_field(_("How much was borrowed?"))
    currency = currency_field(gold=True)
    interest_percent = NumberField(
        label=_("Interest a month"), most=100, places=2, required=False, unit="%"
    )
    security = ChoiceField(label=_("What was given as security?"), choices=Debt.Security.choices)
    since_on = DayField(label=_("Since"))
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """The amount has a currency; the debt is not still to come."""
        answers = super().clean()
        self.settle_currency(answers)
        self.refuse_after_told("since_on")
        return answers


class FamilySavingForm(CircumstanceForm):
    """What a family has put by in one place."""

    kept = ChoiceField(label=_("Where is it kept?"), choices=FamilySaving.Kept.choices)
    amount = amount_field(_("How much is there?"))
    currency = currency_field(gold=True)
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """The amount has a currency."""
        answers = super().clean()
        self.settle_currency(answers)
        return answers


class DebtStateForm(CircumstanceForm):
    """What is still owed of a debt, and what was paid."""

    debt = ReferenceField(to="debt", label=_("Debt"))
    outstanding = amount_field(_("How much is still owed?"))
    paid = amount_field(_("How much was paid since the last time?"), required=False)
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """Of this family, and not before the debt was made."""
        answers = super().clean()
        debt, told_on = answers.get("debt"), answers.get("told_on")
        if debt and answers.get("household") and debt.household_id != answers["household"].pk:
            self.add_error("debt", NOT_FOUND)
        if debt and told_on and told_on < debt.since_on:
            self.add_error("told_on", texts.BEFORE_DEBT)
        return answers
