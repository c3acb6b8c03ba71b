"""Writes of photographs about grants."""

from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture import photographs
from sahakum.capture.kinds import Said
from sahakum.grants.models import GrantPhotograph
from sahakum.grants.services.common import entry, opened
from sahakum.journal.services import commit


def record_photographs(said: Sequence[Said], *, by: User) -> None:
    """Records photographs about grants, each with its picture.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: the grant was closed or voided.
    """
    for one in said:
        course = opened(one, by=by, permission=permissions.RECORD_BUSINESS_GRANT)
        answers, picture = one.answers, one.answers["photograph"]
        row = GrantPhotograph(
            id=one.operation.id,
            grant=course.grant,
            taken_on=answers["taken_on"],
            shows=answers["shows"],
            **photographs.columns_of(picture),
        )
        commit([entry(one, course.grant, [row])])
        photographs.keep(row, picture)
