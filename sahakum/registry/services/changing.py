"""Changes of a family: it moved, its poverty card, its telephone."""

import datetime
from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Said
from sahakum.journal.services import Entry, commit
from sahakum.registry.locking import lock_living_households
from sahakum.registry.models import FormerValue, Household, HouseholdVersion
from sahakum.registry.services.projecting import refresh_household
from sahakum.registry.services.rights import check_right


def change_households(said: Sequence[Said], *, by: User) -> None:
    """Records that families moved, or that their poverty card or telephone changed."""
    villages = {one.answers["household"].village_id for one in said}
    villages |= {one.answers["village"].pk for one in said if one.answers["village"]}
    check_right(permissions.RECORD_HOUSEHOLD, villages, by=by)
    lock_living_households(one.answers["household"] for one in said)
    # One after the other: the next change of a family builds on the one before.
    for one in said:
        commit([_change(one)])
        refresh_household(one.answers["household"])


def _change(said: Said) -> Entry:
    household, answers = said.answers["household"], said.answers
    if answers["phone"] and answers["phone"] != household.phone:
        _keep_former(household, "phone", said)
        Household.objects.filter(pk=household.pk).update(phone=answers["phone"])
    before = _version_on(household, answers["from_on"])
    version = HouseholdVersion(
        household=household,
        from_on=answers["from_on"],
        village_id=answers["village"].pk if answers["village"] else before.village_id,
        poverty=answers["poverty"] or before.poverty,
    )
    said.operation.touched = [str(household.pk)]
    return Entry(operation=said.operation, rows=[version])


def _version_on(household: Household, day: datetime.date) -> HouseholdVersion:
    """What held on a day: a change that arrives late builds on what was before it, not on today."""
    living = HouseholdVersion.objects.filter(household=household, voided_by__isnull=True)
    before = living.filter(from_on__lte=day).order_by("-from_on").first()
    return before or living.earliest("from_on")


def _keep_former(household: Household, field: str, said: Said) -> None:
    FormerValue.objects.create(
        record_id=household.pk,
        field=field,
        value=getattr(household, field),
        changed_by=said.operation.id,
    )
