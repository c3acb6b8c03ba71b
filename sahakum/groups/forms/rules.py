"""What may be said of the rules of a fund."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, NumberField, ReferenceField, TextField
from sahakum.groups import texts
from sahakum.groups.forms import loan_rules
from sahakum.groups.forms.approving import approved_field
from sahakum.groups.forms.loan_rules import LoanRulesForm
from sahakum.groups.models import Bylaws
from sahakum.groups.terms import read_bylaws
from sahakum.ledger.said_amounts import amount_field, not_whole, smallest
from sahakum.lib.checked import TermsError

AMOUNTS = ("saving", "social", "fine_late", "fine_absent", "multiple", "most_loan", "payout_unit")
ALL_AMOUNTS = AMOUNTS + loan_rules.AMOUNTS


class BylawsForm(LoanRulesForm):
    """The members decide the rules of a fund from a day on."""

    fund = ReferenceField(to="fund", label=_("Fund"))
    from_on = DayField(label=_("From which day on?"), future=True)
    saving = amount_field(label=_("Usual saving at a meeting"))
    social = amount_field(label=_("For the social fund at a meeting"))
    fine_late = amount_field(label=_("Fine for who comes late"))
    fine_absent = amount_field(label=_("Fine for who does not come"))
    method = ChoiceField(label=_("On what is interest taken?"), choices=Bylaws.Method.choices)
    rate = NumberField(label=_("Interest"), most=100, places=3, unit=_("%"), required=False)
    rate_period = ChoiceField(
        label=_("For how long is this rate?"), choices=Bylaws.RatePeriod.choices, required=False
    )
    amortisation = ChoiceField(
        label=_("How does the loan come back?"), choices=Bylaws.Amortisation.choices
    )
    unit = ChoiceField(label=_("Time between two due days"), choices=Bylaws.Unit.choices)
    every = NumberField(label=_("How many of these?"), least=1, most=366, required=False)
    instalments = NumberField(label=_("How many times is it paid?"), least=1, most=120)
    harvest_month = NumberField(
        label=_("In which month does the harvest end?"), least=1, most=12, required=False
    )
    multiple = amount_field(label=_("Sums to be paid are rounded to"))
    most_loan = amount_field(label=_("Most that a member may owe"))
    most_times = NumberField(
        label=_("Most that a member may owe, in times of the savings"), most=20, required=False
    )
    quorum = NumberField(
        label=_("Members who must be there to decide a loan"), most=100, unit=_("%"), required=False
    )
    surplus = ChoiceField(label=_("How is what was earned shared?"), choices=Bylaws.Surplus.choices)
    group_percent = NumberField(
        label=_("Of it stays with the group"), most=100, unit=_("%"), required=False
    )
    payout_unit = amount_field(label=_("Least amount that can be paid out"))
    minutes = TextField(label=_("What the minutes say"), most=300, required=False, lines=3)
    approved = approved_field()

    show_if: ClassVar = {
        "rate": "method != 'none'",
        "rate_period": "method != 'none'",
        "every": "unit != 'harvest'",
        "harvest_month": "unit = 'harvest'",
    }

    def clean(self) -> dict[str, Any]:
        """Amounts are whole, and the rules make a schedule."""
        answers = dict(self.cleaned_data)
        fund = answers.get("fund")
        if fund is None:
            return answers
        amounts, wrong = smallest(answers, ALL_AMOUNTS, fund.commodity)
        for name in wrong:
            self.add_error(name, not_whole(fund.commodity))
        self._want_rate(answers)
        if answers.get("unit") == Bylaws.Unit.HARVEST and not answers.get("harvest_month"):
            self.add_error("harvest_month", texts.HARVEST_NEEDED)
        answers |= amounts | _numbers(answers)
        self.judge_loan_rules(answers)
        if not self.errors:
            self._try(answers)
        return answers

    def _want_rate(self, answers: dict[str, Any]) -> None:
        if answers.get("method") in (None, "", Bylaws.Method.NONE):
            return
        for name in ("rate", "rate_period"):
            if not answers.get(name) and name not in self.errors:
                self.add_error(name, texts.RATE_NEEDED)

    def _try(self, answers: dict[str, Any]) -> None:
        """Works out a loan by these rules, as the first one would."""
        try:
            read_bylaws(bylaws_of(answers), on=answers["from_on"])
        except TermsError:
            self.add_error(None, texts.RULES_DO_NOT_FIT)


def _numbers(answers: dict[str, Any]) -> dict[str, Any]:
    none = answers.get("method") == Bylaws.Method.NONE
    return {
        "rate": 0 if none else answers.get("rate") or 0,
        "rate_period": Bylaws.RatePeriod.PERIOD if none else answers.get("rate_period"),
        "every": int(answers.get("every") or 1),
        "instalments": int(answers.get("instalments") or 1),
        "harvest_month": int(answers.get("harvest_month") or 0) or None,
        "most_times": int(answers.get("most_times") or 0),
        "quorum": int(answers.get("quorum") or 0),
        "group_percent": int(answers.get("group_percent") or 0),
    }


def bylaws_of(answers: dict[str, Any]) -> Bylaws:
    """The rules as a row, not yet stored."""
    columns = {field.name for field in Bylaws._meta.concrete_fields}
    named = {name: value for name, value in answers.items() if name in columns}
    named["most_loan"] = named["most_loan"] or None
    for name in ("multiple", "payout_unit"):
        named[name] = max(1, named[name])
    return Bylaws(**named)
