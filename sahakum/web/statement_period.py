"""The days of a statement: as people type them, as quick choices, and what they add up to."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sahakum.capture.fields import DayField
from sahakum.journal import clock
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Account
from sahakum.ledger.statements import Line
from sahakum.web import wording
from sahakum.web.report_choice import IN_ORDER

Day = datetime.date
# No book begins before it.
EARLIEST = Day(1900, 1, 1)
ONE_DAY = datetime.timedelta(days=1)


class PeriodForm(forms.Form):
    """Days as people type them; left empty, from the beginning and until today."""

    first = DayField(label=gettext_lazy("From"), required=False)
    last = DayField(label=gettext_lazy("To"), required=False)

    def clean(self) -> dict[str, Any]:
        """The period runs forward."""
        answers = dict(self.cleaned_data)
        first, last = answers.get("first"), answers.get("last")
        if first and last and last < first:
            self.add_error("last", IN_ORDER)
        return answers

    def days(self) -> tuple[Day | None, Day | None]:
        """The first and the last day; neither where they cannot be."""
        if not self.is_valid():
            return None, None
        return self.cleaned_data["first"], self.cleaned_data["last"]

    def address(self) -> str:
        """The part of an address that says the same days."""
        said = {name: str(self.data.get(name) or "") for name in self.base_fields}
        return urlencode({name: text for name, text in said.items() if text})


@dataclass(frozen=True, kw_only=True)
class Sums:
    """What was there before some rows, what went in and out with them, what is there then."""

    opening: str
    into: str
    out: str
    closing: str


def sums_of(account: Account, lines: Sequence[Line], *, opening: int, closing: int) -> Sums:
    """The sums of some rows in words; ``opening`` and ``closing`` in debits less credits."""
    changes = [account.held(one.amount) for one in lines]
    return Sums(
        opening=said(account.held(opening), account.commodity),
        into=said(sum(one for one in changes if one > 0), account.commodity),
        out=said(-sum(one for one in changes if one < 0), account.commodity),
        closing=said(account.held(closing), account.commodity),
    )


@dataclass(frozen=True, kw_only=True)
class Quick:
    """A period that is often asked for."""

    words: str
    address: str
    chosen: bool


def quick_choices(form: PeriodForm) -> list[Quick]:
    """Everything, this month, the month before, this year."""
    today = clock.today()
    month = today.replace(day=1)
    before = month - ONE_DAY
    periods = (
        (_("Everything"), (None, None)),
        (_("This month"), (month, today)),
        (_("Last month"), (before.replace(day=1), before)),
        (_("This year"), (today.replace(month=1, day=1), today)),
    )
    chosen = form.days() if form.is_valid() else ()
    return [
        Quick(words=words, address=_address(*days), chosen=days == chosen)
        for words, days in periods
    ]


def _address(first: Day | None, last: Day | None) -> str:
    said = {"first": first, "last": last}
    asked = {name: wording.day_in_numbers(day) for name, day in said.items() if day}
    return f"?{urlencode(asked)}"
