"""What may be said of applications, of looking at them, and of decisions."""

from decimal import Decimal
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import (
    ChoiceField,
    DayField,
    NumberField,
    ReferenceField,
    RowsField,
    TextField,
)
from sahakum.capture.forms import RecordForm
from sahakum.grants import texts
from sahakum.grants.forms.base import MOST_ROWS, AmountForm, positive_amount
from sahakum.grants.models import GrantDecision
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.ledger.said_amounts import amount_field


class BudgetRowForm(RecordForm):
    """One row of a budget."""

    what = TextField(label=_("What is needed?"), most=120)
    quantity = NumberField(label=_("How many?"), most=1_000_000, places=2)
    price = positive_amount(label=_("Price of one"))


class ApplicationForm(AmountForm):
    """A family asks for money for a venture."""

    amounts = ("asked", "own", "total")
    positive = ("asked",)

    person = ReferenceField(to="person", label=_("Who asks?"))
    applied_on = DayField(label=_("Day of the application"))
    venture = TextField(
        label=_("What do they want to do?"),
        most=120,
        help_text=_("In the family's words, for example: a pig pen and stock to sell."),
    )
    how = TextField(
        label=_("How will they go about it?"),
        most=2000,
        lines=4,
        required=False,
        help_text=_("Who works, where they buy, to whom they sell, what they hope to earn."),
    )
    budget = RowsField(row=BudgetRowForm, least=1, most=MOST_ROWS, label=_("Budget"))
    total = amount_field(label=_("Total as it stands on the paper"))
    asked = positive_amount(label=_("How much do they ask for?"))
    own = amount_field(label=_("What do they add themselves?"))
    loan = ReferenceField(to="loan", label=_("Loan for the same venture"), required=False)

    def clean(self) -> dict[str, Any]:
        """The budget adds up, and is paid by what is asked for, the family, and perhaps a loan."""
        answers = super().clean()
        commodity = self.commodity(answers)
        if commodity is None or "budget" in self.errors:
            return answers
        self.whole_rows(answers, "budget", ("price",))
        for number, row in enumerate(answers["budget"], 1):
            self._total(number, row)
        if not self.errors:
            self._compare(answers, commodity)
        return answers

    def _total(self, number: int, row: dict[str, Any]) -> None:
        exact = row["quantity"] * Decimal(row["price"])
        row["total"] = int(exact)
        if exact != row["total"]:
            self.refuse_row("budget", number, "price", str(texts.ROW_NOT_WHOLE))
        elif not row["quantity"]:
            self.refuse_row("budget", number, "quantity", str(texts.NOT_NOTHING))

    def _compare(self, answers: dict[str, Any], commodity: Commodity) -> None:
        total = sum(row["total"] for row in answers["budget"])
        covered = answers["asked"] + answers["own"]
        if answers["total"] and answers["total"] != total:
            shown = {"rows": said(total, commodity), "written": said(answers["total"], commodity)}
            self.add_error("total", str(texts.TOTAL_DIFFERS) % shown)
        shown = {"budget": said(total, commodity), "covered": said(covered, commodity)}
        if covered > total:
            self.add_error("asked", str(texts.TOO_MUCH_ASKED) % shown)
        elif covered < total and answers.get("loan") is None:
            self.add_error("asked", str(texts.BUDGET_DIFFERS) % shown)


class NewApplicationForm(ApplicationForm):
    """A family asks for the first time."""

    household = ReferenceField(to="household", label=_("Family"))
    fund = ReferenceField(to="fund", label=_("Grant fund"))

    field_order = ("household", "fund")

    def commodity(self, answers: dict[str, Any]) -> Commodity | None:
        """In what the fund is."""
        fund = answers.get("fund")
        return fund.commodity if fund is not None else None


class RewrittenForm(ApplicationForm):
    """An application that was sent back is written anew."""

    grant = ReferenceField(to="business_grant", label=_("Business grant"))

    field_order = ("grant",)


class AppraisalForm(AmountForm):
    """Somebody looked at it on the spot."""

    grant = ReferenceField(to="business_grant", label=_("Business grant"))
    visit = ReferenceField(
        to="visit",
        label=_("At which home visit?"),
        required=False,
        help_text=_("Left empty: it was looked at by itself."),
    )
    appraised_on = DayField(
        label=_("Day on which it was looked at"),
        required=False,
        help_text=_("Left empty: the day of the home visit."),
    )
    appraised_by = TextField(label=_("Who looked?"), most=120, required=False)
    findings = TextField(
        label=_("What was found?"),
        most=2000,
        lines=5,
        help_text=_("Place, skills, market, prices; whether the family can carry it."),
    )

    def clean(self) -> dict[str, Any]:
        """Somebody is named, or a visit of the same day."""
        answers = super().clean()
        self.check_visit(answers, "appraised_on")
        if answers.get("visit") is None and not answers.get("appraised_by") and not self.errors:
            self.add_error("appraised_by", texts.WHO_LOOKED)
        return answers


class DecisionForm(AmountForm):
    """It is decided about an application."""

    amounts = ("amount",)

    grant = ReferenceField(to="business_grant", label=_("Business grant"))
    decided_on = DayField(label=_("Day of the decision"))
    outcome = ChoiceField(label=_("What was decided?"), choices=GrantDecision.Outcome.choices)
    amount = amount_field(label=_("How much is granted?"))
    decided_by = TextField(
        label=_("Who decided?"), most=200, help_text=_("The names of those who were there.")
    )
    minutes = TextField(label=_("What the minutes say"), most=2000, lines=4, required=False)

    show_if: ClassVar = {"amount": "outcome = 'granted'"}

    def clean(self) -> dict[str, Any]:
        """What is granted has an amount; everything else has a reason."""
        answers = super().clean()
        granted = answers.get("outcome") == GrantDecision.Outcome.GRANTED
        if granted and not answers.get("amount") and "amount" not in self.errors:
            self.add_error("amount", texts.AMOUNT_NEEDED)
        if answers.get("outcome") and not granted and not answers.get("minutes"):
            self.add_error("minutes", texts.WHY_NEEDED)
        return answers
