"""Holding content that needs attention: encrypted at rest, shown to recorder and supervisor."""

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from sahakum.accounts import permissions
from sahakum.accounts.models import Post, User
from sahakum.capture.encryption import Cipher
from sahakum.capture.models import HeldContent
from sahakum.journal import clock
from sahakum.lib.canonical import canonical_bytes

# How long nobody may come back to it before it is erased (DESIGN, the one path of a write).
HELD_DAYS = 90


@dataclass(frozen=True, kw_only=True)
class Holding:
    """A submission to be held, with the sentences that say what is wrong."""

    operation_id: UUID
    kind: str
    content: Any
    sentences: dict[str, list[str]]


def hold(holdings: Sequence[Holding], *, by: User) -> None:
    """Holds submissions, in place of what was held under the same ids by the same recorder."""
    taken = HeldContent.objects.filter(
        ~Q(recorder=by), operation_id__in=[holding.operation_id for holding in holdings]
    )
    others = set(taken.values_list("operation_id", flat=True))
    HeldContent.objects.bulk_create(
        [_held(holding, by) for holding in holdings if holding.operation_id not in others],
        update_conflicts=True,
        unique_fields=["operation_id"],
        update_fields=["kind", "sealed", "held_at", "until_on"],
    )


def release(operation_ids: Iterable[UUID]) -> None:
    """Erases held content whose submission was saved."""
    HeldContent.objects.filter(operation_id__in=list(operation_ids)).delete()


def release_renumbered(before: UUID, *, kind: str, now: UUID, saved: bool, by: User) -> None:
    """Erases what waits under the id that the same content had before it came under another one.

    Only once it is saved or waits under the new id, and only what the user typed or supervises.
    """
    if saved or HeldContent.objects.filter(pk=now, recorder=by).exists():
        held_for(by).filter(pk=before, kind=kind).exclude(pk=now).delete()


def erase_expired() -> int:
    """Erases what was held for too long; returns how many."""
    erased, _ = HeldContent.objects.filter(until_on__lt=clock.today()).delete()
    return erased


def held_for(user: User) -> QuerySet[HeldContent]:
    """What a user has waiting; a supervisor also sees that of workers in the own areas."""
    mine = Q(recorder=user)
    if user.may(permissions.SEE_HELD):
        led = Post.objects.filter(user.sight.leads("area_id")).values("user_id")
        mine |= Q(recorder__organisation_id=user.organisation_id, recorder__in=led)
    return HeldContent.objects.filter(mine).select_related("recorder").order_by("-held_at")


def opened(held: HeldContent) -> Holding:
    """The content of what is held, decrypted."""
    said = json.loads(_cipher().open(bytes(held.sealed), bound_to=_bound_to(held)))
    return Holding(
        operation_id=held.operation_id,
        kind=held.kind,
        content=said["content"],
        sentences=said["sentences"],
    )


def _held(holding: Holding, by: User) -> HeldContent:
    held = HeldContent(
        operation_id=holding.operation_id,
        kind=holding.kind[:40],
        recorder=by,
        held_at=clock.now(),
        until_on=clock.today() + datetime.timedelta(days=HELD_DAYS),
    )
    plain = canonical_bytes({"content": holding.content, "sentences": holding.sentences})
    held.sealed = _cipher().seal(plain, bound_to=_bound_to(held))
    return held


def _bound_to(held: HeldContent) -> str:
    return f"capture.held:{held.operation_id}"


@cache
def _cipher() -> Cipher:
    return Cipher(settings.HELD_CONTENT_KEY)
