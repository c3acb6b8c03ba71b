"""What must still hold of a grant after something of it was voided."""

from collections.abc import Sequence
from uuid import UUID

from sahakum.capture.kinds import Refusal
from sahakum.grants import texts
from sahakum.grants.courses import Course, course_of
from sahakum.grants.models import (
    BusinessGrant,
    GrantApplication,
    GrantClosing,
    GrantDecision,
)
from sahakum.grants.services.common import refuse_closed
from sahakum.journal.models import Record


def after_void(rows: Sequence[Record]) -> None:
    """Looks at the grant again: what is left of it must make sense.

    Raises:
        Refusal: it was closed, more is proven than paid out, or an application was written anew
            after what is voided.
    """
    named: set[UUID] = {row.grant_id for row in rows if hasattr(row, "grant_id")}
    living = BusinessGrant.objects.filter(pk__in=named, voided_by__isnull=True)
    for grant in living.select_for_update(no_key=True):
        course = course_of(grant)
        if not any(isinstance(row, GrantClosing) for row in rows):
            refuse_closed(course)
        _refuse_unsound(course)


def _refuse_unsound(course: Course) -> None:
    """Nothing is proven before it was paid out; only what was sent back is written anew."""
    settled = [(one.seen_on, int(one.amount)) for one in course.proofs]
    settled += [(one.returned_on, int(one.amount)) for one in course.returns]
    for day, _amount in settled:
        paid = sum(int(one.amount) for one in course.payouts if one.paid_on <= day)
        if sum(amount for on, amount in settled if on <= day) > paid:
            raise Refusal({"": [str(texts.PROOF_FOLLOWS)]})
    decisions = course.events.get(GrantDecision, [])
    sent_back = {
        one.application_id for one in decisions if one.outcome == GrantDecision.Outcome.SENT_BACK
    }
    earlier = course.events.get(GrantApplication, [])[:-1]
    if any(one.pk not in sent_back for one in earlier):
        raise Refusal({"": [str(texts.WRITTEN_ANEW)]})
