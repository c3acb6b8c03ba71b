"""Keeps records still while something is recorded about them.

What content names was looked up before the transaction began; here it is locked and looked at
again, so that nothing is recorded of what was voided in between.
"""

from collections.abc import Iterable

from sahakum.capture import texts
from sahakum.capture.kinds import Refusal
from sahakum.journal.models import Record


def lock_living(rows: Iterable[Record], *, field: str = "") -> None:
    """Locks records of one sort until the transaction ends. ``field`` is the answer naming them.

    Raises:
        Refusal: one of them was voided.
    """
    given = {row.pk: type(row) for row in rows}
    for model in set(given.values()):
        # In a fixed order, so that two batches never wait for each other in a circle.
        found = model._default_manager.filter(pk__in=given).order_by("pk")
        locked = found.select_for_update(no_key=True).values_list("voided_by_id", flat=True)
        if any(voiding is not None for voiding in locked):
            raise Refusal({field: [str(texts.VOIDED_SINCE)]})
