"""What may be said of the finer rules of loans; whoever says nothing has the usual rule."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, ChoicesField, NumberField
from sahakum.capture.forms import RecordForm
from sahakum.collectives.models import Workshop
from sahakum.groups import loan_texts
from sahakum.groups.models import loan_rules
from sahakum.groups.models.loan_rules import LoanRules
from sahakum.ledger.said_amounts import amount_field

COLUMNS = {field.name: field for field in LoanRules._meta.fields}
AMOUNTS = ("rounding_unit", "start_fee", "row_fee", "late_fee", "least_loan")
FEES = ("start_fee", "row_fee", "late_fee")


def _choice(label: Any, choices: Any) -> ChoiceField:
    return ChoiceField(label=label, choices=choices.choices, required=False)


def _count(label: Any, *, most: int, unit: Any = "") -> NumberField:
    return NumberField(label=label, most=most, unit=unit, required=False)


def _percent(label: Any) -> NumberField:
    return NumberField(label=label, most=100, places=3, unit=_("%"), required=False)


class LoanRulesForm(RecordForm):
    """The finer rules; a part of the rules of a fund."""

    least_loan = amount_field(label=_("Least that is lent"))
    approval = _choice(_("When is a loan decided?"), loan_rules.Approval)
    approval_days = _count(_("An approval holds for"), most=730, unit=_("days"))
    workshops = ChoicesField(
        label=_("Workshops before a first loan"), choices=Workshop.Topic.choices, required=False
    )
    counting = _choice(_("How is the time of a loan counted?"), loan_rules.Counting)
    day_count = _choice(_("Days of a year, where days are counted"), loan_rules.DayCount)
    least_season_days = _count(
        _("A loan falls due at the harvest after the next, given fewer days before it than"),
        most=366,
        unit=_("days"),
    )
    grace_principal = _count(_("First instalments without principal"), most=119)
    grace_interest = _count(_("First instalments at which interest waits"), most=119)
    interest_free = _count(_("First periods that bear no interest"), most=120)
    rounding_unit = amount_field(label=_("Single amounts are rounded to"))
    rounding_mode = _choice(_("To which side is rounded?"), loan_rules.Mode)
    rounding_rest = _choice(_("Which instalment takes the rest?"), loan_rules.Rest)
    rounding_interest = _choice(
        _("Of the interest of all instalments, what is rounded?"), loan_rules.Rounded
    )
    rounding_segments = _choice(
        _("Of a month in which the debt changed, what is rounded?"), loan_rules.Rounded
    )
    start_fee = amount_field(label=_("Fee kept back when the loan is given"))
    start_fee_percent = _percent(_("The same, of what is lent"))
    row_fee = amount_field(label=_("Fee with each instalment"))
    row_fee_percent = _percent(_("The same, of what is lent"))
    late_fee = amount_field(label=_("Fee for an instalment that is late"))
    late_fee_percent = _percent(_("The same, of what is unpaid of it"))
    late_after_days = _count(_("Late by more than"), most=366, unit=_("days"))
    late_interest = _choice(_("Does late principal bear interest?"), loan_rules.LateInterest)
    order = _choice(_("For what is a payment taken first?"), loan_rules.Order)
    across = _choice(_("Where several instalments are late"), loan_rules.Across)
    prepayment = _choice(_("What is paid before its day"), loan_rules.Prepayment)
    pay_off = _choice(_("Who pays all off early pays interest"), loan_rules.PayOff)

    def judge_loan_rules(self, answers: dict[str, Any]) -> None:
        """Fills in usual rules; says in a sentence each which rules do not go together."""
        for name in FEES:
            if answers.get(name) and answers.get(f"{name}_percent"):
                self.add_error(f"{name}_percent", loan_texts.AMOUNT_OR_PERCENT)
        answers |= {name: _usual(name, answers.get(name)) for name in COLUMNS}
        for name, sentence in _clashes(answers):
            self.add_error(name, sentence)


def _usual(name: str, said: Any) -> Any:
    column = COLUMNS[name]
    if said in (None, "") or (name == "rounding_unit" and not said):
        return column.get_default()
    return int(said) if column.get_internal_type() == "PositiveSmallIntegerField" else said


def _clashes(answers: dict[str, Any]) -> list[tuple[str, Any]]:
    declining = answers.get("method") == "declining"
    level = declining and answers.get("amortisation") == "equal_instalments"
    bears = answers["late_interest"] == "day"
    longest = int(answers.get("instalments") or 1)
    waits = max(answers["grace_principal"], answers["grace_interest"])
    found = {
        "prepayment": (
            answers["grace_interest"] and answers["prepayment"] != "next",
            loan_texts.WAITS_AND_PREPAYS,
        ),
        "late_interest": (
            bears and (not declining or answers["grace_interest"]),
            loan_texts.LATE_BEARS_DECLINING,
        ),
        "rounding_rest": (
            level and answers["rounding_rest"] == "first",
            loan_texts.FIRST_TAKES_REST,
        ),
        "rounding_interest": (
            level and answers["rounding_interest"] == "sum",
            loan_texts.SUM_OF_ROWS,
        ),
        "grace_principal": (
            waits >= longest or answers["interest_free"] > longest,
            loan_texts.GRACE_TOO_LONG,
        ),
        "least_loan": (
            answers.get("most_loan") and answers["least_loan"] > answers["most_loan"],
            loan_texts.LEAST_OVER_MOST,
        ),
    }
    return [(name, sentence) for name, (wrong, sentence) in found.items() if wrong]
