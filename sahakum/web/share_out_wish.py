"""What is wished of a share-out before it is made: read from an address or a form, kept in both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from sahakum.accounts.models import User
from sahakum.capture.forms import content_of_page
from sahakum.groups.models import Fund
from sahakum.groups.wishes import Wish
from sahakum.journal import clock
from sahakum.web import groups_forms, recording, wording
from sahakum.web.record_page import Menu
from sahakum.web.recording import Draft

KIND = "share_out"
# What stands in an address; minutes and who approves do not change what is rehearsed.
ASKED = ("how", "share_social", "keep", "keep_percent", "rest", "rest_to")
FIRST = {"how": "pay", "share_social": "no", "rest": "stays"}


@dataclass(frozen=True, kw_only=True)
class Wished:
    """A wish, and what was said of it, in order to say it again."""

    wish: Wish
    said: Mapping[str, str]

    def address(self, **other: str) -> str:
        """The end of an address that says the same, but for some answers."""
        return f"?{urlencode({**self.said, **other})}"


def of(user: User, fund: Fund, said: Mapping[str, Any]) -> Wished:
    """What is wished by some answers; one that cannot be is as if it were not said."""
    asked = {name: str(said.get(name) or "") for name in ASKED}
    form = recording.bound_form(KIND, asked | {"fund": str(fund.pk)}, by=user)
    form.full_clean()
    known = {name: form.cleaned_data.get(name) for name in ASKED if name not in form.errors}
    named = known.get("rest_to")
    wish = Wish(
        how=known.get("how") or FIRST["how"],
        share_social=known.get("share_social") == "yes",
        keep=known.get("keep") or 0,
        keep_percent=known.get("keep_percent") or 0,
        rest=known.get("rest") or FIRST["rest"],
        rest_to=named.pk if named else None,
    )
    return Wished(wish=wish, said={name: text for name, text in asked.items() if text})


def draft_of(request: HttpRequest, fund: Fund, *, by: User) -> Draft:
    """The form as it is first: what is held, or what the address says, of today."""
    fixed = {"fund": str(fund.pk)}
    held = recording.held_draft(request, KIND, by=by, **fixed)
    if held is not None:
        return held
    said = {name: request.GET[name] for name in ASKED if request.GET.get(name)}
    first = FIRST | {"day": wording.day_in_numbers(clock.today())} | said | fixed
    return recording.new_draft(KIND, by=by, **first)


def kept(request: HttpRequest, fund: Fund, *, by: User) -> Draft:
    """The form with everything typed on it and what is wrong with it; nothing is sent."""
    content = content_of_page(recording.kind_named(KIND).form, request.POST)
    form = recording.bound_form(KIND, content | {"fund": str(fund.pk)}, by=by)
    return Draft(form=form, operation_id=recording.posted_id(request))


def said_in(draft: Draft) -> Mapping[str, Any]:
    """The answers that stand in a form."""
    said: Mapping[str, Any] = draft.form.data if draft.form.is_bound else draft.form.initial
    return said


def menus(fund: Fund) -> dict[str, Menu]:
    """Who can be named."""
    return {
        "approved": groups_forms.officers(fund.collective),
        "rest_to": groups_forms.members_to_choose(fund.collective),
    }
