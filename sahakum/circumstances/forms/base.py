"""What all forms of circumstances ask: the family, the day it was told, and how rules are said."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ChoiceField, DayField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.circumstances import texts
from sahakum.circumstances.fields import AmountField, MemberField, MembersField, currency_in
from sahakum.circumstances.models import Currency, Period
from sahakum.circumstances.models.base import MONEY
from sahakum.registry.models import Membership

YES_NO = (("yes", _("Yes")), ("no", _("No")))


def note_field() -> TextField:
    """The note that ends every form."""
    help_text = _("In the family's words. No names of people outside the family.")
    return TextField(label=_("Note"), most=1000, lines=3, required=False, help_text=help_text)


class CircumstanceForm(RecordForm):
    """One thing said about a family. Names of its fields are those of its table's columns."""

    household = ReferenceField(to="household", label=_("Family"))
    told_on = DayField(
        label=_("Told or seen on"), help_text=_("Day/month/year, for example 16/11/2026")
    )

    def clean(self) -> dict[str, Any]:
        """Members are members of this family."""
        answers = dict(self.cleaned_data)
        household = answers.get("household")
        for name, membership in self._members(answers):
            if household is not None and membership.household_id != household.pk:
                self.add_error(name, texts.NOT_A_MEMBER)
        return answers

    def _members(self, answers: dict[str, Any]) -> list[tuple[str, Membership]]:
        found: list[tuple[str, Membership]] = []
        for name, field in self.fields.items():
            said = answers.get(name)
            if isinstance(field, MemberField) and said:
                found.append((name, said))
            if isinstance(field, MembersField):
                found += [(name, one) for one in said or []]
        return found

    def refuse_before_birth(self, name: str, membership: Membership | None) -> None:
        """Nothing happens to anybody before birth; an inexact birth counts from its first day."""
        day = self.cleaned_data.get(name)
        born = membership.person.born_on if membership else None
        if membership and day and born and day < born:
            self.say(name, texts.BEFORE_BIRTH, name=membership.person.name)

    def refuse_unordered(self, first: str, last: str) -> None:
        """The last day is not before the first."""
        begin, end = self.cleaned_data.get(first), self.cleaned_data.get(last)
        if begin and end and end < begin:
            self.add_error(last, texts.END_BEFORE_BEGIN)

    def refuse_after_told(self, *names: str) -> None:
        """Nobody tells of what is still to come."""
        told = self.cleaned_data.get("told_on")
        for name in names:
            day = self.cleaned_data.get(name)
            if told and day and day > told:
                self.add_error(name, texts.AFTER_TOLD)

    def say(self, field: str, sentence: Any, /, **parts: object) -> None:
        """Adds a sentence with names in it."""
        self.add_error(field, str(sentence) % parts)

    def settle_currency(self, answers: dict[str, Any], *, amount: str = "amount") -> None:
        """An amount has a currency: chosen, or written beside it; both are the same."""
        if answers.get(amount) is None:
            return
        written = currency_in(self.data.get(amount))
        chosen = answers.get("currency")
        if written and chosen and written != chosen:
            self.add_error("currency", texts.OTHER_CURRENCY)
        answers["currency"] = chosen or written
        if "currency" in self.errors:
            return
        if not answers["currency"]:
            self.add_error("currency", texts.CURRENCY_NEEDED)
        elif answers["currency"] not in self._currencies():
            self.add_error("currency", texts.NOT_IN_GOLD)

    def _currencies(self) -> set[str]:
        """In what this form takes amounts."""
        return {value for value, _name in getattr(self.fields["currency"], "choices", ())}


def currency_field(*, gold: bool = False) -> ChoiceField:
    """In which money, or also in gold; may be written beside the amount instead."""
    choices = Currency.choices if gold else MONEY
    return ChoiceField(label=_("In which money?"), choices=choices, required=False)


def amount_field(label: Any, *, required: bool = True) -> AmountField:
    """An amount; words such as ម៉ឺន and រៀល are understood."""
    help_text = _("For example 20000, or in words: 5 million riel")
    return AmountField(label=label, help_text=help_text, required=required)


class TimedAmountForm(CircumstanceForm):
    """An amount with its currency and period."""

    amount = amount_field(_("How much?"))
    currency = currency_field()
    period = ChoiceField(label=_("For how long?"), choices=Period.choices)

    def clean(self) -> dict[str, Any]:
        """The amount has a currency."""
        answers = super().clean()
        self.settle_currency(answers)
        return answers
