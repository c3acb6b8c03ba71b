"""The kind "set_aside": content that waits is not corrected, and no longer stands in the way.

It stays encrypted until its 90 days are over and may still come corrected under its own id.
"""

from collections.abc import Iterator, Sequence

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture import holding, kinds
from sahakum.capture.fields import ReferenceField, TextField, reference_key
from sahakum.capture.forms import RecordForm, References
from sahakum.capture.holding import Holding
from sahakum.capture.kinds import Kind, Refusal, Said
from sahakum.capture.models import HeldContent, SetAside
from sahakum.capture.waiting import aside_of
from sahakum.journal.digests import digest_of_said
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.lib.ids import is_id

CORRECTED = _("This was corrected in the meantime. Nothing waits any more.")
ASIDE_BEFORE = _("This was set aside before.")


class SetAsideForm(RecordForm):
    """What is set aside, and why."""

    held = ReferenceField(to="held", label=_("What waits"))
    reason = TextField(
        label=_("Why is it not corrected?"),
        help_text=_("It no longer waits and blocks nothing; it is kept until its time is over."),
        most=300,
        lines=3,
    )


def fetch(contents: Sequence[kinds.Content], by: User) -> References:
    """Held content that the actor typed or supervises."""
    named = (reference_key(content.get("held", "")) for content in contents)
    found = holding.held_for(by).filter(pk__in=[key for key in named if is_id(key)])
    return {"held": {str(one.pk): one for one in found}}


def record_setting_aside(said: Sequence[Said], *, by: User) -> None:
    """Sets content aside: it no longer waits.

    Raises:
        PermissionDenied: it is not the actor's to set aside.
        Refusal: it was saved, or set aside, in the meantime.
    """
    for one in said:
        commit([_entry(one, by)])


def _entry(said: Said, by: User) -> Entry:
    held = HeldContent.objects.filter(pk=said.answers["held"].pk).select_for_update().first()
    if held is None:
        raise Refusal({"held": [str(CORRECTED)]})
    if not holding.held_for(by).filter(pk=held.pk).exists():
        raise PermissionDenied
    opened = holding.opened(held)
    if aside_of(opened) is not None:
        raise Refusal({"held": [str(ASIDE_BEFORE)]})
    said.operation.touched = sorted({str(held.pk), *_named(opened, by)})
    row = SetAside(
        content=held.pk,
        kind=held.kind,
        said_digest=digest_of_said(kind=opened.kind, content=opened.content),
        reason=said.answers["reason"],
    )
    return Entry(operation=said.operation, rows=[row])


def _named(opened: Holding, by: User) -> Iterator[str]:
    """Records in the actor's sight that the content names: in their history it is found again."""
    kind, content = kinds.find(opened.kind), opened.content
    if kind is None or not isinstance(content, dict):
        return
    known = kind.fetch([content], by)
    for name, field in kind.form.base_fields.items():
        if isinstance(field, ReferenceField):
            found = known.get(field.to, {}).get(reference_key(content.get(name, "")))
            if isinstance(found, Record):
                yield str(found.pk)


def kind() -> Kind:
    """The kind as it is registered."""
    return Kind(
        name="set_aside",
        title=_("Setting aside"),
        permission=permissions.SET_ASIDE,
        form=SetAsideForm,
        fetch=fetch,
        record=record_setting_aside,
    )
