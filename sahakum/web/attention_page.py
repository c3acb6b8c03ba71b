"""Content that was kept because something needs attention, and where it is corrected."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture import holding, kinds
from sahakum.capture.models import HeldContent
from sahakum.web.attention_addresses import address_of

MOST_LISTED = 100
# Their sentences may say about whom they are.
KEPT_APART = ("trip", "trip_return", "assessment")


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One held record: what it is, what is wrong, who typed it, and where to correct it."""

    title: str
    sentences: list[str]
    who: str
    held_at: datetime.datetime
    until_on: datetime.date
    address: str


def of(user: User) -> list[Waiting]:
    """What waits for a user, the newest first."""
    return [_waiting(held, user) for held in holding.held_for(user)[:MOST_LISTED]]


def _waiting(held: HeldContent, user: User) -> Waiting:
    opened = holding.opened(held)
    kind = kinds.find(opened.kind)
    return Waiting(
        title=str(kind.title) if kind else opened.kind,
        sentences=_shown(opened, kind, held, user),
        who=held.recorder.name,
        held_at=held.held_at,
        until_on=held.until_on,
        address=address_of(opened, user),
    )


def _shown(
    opened: holding.Holding, kind: kinds.Kind | None, held: HeldContent, user: User
) -> list[str]:
    """What is wrong. A sentence may name a member; of what is kept apart others read the field."""
    known = user.may(permissions.SEE_SENSITIVE_ANSWERS) or held.recorder_id == user.pk
    if known or opened.kind not in KEPT_APART:
        return _labelled(opened.sentences, kind)
    hidden = [_("This needs a correction.")]
    return _labelled(dict.fromkeys(opened.sentences, hidden), kind)


def _labelled(sentences: dict[str, list[str]], kind: kinds.Kind | None) -> list[str]:
    fields = kind.form.base_fields if kind else {}
    named = {name: str(field.label) for name, field in fields.items()}
    return [
        f"{named[name]}: {text}" if name in named else text
        for name, texts in sentences.items()
        for text in texts
    ]
