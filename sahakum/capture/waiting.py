"""Held content that waits for a correction, and content that somebody set aside with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.capture import holding
from sahakum.capture.fields import reference_key
from sahakum.capture.holding import Holding
from sahakum.capture.models import HeldContent, SetAside
from sahakum.journal.digests import digest_of_said


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What is held, decrypted; ``aside`` says who set it aside and why, if somebody did."""

    held: HeldContent
    opened: Holding
    aside: SetAside | None = None


def held_by_or_led(user: User, *, kind: str = "") -> list[Waiting]:
    """Held content that a user typed or supervises, the newest first; what was set aside too."""
    found = holding.held_for(user)
    return _opened(found.filter(kind=kind) if kind else found)


def waiting_about(kind: str, name: str, value: UUID) -> list[Waiting]:
    """Content of a kind that waits and names a record, whoever keyed it: for rules, not pages."""
    found = _opened(HeldContent.objects.filter(kind=kind).select_related("recorder__organisation"))
    return [
        one
        for one in found
        if one.aside is None
        and isinstance(one.opened.content, dict)
        and reference_key(one.opened.content.get(name, "")) == str(value)
    ]


def number_waiting(user: User) -> int:
    """How much waits for a user, without what was set aside."""
    held = holding.held_for(user)
    named = _asides(held.values_list("operation_id", flat=True))
    aside = _opened(held.filter(pk__in=named)) if named else []
    return held.count() - sum(one.aside is not None for one in aside)


def aside_of(opened: Holding) -> SetAside | None:
    """What set this content aside; nothing where other content came since under the same id."""
    return _fitting(opened, _asides([opened.operation_id]))


def _opened(found: Iterable[HeldContent]) -> list[Waiting]:
    known = [(held, holding.opened(held)) for held in found]
    asides = _asides(held.pk for held, _content in known)
    return [
        Waiting(held=held, opened=content, aside=_fitting(content, asides))
        for held, content in known
    ]


def _asides(ids: Iterable[UUID]) -> dict[UUID, list[SetAside]]:
    found: dict[UUID, list[SetAside]] = {}
    living = SetAside.objects.filter(content__in=list(ids), voided_by__isnull=True)
    for one in living.select_related("operation"):
        found.setdefault(one.content, []).append(one)
    return found


def _fitting(opened: Holding, asides: dict[UUID, list[SetAside]]) -> SetAside | None:
    known = asides.get(opened.operation_id, [])
    if not known:
        return None
    digest = digest_of_said(kind=opened.kind, content=opened.content)
    return next((one for one in known if bytes(one.said_digest) == digest), None)
