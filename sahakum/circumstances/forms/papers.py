"""What may be said of papers and cards, misfortunes, and how a family is reached."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, ChoicesField, DayField, TextField
from sahakum.circumstances import texts
from sahakum.circumstances.fields import MemberField, WholeField
from sahakum.circumstances.forms.base import (
    CircumstanceForm,
    amount_field,
    currency_field,
    note_field,
)
from sahakum.circumstances.models import (
    Disaster,
    HeardOfUs,
    IdentityPaper,
    PovertyCard,
    SafeContact,
)

HAS_CARD = "level = 'poor_1' or level = 'poor_2'"
ISSUED = "state = 'issued'"


class IdentityPaperForm(CircumstanceForm):
    """A paper of a member: lacking, applied for or issued."""

    member = MemberField(label=_("Whose paper?"))
    paper = ChoiceField(label=_("Which paper?"), choices=IdentityPaper.Paper.choices)
    state = ChoiceField(label=_("How far is it?"), choices=IdentityPaper.State.choices)
    since_on = DayField(label=_("Applied for or issued on"), required=False)
    number = TextField(
        label=_("Number"), most=40, required=False, help_text=_("It stands on no list.")
    )
    until_on = DayField(label=_("Valid until"), required=False, future=True)
    note = note_field()

    show_if: ClassVar = {
        "since_on": "state != 'lacking'",
        "number": ISSUED,
        "until_on": ISSUED,
    }

    def clean(self) -> dict[str, Any]:
        """What was applied for or issued was so on a day; days in order; not before birth."""
        answers = super().clean()
        asked = answers.get("state") in (IdentityPaper.State.APPLIED, IdentityPaper.State.ISSUED)
        if asked and not answers.get("since_on") and "since_on" not in self.errors:
            self.add_error("since_on", texts.DAY_OF_PAPER)
        self.refuse_unordered("since_on", "until_on")
        self.refuse_after_told("since_on")
        self.refuse_before_birth("since_on", answers.get("member"))
        return answers


class PovertyCardForm(CircumstanceForm):
    """An IDPoor card as it was seen; the family's level follows from it."""

    level = ChoiceField(label=_("Level on the card"), choices=PovertyCard.Level.choices)
    number = TextField(
        label=_("Number of the card"), most=40, required=False, help_text=_("It stands on no list.")
    )
    round = WholeField(label=_("Round"), least=1, most=99, required=False)
    issued_on = DayField(label=_("Issued on"), required=False)
    until_on = DayField(label=_("Valid until"), required=False, future=True)
    note = note_field()

    show_if: ClassVar = dict.fromkeys(("number", "round", "issued_on", "until_on"), HAS_CARD)

    def clean(self) -> dict[str, Any]:
        """Days in order."""
        answers = super().clean()
        issued_on, until_on = answers.get("issued_on"), answers.get("until_on")
        if issued_on and until_on and until_on <= issued_on:
            self.add_error("until_on", texts.END_BEFORE_BEGIN)
        self.refuse_after_told("issued_on")
        return answers


class DisasterForm(CircumstanceForm):
    """A misfortune, its day, and the loss if it can be said in money."""

    sort = ChoiceField(label=_("What happened?"), choices=Disaster.Sort.choices)
    struck_on = DayField(label=_("When?"))
    loss = amount_field(_("Loss in money"), required=False)
    currency = currency_field()
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """A loss has a currency; without a loss there is none."""
        answers = super().clean()
        self.settle_currency(answers, amount="loss")
        if answers.get("loss") is None:
            answers["currency"] = ""
        self.refuse_after_told("struck_on")
        return answers


class SafeContactForm(CircumstanceForm):
    """How and when the family can be reached without harm."""

    ways = ChoicesField(label=_("How may we reach you?"), choices=SafeContact.Way.choices)
    times = ChoicesField(
        label=_("When is it safe?"), choices=SafeContact.Time.choices, required=False
    )
    note = TextField(
        label=_("What must we avoid?"),
        most=300,
        lines=3,
        required=False,
        help_text=_("For example: do not call after 6 in the evening."),
    )


class HeardOfUsForm(CircumstanceForm):
    """How the family first heard of us."""

    how = ChoiceField(label=_("How did you hear of us?"), choices=HeardOfUs.How.choices)
    note = note_field()
