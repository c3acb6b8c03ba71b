"""What a reader of a report chooses: its days, its area, and as known on which day."""

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import DayField
from sahakum.indicators.definitions import Period
from sahakum.journal import clock
from sahakum.journal.selectors import position_known_on
from sahakum.places.models import Place
from sahakum.web import wording

IN_ORDER = _("The last day is before the first.")
RECEIPT = "receipt"
OFFSET = "offset"


class ChoiceForm(forms.Form):
    """Days as people type them; all may be left out."""

    first = DayField(label=_("From"), required=False)
    last = DayField(label=_("To"), required=False, future=True)
    known_on = DayField(
        label=_("As known on"),
        required=False,
        help_text=_("Left empty: everything saved until now counts."),
    )

    def clean(self) -> dict[str, Any]:
        """The period runs forward."""
        answers = dict(self.cleaned_data)
        first, last = answers.get("first"), answers.get("last")
        if first and last and last < first:
            self.add_error("last", IN_ORDER)
        return answers


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What was chosen. `kept` are the parts of the address that every link keeps."""

    form: ChoiceForm
    period: Period
    area: Place | None
    known_on: datetime.date | None
    known: int | None
    receipt: str
    offset: int
    kept: dict[str, str]

    def address(self, **changes: object) -> str:
        """The same page with something else, such as another receipt."""
        return "?" + urlencode(self.kept | {name: str(value) for name, value in changes.items()})


def choice_of(request: HttpRequest) -> Choice:
    """The choice that an address carries; this year until today where it carries none.

    Raises:
        Http404: there is no such area.
    """
    today = clock.today()
    form = ChoiceForm(_with_usual(request, today))
    said = form.cleaned_data if form.is_valid() else {}
    known_on = said.get("known_on")
    names = ("first", "last", "known_on", "area")
    return Choice(
        form=form,
        period=Period(
            first=said.get("first") or today.replace(month=1, day=1),
            last=said.get("last") or today,
        ),
        area=_area(request.GET.get("area", "")),
        known_on=known_on,
        known=position_known_on(known_on) if known_on else None,
        receipt=request.GET.get(RECEIPT, "")[:200],
        offset=_number(request.GET.get(OFFSET, "")),
        kept={name: request.GET[name] for name in names if request.GET.get(name)},
    )


def _with_usual(request: HttpRequest, today: datetime.date) -> dict[str, str]:
    usual = {
        "first": wording.day_in_numbers(today.replace(month=1, day=1)),
        "last": wording.day_in_numbers(today),
    }
    said = {name: request.GET.get(name, "") for name in ChoiceForm.base_fields}
    return usual | {name: text for name, text in said.items() if text}


def _area(text: str) -> Place | None:
    if not text:
        return None
    found = Place.objects.filter(pk=_number(text)).first()
    if found is None:
        raise Http404
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
