"""What may be said of a meeting, and of a paper book that is taken over."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sahakum.capture import texts as capture_texts
from sahakum.capture.fields import (
    ChoiceField,
    DayField,
    NumberField,
    ReferenceField,
    RowsField,
    TextField,
)
from sahakum.capture.forms import RecordForm
from sahakum.groups import texts
from sahakum.groups.models import Fund, Meeting, MeetingLine, WeighIn
from sahakum.ledger.amounts import said
from sahakum.ledger.said_amounts import amount_field, not_whole, smallest

MOST_MEMBERS = 300
IN_A_LINE = ("savings", "withdrawn", "social", "helped", "fine", "repaid", "lent")
WEIGHED = ("gross", "tare")
# All that a row of the page asks beside the presence.
ASKED = ("shares", *IN_A_LINE, "gross", "bags", "tare", "moisture", "brought_for")
TAKEN_OVER = ("savings", "owes")
BESIDE_LINES = ("expense", "expense_set_aside", "gift", "counted")
OF_BANK = ("banked", "unbanked", "bank_interest", "bank_fee")
MOST_IN_ONE = 10_000


class LineForm(RecordForm):
    """What one member did."""

    member = ReferenceField(to="member", label=_("Member"))
    presence = ChoiceField(
        label=_("Came to the meeting?"), choices=MeetingLine.Presence.choices, required=False
    )
    shares = NumberField(label=_("Shares"), most=MOST_IN_ONE, required=False)
    savings = amount_field(label=_("Savings"))
    withdrawn = amount_field(label=_("Taken out of savings"))
    social = amount_field(label=_("Into the social fund"))
    helped = amount_field(label=_("Help from the social fund"))
    fine = amount_field(label=_("Fine"))
    repaid = amount_field(label=_("Paid back"))
    lent = amount_field(label=_("New loan"))
    gross = amount_field(label=_("Weighed with the bags"))
    bags = NumberField(label=_("Bags"), most=MOST_IN_ONE, required=False)
    tare = amount_field(label=_("The bags weigh"))
    moisture = NumberField(
        label=_("Moisture, if measured"), most=60, places=1, unit=_("%"), required=False
    )
    brought_for = ChoiceField(
        label=_("What was it brought for?"), choices=WeighIn.For.choices, required=False
    )


class OpeningLineForm(RecordForm):
    """What the paper book says of one member."""

    member = ReferenceField(to="member", label=_("Member"))
    savings = amount_field(label=_("Savings"))
    owes = amount_field(label=_("Still owes"))


class CountForm(RecordForm):
    """So many notes of a value, or so many sacks of a weight."""

    value = amount_field(label=_("Value"))
    number = NumberField(label=_("How many?"), most=1_000_000, required=False)


class AttestationForm(RecordForm):
    """A member who attests."""

    member = ReferenceField(to="member", label=_("Member"))


class OfFund(RecordForm):
    """What is said over one fund, in its own unit."""

    lines_of: tuple[str, ...] = ()

    def check_lines(self, fund: Fund, answers: dict[str, Any]) -> None:
        """Members of this group only, each once, with amounts that exist.

        Amounts are then in the smallest unit.
        """
        seen: set[Any] = set()
        for number, line in enumerate(answers.get("lines") or (), 1):
            for name, sentence in self._wrong(fund, line, seen):
                params = {"number": capture_texts.numeral(number), "sentence": sentence}
                error = ValidationError(capture_texts.ROW, code=f"{number}.{name}", params=params)
                self.add_error("lines", error)

    def _wrong(self, fund: Fund, line: dict[str, Any], seen: set[Any]) -> Iterator[tuple[str, str]]:
        member = line["member"]
        if member.collective_id != fund.collective_id:
            yield "member", str(texts.NOT_OF_GROUP)
        if member.pk in seen:
            yield "member", str(texts.TWICE) % {"name": member.name}
        seen.add(member.pk)
        amounts, wrong = smallest(line, self.lines_of, fund.commodity)
        line |= amounts
        for name in wrong:
            yield name, not_whole(fund.commodity)

    def check_amounts(self, fund: Fund, answers: dict[str, Any], names: tuple[str, ...]) -> None:
        """Amounts beside the lines, then in the smallest unit."""
        amounts, wrong = smallest(answers, names, fund.commodity)
        answers |= amounts
        for name in wrong:
            self.add_error(name, not_whole(fund.commodity))


class MeetingForm(OfFund):
    """A meeting was held."""

    lines_of = (*IN_A_LINE, *WEIGHED)

    fund = ReferenceField(to="fund", label=_("Fund"))
    held_on = DayField(label=_("Day of the meeting"))
    sheet = NumberField(label=_("Number of the paper sheet"), least=1, most=100_000)
    lines = RowsField(row=LineForm, least=1, most=MOST_MEMBERS, label=_("Members"))
    expense = amount_field(label=_("Paid for the group"))
    expense_for = TextField(label=_("For what?"), most=200, required=False)
    expense_set_aside = amount_field(label=_("Of it from what is set aside for administration"))
    gift = amount_field(label=_("Given to the group"))
    gift_from = TextField(label=_("By whom?"), most=200, required=False)
    banked = amount_field(label=_("Paid into the bank"))
    unbanked = amount_field(label=_("Taken from the bank"))
    bank_interest = amount_field(label=_("Interest that the bank gave"))
    bank_fee = amount_field(label=_("Fee that the bank took"))
    counts = RowsField(row=CountForm, most=20, label=_("Counted"))
    counted = amount_field(label=_("Counted in all"))
    difference_reason = TextField(
        label=_("Why is it more or less than the book says?"), most=300, required=False
    )
    difference_cause = ChoiceField(
        label=_("What became of rice that is missing?"),
        choices=Meeting.Cause.choices,
        required=False,
    )
    attested = RowsField(row=AttestationForm, most=20, label=_("Who attests the two totals?"))
    minutes = TextField(label=_("What was decided"), most=2000, required=False, lines=4)

    def clean(self) -> dict[str, Any]:
        """Everything in the smallest unit, and counted in one way."""
        answers = dict(self.cleaned_data)
        fund = answers.get("fund")
        if fund is None:
            return answers
        no_count = answers.get("counted") is None
        self.check_lines(fund, answers)
        self.check_amounts(fund, answers, (*BESIDE_LINES, *OF_BANK))
        self._check_beside(answers)
        self._count(fund, answers, no_count=no_count)
        self._check_attested(answers)
        return answers

    def _check_beside(self, answers: dict[str, Any]) -> None:
        for name, words, sentence in (
            ("expense", "expense_for", texts.EXPENSE_UNNAMED),
            ("gift", "gift_from", texts.GIFT_UNNAMED),
        ):
            if answers[name] and not answers.get(words):
                self.add_error(words, sentence)
        if answers["expense_set_aside"] > answers["expense"]:
            self.add_error("expense_set_aside", texts.SET_ASIDE_OVER)

    def _count(self, fund: Fund, answers: dict[str, Any], *, no_count: bool) -> None:
        rows = [row for row in answers.get("counts") or () if row.get("number")]
        self._check_values(fund, rows)
        total = sum(row["value"] * int(row["number"]) for row in rows)
        if rows and not no_count and total != answers["counted"]:
            shown = {name: said(answers["counted"], fund.commodity) for name in ("counted",)}
            shown["counts"] = said(total, fund.commodity)
            self.add_error("counted", str(texts.COUNTS_DIFFER) % shown)
        elif rows:
            answers["counted"] = total
        elif no_count and "counted" not in self.errors:
            self.add_error("counted", texts.COUNT_NEEDED)
        answers["counts"] = [[row["value"], int(row["number"])] for row in rows]

    def _check_values(self, fund: Fund, rows: list[dict[str, Any]]) -> None:
        """Each count says of what, then in the smallest unit."""
        for row in rows:
            amounts, wrong = smallest(row, ("value",), fund.commodity)
            row |= amounts
            if wrong:
                self.add_error("counts", not_whole(fund.commodity))
            elif not row["value"]:
                self.add_error("counts", texts.VALUE_NEEDED)

    def _check_attested(self, answers: dict[str, Any]) -> None:
        if "lines" in self.errors:
            # Nobody knows who came while a line is wrong.
            return
        lines = answers.get("lines") or ()
        came = {line["member"].pk for line in lines if line.get("presence") in ("present", "late")}
        named = {row["member"].pk: row["member"] for row in answers.get("attested") or ()}
        for member in named.values():
            if member.pk not in came:
                self.add_error("attested", str(texts.ATTEST_PRESENT) % {"name": member.name})
        if len(named) < min(3, len(lines)) and "attested" not in self.errors:
            self.add_error("attested", texts.ATTEST_THREE)
        answers["attested"] = list(named.values())


class OpeningForm(OfFund):
    """A group that has been running brings what its paper book says on a day."""

    lines_of = TAKEN_OVER

    fund = ReferenceField(to="fund", label=_("Fund"))
    held_on = DayField(label=_("Taken over as of"))
    box = amount_field(label=_("In the box"))
    social = amount_field(label=_("Of it the social fund"))
    bank = amount_field(label=_("In the bank"))
    lines = RowsField(row=OpeningLineForm, least=1, most=MOST_MEMBERS, label=_("Members"))
    minutes = TextField(label=_("Where these figures come from"), most=2000, lines=3)

    def clean(self) -> dict[str, Any]:
        """Everything in the smallest unit."""
        answers = dict(self.cleaned_data)
        fund = answers.get("fund")
        if fund is not None:
            self.check_lines(fund, answers)
            self.check_amounts(fund, answers, ("box", "social", "bank"))
        return answers
