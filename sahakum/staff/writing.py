"""The journal's side of every write of staff."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import Team, User
from sahakum.journal import clock
from sahakum.journal.digests import digest_of_said
from sahakum.journal.models import Operation
from sahakum.journal.services import Entry, commit
from sahakum.staff.models import StaffChange

# Who had power had it: what was done with it cannot be made undone by voiding.
NOT_VOIDED = _("A change of staff is not voided: say another one.")


def write_down(
    operation: Operation,
    sort: str,
    *,
    user: User | None = None,
    team: Team | None = None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Stores the journal's record of a change, in the caller's transaction."""
    change = StaffChange(user=user, team=team, sort=sort, details=dict(details or {}))
    operation.touched = [str(one.pk) for one in (user, team) if one is not None]
    commit([Entry(operation=operation, rows=[change])])


def operation_of(kind: str, *, by: User, user: User) -> Operation:
    """An operation of what is not said in a form, because its answer is shown once."""
    return Operation(
        kind=kind,
        actor_id=by.id,
        organisation_id=by.organisation_id,
        happened_on=clock.today(),
        received_at=clock.now(),
        said_digest=digest_of_said(kind=kind, content={"user": str(user.pk)}),
    )
