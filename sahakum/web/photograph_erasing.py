"""The page on which a photograph is erased for good."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.capture import erasing, kinds, photographs
from sahakum.capture.models import Photograph
from sahakum.capture.photograph_field import PhotographField
from sahakum.journal.models import Operation
from sahakum.web.photographs import Shown, about, shown


@dataclass(frozen=True, kw_only=True)
class ErasingPage:
    """The photograph, whether its picture can be shown, and where one goes back to.

    ``erasure_id`` is the operation that erased it, if one did.
    """

    one: Shown
    is_seen: bool
    back: str
    erasure_id: UUID | None


def of(user: User, photograph_id: UUID) -> ErasingPage:
    """The page of a photograph, also of a voided or erased one.

    Raises:
        Http404: it does not exist, or is out of the user's sight.
    """
    found = next(iter(erasing.in_sight([str(photograph_id)], by=user)), None)
    if found is None:
        raise Http404
    erasure = erasing.erasures_of([found.pk]).get(found.pk)
    # A voided one stands in its history only.
    is_voided = found.voided_by_id is not None
    history = reverse("history", args=[found.operation_id])
    return ErasingPage(
        one=shown([found], by=user)[0],
        is_seen=not is_voided,
        back=history if is_voided else about(found).page,
        erasure_id=erasure.operation_id if erasure else None,
    )


def of_history(operation: Operation) -> Photograph | None:
    """The photograph that an operation stored, if it stored one."""
    kind = kinds.find(operation.kind)
    asked = kind.form.base_fields.values() if kind else ()
    if not any(isinstance(field, PhotographField) for field in asked):
        return None
    return next(iter(photographs.with_ids([str(operation.pk)])), None)
