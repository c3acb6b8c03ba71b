"""Writes of assistance: deliveries."""

from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assistance.facts import facts_of
from sahakum.assistance.models import Delivery
from sahakum.capture.kinds import Said
from sahakum.journal.services import Entry, commit
from sahakum.registry.locking import lock_living_households
from sahakum.registry.services import check_right


def record_deliveries(said: Sequence[Said], *, by: User) -> None:
    """Records deliveries to families."""
    check_right(
        permissions.RECORD_DELIVERY, {one.answers["household"].village_id for one in said}, by=by
    )
    lock_living_households(one.answers["household"] for one in said)
    commit([_entry(one) for one in said])


def _entry(said: Said) -> Entry:
    household, answers = said.answers["household"], said.answers
    row = Delivery(
        id=said.operation.id,
        household=household,
        steward_id=household.steward_id,
        village_id=household.village_id,
        good=answers["good"],
        quantity=answers["quantity"],
        delivered_on=answers["delivered_on"],
        note=answers["note"],
    )
    said.operation.touched = [str(household.pk)]
    return Entry(operation=said.operation, rows=[row], facts=facts_of(row))
