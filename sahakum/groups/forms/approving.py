"""Who approved what is said: a row for each officer."""

from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import ReferenceField, RowsField
from sahakum.capture.forms import RecordForm


class ApprovalForm(RecordForm):
    """A member who approves."""

    member = ReferenceField(to="member", label=_("Member"))


def approved_field() -> RowsField:
    """The officers who approve: needed where the way of keeping says so."""
    return RowsField(row=ApprovalForm, most=10, label=_("Which officers approve this?"))
