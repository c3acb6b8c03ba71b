"""Content that was kept because something needs attention, and where it is corrected."""

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture import holding, kinds
from sahakum.capture.models import HeldContent
from sahakum.localities import selectors as localities
from sahakum.registry import selectors as registry
from sahakum.rules.catalogue import RULES
from sahakum.web.circumstances_kinds import ADDED_TO, SORTS
from sahakum.web.happenings_page import HAPPENINGS

MOST_LISTED = 100
# Their sentences may say about whom they are.
KEPT_APART = ("trip", "trip_return", "assessment")
# Where a record about a family is typed.
PAGES = {
    "relations": "new-relations",
    "home_visit": "new-visit",
    "delivery": "new-delivery",
    "enrolment": "new-enrolment",
    "assessment": "new-assessment",
    "leaving": "new-leaving",
    "plan": "new-plan",
    "pairing": "new-pairing",
    "grant": "grants",
}
# Where something about a task of a plan is typed.
PAGES_OF_TASKS = {"task_done": "task-done", "task_change": "task-change"}
# Where a record about a place is typed, and which answer names the place.
PAGES_OF_PLACES = {
    "site": ("new-site", "village"),
    "place": ("new-place", "parent"),
    "asset": ("new-asset", "village"),
}
# Where a record about something that lasts is typed.
PAGES_OF_ASSETS = {
    "asset_check": "asset-check",
    "asset_repair": "asset-repair",
    "asset_family": "asset-families",
}
# Which setting a kind of record changes.
SETTINGS = {rule.kind: rule.code for rule in RULES.values()}


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
        address=_address(opened),
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


def _address(opened: holding.Holding) -> str:
    content = opened.content if isinstance(opened.content, dict) else {}
    held = {"held": str(opened.operation_id)}
    if opened.kind == "household":
        return f"{reverse('new-family')}?{urlencode({'village': content.get('village')} | held)}"
    if opened.kind == "delivery" and not content.get("household"):
        return _address_of_delivery(content, held)
    if opened.kind in PAGES_OF_PLACES:
        return _address_of_place(opened.kind, content, held)
    if opened.kind in SETTINGS:
        return f"{reverse('new-setting', args=[SETTINGS[opened.kind]])}?{urlencode(held)}"
    page, named = _page_and_subject(opened.kind)
    subject = _id(content.get(named))
    if subject is not None and (opened.kind in SORTS or opened.kind in ADDED_TO):
        address = reverse("new-circumstance", args=[subject, opened.kind])
        return f"{address}?{urlencode(held)}"
    if opened.kind == "person_change":
        return _address_of_person(_id(content.get("person")), held)
    if opened.kind in HAPPENINGS:
        return _address_of_happening(opened.kind, content, held)
    if not page or subject is None:
        return ""
    return f"{reverse(page, args=[subject])}?{urlencode(held)}"


def _address_of_happening(kind: str, content: dict[str, Any], held: dict[str, str]) -> str:
    membership = _id(content.get("membership")) if kind == "departure" else None
    family = registry.family_of(membership) if membership else _id(content.get("household"))
    if family is None:
        return ""
    return f"{reverse('new-happening', args=[family, kind])}?{urlencode(held)}"


def _address_of_person(person: UUID | None, held: dict[str, str]) -> str:
    family = registry.home_of(person) if person else None
    if family is None:
        return ""
    return f"{reverse('change-member', args=[family, person])}?{urlencode(held)}"


def _address_of_member_delivery(person: UUID, held: dict[str, str]) -> str:
    family = registry.home_of(person)
    return f"{reverse('new-delivery', args=[family])}?{urlencode(held)}" if family else ""


def _page_and_subject(kind: str) -> tuple[str, str]:
    """The page on which a kind is typed, and which answer stands in its address."""
    if kind in PAGES_OF_ASSETS:
        return PAGES_OF_ASSETS[kind], "asset"
    if kind in PAGES_OF_TASKS:
        return PAGES_OF_TASKS[kind], "task"
    return PAGES.get(kind, ""), "household"


def _address_of_delivery(content: dict[str, Any], held: dict[str, str]) -> str:
    """Of a delivery to a person, a site or a village as a whole."""
    person = _id(content.get("person"))
    if person is not None:
        return _address_of_member_delivery(person, held)
    site = _id(content.get("site"))
    village = localities.village_of(site) if site else str(content.get("village", ""))
    if not village or not village.isascii() or not village.isdigit():
        return ""
    return f"{reverse('place-delivery', args=[village])}?{urlencode(held)}"


def _address_of_place(kind: str, content: dict[str, Any], held: dict[str, str]) -> str:
    page, name = PAGES_OF_PLACES[kind]
    number = str(content.get(name, ""))
    if not (number.isascii() and number.isdigit()):
        return ""
    return f"{reverse(page, args=[number])}?{urlencode(held)}"


def _id(value: Any) -> UUID | None:
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError):
        return None
