"""A delivery to a list of families or people: one submission each, so that each is voided alone."""

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid5

from sahakum.accounts.models import User
from sahakum.capture.intake import MOST_AT_ONCE, Answer, Submission, take_in


def deliver_to_list(
    *,
    list_id: UUID,
    good: str,
    delivered_on: str,
    quantities: Mapping[UUID, str],
    by: User,
    receiver: str = "household",
    note: str = "",
) -> list[Answer]:
    """Submits one delivery for each family (or ``person``), in the order given.

    Sending the same list again changes nothing: the id of each delivery is derived from the
    list's id and the receiver's.
    """
    submissions = [
        Submission(
            id=uuid5(list_id, str(received_by)),
            kind="delivery",
            device="web",
            content={
                receiver: str(received_by),
                "good": good,
                "quantity": quantity,
                "delivered_on": delivered_on,
            }
            | ({"note": note} if note else {}),
        )
        for received_by, quantity in quantities.items()
    ]
    return [answer for batch in _batches(submissions) for answer in take_in(batch, by=by)]


def _batches(submissions: Sequence[Submission]) -> list[Sequence[Submission]]:
    starts = range(0, len(submissions), MOST_AT_ONCE)
    return [submissions[start : start + MOST_AT_ONCE] for start in starts]
