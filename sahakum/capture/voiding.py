"""The kind "void": saying that an operation was wrong, through the same door as everything."""

import datetime
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.accounts.sight import unseen
from sahakum.capture import kinds
from sahakum.capture.fields import ReferenceField, TextField, reference_key
from sahakum.capture.forms import RecordForm, References
from sahakum.capture.kinds import Kind, Refusal, Said
from sahakum.journal import clock, services
from sahakum.journal.models import Operation, Voiding

# The recorder may void within a week, later a supervisor of the same organisation (DESIGN).
RECORDER_DAYS = 7

ALREADY = _("This record was voided before.")
NOT_YOURS = _("After 7 days only a supervisor can void this record.")
DEPENDED_ON = _("Other records build on this one. Void those first.")


class VoidForm(RecordForm):
    """Which operation was wrong, and why."""

    operation = ReferenceField(to="operation", label=_("Record"))
    reason = TextField(label=_("Why was it wrong?"), most=300)


def fetch(contents: Sequence[kinds.Content], by: User) -> References:
    """Operations of the actor's organisation, by id, about nothing outside the actor's sight.

    What one recorded oneself can be corrected also after one went to work elsewhere.
    """
    ids = [key for content in contents if (key := _id_of(content.get("operation", ""))) is not None]
    own = Operation.objects.filter(id__in=ids).exclude(kind="void")
    return {"operation": {str(operation.id): operation for operation in in_reach(own, by=by)}}


def in_reach(operations: Iterable[Operation], *, by: User) -> list[Operation]:
    """Those of the actor's organisation about nothing outside the actor's sight, and one's own."""
    own = [one for one in operations if one.organisation_id == by.organisation_id]
    hidden = unseen(by, {record for operation in own for record in _touched(operation)})
    return [one for one in own if one.actor_id == by.id or hidden.isdisjoint(_touched(one))]


def _touched(operation: Operation) -> set[UUID]:
    return {record for name in operation.touched if (record := _id_of(name)) is not None}


def _id_of(text: str) -> UUID | None:
    try:
        return UUID(reference_key(text))
    except ValueError:
        return None


def void_operations(said: Sequence[Said], *, by: User) -> None:
    """Voids operations with everything they stored, and puts projections right.

    Raises:
        Refusal: voided before, not the actor's to void, or others build on it.
    """
    for one in said:
        _void(one.operation, one.answers["operation"], one.answers["reason"], by)


def _void(voiding: Operation, voided: Operation, reason: str, by: User) -> None:
    _refuse_unless_allowed(voided, by)
    voiding.touched = [str(voided.id), *voided.touched]
    try:
        rows = services.void(voiding=voiding, voided=voided, reason=reason)
    except services.LivingRecordsDepend as error:
        raise Refusal({"": [str(DEPENDED_ON)]}) from error
    kind = kinds.find(voided.kind)
    if kind is not None:
        kind.after_void(rows)


def _refuse_unless_allowed(voided: Operation, by: User) -> None:
    if Voiding.objects.filter(voids=voided).exists():
        raise Refusal({"": [str(ALREADY)]})
    if not may_void(voided, by=by):
        raise Refusal({"": [str(NOT_YOURS)]})


def may_void(operation: Operation, *, by: User) -> bool:
    """Whether the actor may void an operation today."""
    if operation.kind == "void" or operation.organisation_id != by.organisation_id:
        return False
    fresh = clock.now() - operation.received_at <= datetime.timedelta(days=RECORDER_DAYS)
    return by.may(permissions.VOID_OTHERS) or (operation.actor_id == by.id and fresh)


def kind() -> Kind:
    """The kind as it is registered."""
    return Kind(
        name="void",
        title=_("Voiding"),
        permission=permissions.SEE_HOUSEHOLDS,
        form=VoidForm,
        fetch=fetch,
        record=void_operations,
    )
