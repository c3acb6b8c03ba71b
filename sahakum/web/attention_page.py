"""Content that was kept because something needs attention, and where it is corrected."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture import holding, kinds
from sahakum.capture.models import HeldContent, SetAside
from sahakum.capture.setting_aside import kind as setting_aside
from sahakum.capture.waiting import Waiting, held_by_or_led
from sahakum.web import people
from sahakum.web.attention_addresses import address_of

MOST_LISTED = 100
SET_ASIDE = setting_aside()
# Their sentences may say about whom they are.
KEPT_APART = ("trip", "trip_return", "assessment")


@dataclass(frozen=True, kw_only=True)
class Aside:
    """Who set something aside, when and why; ``history`` is where that is taken back."""

    who: str
    at: datetime.datetime
    reason: str
    history: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One held record: what it is, what is wrong, who typed it, where to correct or end it."""

    title: str
    sentences: list[str]
    who: str
    held_at: datetime.datetime
    until_on: datetime.date
    address: str
    end: str
    aside: Aside | None


@dataclass(frozen=True, kw_only=True)
class AttentionPage:
    """What waits, and what was set aside, each the newest first."""

    waiting: list[Shown]
    aside: list[Shown]


def of(user: User) -> AttentionPage:
    """What a user typed or supervises of what was not stored."""
    found = held_by_or_led(user)
    names = people.names_of(one.aside.operation.actor_id for one in found if one.aside)
    waiting = [_shown(one, user, names) for one in found if one.aside is None]
    aside = [_shown(one, user, names) for one in found if one.aside]
    return AttentionPage(waiting=waiting[:MOST_LISTED], aside=aside[:MOST_LISTED])


def title_of(held: HeldContent) -> str:
    """What a held record is called: "Meeting of a group"."""
    kind = kinds.find(held.kind)
    return str(kind.title) if kind else held.kind


def _shown(one: Waiting, user: User, names: Mapping[UUID, str]) -> Shown:
    held = one.held
    kind = kinds.find(held.kind)
    may_end = one.aside is None and user.may(SET_ASIDE.permission)
    return Shown(
        title=title_of(held),
        sentences=_sentences(one.opened, kind, held, user),
        who=held.recorder.name,
        held_at=held.held_at,
        until_on=held.until_on,
        address=address_of(one.opened, user),
        end=reverse("set-aside", args=[held.pk]) if may_end else "",
        aside=_aside(one.aside, user, names) if one.aside else None,
    )


def _aside(aside: SetAside, user: User, names: Mapping[UUID, str]) -> Aside:
    operation = aside.operation
    known = user.may(permissions.SEE_HISTORY)
    return Aside(
        who=names.get(operation.actor_id, ""),
        at=operation.received_at,
        reason=aside.reason,
        history=reverse("history", args=[operation.pk]) if known else "",
    )


def _sentences(
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
