"""The kind "photograph_erasure": a picture that should never have been taken, or kept, is erased.

That there was one, of what and when, stays with its record; who erased it, and why, is recorded.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture import kinds, photographs
from sahakum.capture.fields import ChoiceField, ReferenceField, TextField, reference_key
from sahakum.capture.forms import RecordForm, References
from sahakum.capture.kinds import Kind, Refusal, Said, never_voided
from sahakum.capture.models import Photograph, PhotographErasure
from sahakum.capture.voiding import in_reach
from sahakum.journal.services import Entry, commit
from sahakum.lib.ids import is_id

ERASED_BEFORE = _("This photograph was erased before.")
NEVER_BACK = _("What was erased cannot come back. Take another photograph instead.")


class ErasureForm(RecordForm):
    """Which photograph is erased, why, and that it is for good."""

    photograph = ReferenceField(to="photograph", label=_("Photograph"))
    reason = TextField(
        label=_("Why must nobody see it any more?"),
        help_text=_("This stays and is read. Do not tell here what the picture should not show."),
        most=300,
        lines=3,
    )
    understood = ChoiceField(
        label=_("It cannot be undone"),
        choices=[("yes", _("I understand: nobody can bring the picture back"))],
    )


def in_sight(ids: Iterable[str], *, by: User) -> list[Photograph]:
    """Photographs of the actor's organisation about nothing outside the actor's sight."""
    found = photographs.with_ids(key for key in ids if is_id(key))
    reached = {one.pk for one in in_reach([row.operation for row in found], by=by)}
    return [row for row in found if row.operation_id in reached]


def fetch(contents: Sequence[kinds.Content], by: User) -> References:
    """Photographs within the actor's sight, by id."""
    named = [reference_key(content.get("photograph", "")) for content in contents]
    return {"photograph": {str(row.pk): row for row in in_sight(named, by=by)}}


def erase_photographs(said: Sequence[Said], *, by: User) -> None:
    """Erases pictures for good; that there was one, and why it was erased, stays.

    Raises:
        PermissionDenied: the role erases none, or it lies outside the actor's sight.
        Refusal: it was erased before.
    """
    for one in said:
        photograph: Photograph = one.answers["photograph"]
        if not by.may(permissions.ERASE_PHOTOGRAPH) or not in_sight([str(photograph.pk)], by=by):
            raise PermissionDenied
        # Two who erase it work one after the other.
        if not photographs.is_there(photograph, lock=True):
            raise Refusal({"": [str(ERASED_BEFORE)]})
        one.operation.touched = [str(photograph.pk), *photograph.operation.touched]
        row = PhotographErasure(photograph=photograph.pk, reason=one.answers["reason"])
        commit([Entry(operation=one.operation, rows=[row])])
        photographs.erase(photograph)


def erasures_of(photograph_ids: Iterable[UUID]) -> dict[UUID, PhotographErasure]:
    """What was said when photographs were erased, by the id of the photograph."""
    living = PhotographErasure.objects.filter(voided_by__isnull=True)
    found = living.filter(photograph__in=list(photograph_ids)).select_related("operation")
    return {row.photograph: row for row in found}


def kind() -> Kind:
    """The kind as it is registered."""
    return Kind(
        name="photograph_erasure",
        title=_("Erasing a photograph"),
        permission=permissions.ERASE_PHOTOGRAPH,
        form=ErasureForm,
        fetch=fetch,
        record=erase_photographs,
        after_void=never_voided(NEVER_BACK),
    )
