"""Sheets of a fund that wait for a correction: nothing is shared before they are out of the way."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.capture import holding
from sahakum.groups.models import Fund
from sahakum.groups.sheets import WaitingSheet, sheets_waiting
from sahakum.web import way_back, wording
from sahakum.web.attention_addresses import address_of


@dataclass(frozen=True, kw_only=True)
class SheetShown:
    """One sheet: which, who keyed it, and where it is corrected or set aside.

    Who may not see it reads whom to ask instead.
    """

    sheet: str
    who: str
    correct: str
    end: str


def of(user: User, fund: Fund, *, until: datetime.date, back: str) -> list[SheetShown]:
    """The sheets that wait, in order of their numbers; ``back`` is where they are shown."""
    found = sheets_waiting(fund, until=until)
    if not found:
        return []
    keys = [one.waiting.held.pk for one in found]
    seen = set(holding.held_for(user).filter(pk__in=keys).values_list("pk", flat=True))
    return [_shown(one, user, back if one.waiting.held.pk in seen else "") for one in found]


def _shown(sheet: WaitingSheet, user: User, back: str) -> SheetShown:
    end = reverse("set-aside", args=[sheet.waiting.held.pk])
    return SheetShown(
        sheet=_named(sheet),
        who=_who(sheet, user),
        correct=address_of(sheet.waiting.opened, user) if back else "",
        end=way_back.carried(end, back=back) if back else "",
    )


def _named(sheet: WaitingSheet) -> str:
    shown = {"number": sheet.said_number}
    if sheet.held_on is None:
        return _("Sheet %(number)s") % shown
    shown["day"] = wording.day_in_numbers(sheet.held_on)
    return _("Sheet %(number)s of %(day)s") % shown


def _who(sheet: WaitingSheet, user: User) -> str:
    """Who keyed it; of another organisation with its name."""
    recorder = sheet.waiting.held.recorder
    if recorder.organisation_id == user.organisation_id:
        return recorder.name
    return f"{recorder.name} ({recorder.organisation.name})"
