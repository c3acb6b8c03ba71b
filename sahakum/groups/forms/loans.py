"""What may be said of loans outside a meeting: asked for and decided, put off, agreed anew, given
up and recovered."""

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, NumberField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.groups import loan_texts
from sahakum.groups.forms.approving import approved_field
from sahakum.groups.models import Bylaws
from sahakum.ledger.models import Commodity
from sahakum.ledger.said_amounts import amount_field, not_whole, smallest
from sahakum.lending.models import LoanDecision, Reschedule

UNITS = tuple(one for one in Bylaws.Unit.choices if one[0] != Bylaws.Unit.HARVEST)


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
    approved = approved_field()


class OfOneAmount(RecordForm):
    """What is said with one amount, in the unit of what is lent."""

    def whole_amount(self, answers: dict[str, Any], commodity: Commodity) -> dict[str, Any]:
        """The answers with the amount in the smallest unit."""
        amounts, wrong = smallest(answers, ("amount",), commodity)
        if wrong:
            self.add_error("amount", not_whole(commodity))
        elif "amount" not in self.errors and self.wants_amount(answers) and not amounts["amount"]:
            self.add_error("amount", loan_texts.AMOUNT_NEEDED)
        return answers | amounts

    def wants_amount(self, answers: dict[str, Any]) -> bool:
        """Whether there must be one."""
        return True


class ApplicationForm(OfOneAmount):
    """A member asks for a loan."""

    fund = ReferenceField(to="fund", label=_("Fund"))
    member = ReferenceField(to="member", label=_("Member"))
    amount = amount_field(label=_("How much is asked for?"))
    purpose = TextField(label=_("What for?"), most=200)
    asked_on = DayField(label=_("Asked on"))
    wished_on = DayField(label=_("Needed by"), future=True, required=False)

    def clean(self) -> dict[str, Any]:
        """A member of this group, and an amount that exists."""
        answers = dict(self.cleaned_data)
        fund, member = answers.get("fund"), answers.get("member")
        if fund is None or member is None:
            return answers
        if member.collective_id != fund.collective_id:
            self.add_error("member", loan_texts.NOT_OF_GROUP)
        return self.whole_amount(answers, fund.commodity)


class DecisionForm(OfOneAmount):
    """What was decided of an application."""

    application = ReferenceField(to="application", label=_("Application"))
    decided_on = DayField(label=_("Decided on"))
    outcome = ChoiceField(label=_("What was decided?"), choices=LoanDecision.Outcome.choices)
    amount = amount_field(label=_("How much is approved?"))
    decided_by = ChoiceField(label=_("Who decided?"), choices=LoanDecision.Body.choices)
    minutes = TextField(label=_("What the minutes say, with who was there"), most=300, lines=3)

    show_if = {"amount": "outcome = 'approved'"}  # noqa: RUF012 (declared so in every form)

    def clean(self) -> dict[str, Any]:
        """Not more than was asked for."""
        answers = dict(self.cleaned_data)
        application = answers.get("application")
        if application is None:
            return answers
        answers = self.whole_amount(answers, application.account.commodity)
        return answers | ({} if self.wants_amount(answers) else {"amount": 0})

    def wants_amount(self, answers: dict[str, Any]) -> bool:
        """Only what is approved has one."""
        return bool(answers.get("outcome") == LoanDecision.Outcome.APPROVED)


class RescheduleForm(RecordForm):
    """A loan gets new terms for what is owed."""

    loan = ReferenceField(to="loan", label=_("Loan"))
    decided_on = DayField(label=_("Decided on"))
    instalments = NumberField(label=_("In how many instalments?"), least=1, most=120)
    first_due_on = DayField(label=_("When is the first one due?"), future=True)
    unit = ChoiceField(label=_("Time between two due days"), choices=UNITS)
    every = NumberField(label=_("How many of these?"), least=1, most=366, required=False)
    rate = NumberField(
        label=_("New rate"),
        help_text=_("Left empty, the rate stays as it was agreed."),
        most=100,
        places=3,
        unit=_("%"),
        required=False,
    )
    interest = ChoiceField(
        label=_("What becomes of interest and fees that are owed today?"),
        choices=Reschedule.Interest.choices,
    )
    minutes = TextField(label=_("What the minutes say"), most=300, lines=3)

    def clean(self) -> dict[str, Any]:
        """The first instalment lies after the decision."""
        answers = dict(self.cleaned_data)
        first: datetime.date | None = answers.get("first_due_on")
        decided: datetime.date | None = answers.get("decided_on")
        if first and decided and first <= decided:
            self.add_error("first_due_on", loan_texts.FIRST_AFTER)
        return answers


class RecoveryForm(OfOneAmount):
    """Something is paid of a loan that was given up."""

    loan = ReferenceField(to="loan", label=_("Loan"))
    day = DayField(label=_("Paid on"))
    amount = amount_field(label=_("How much?"))
    paid_by = TextField(label=_("Who paid it?"), most=200, required=False)

    def clean(self) -> dict[str, Any]:
        """An amount that exists."""
        answers = dict(self.cleaned_data)
        loan = answers.get("loan")
        return self.whole_amount(answers, loan.account.commodity) if loan else answers
