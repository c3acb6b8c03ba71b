"""Changes of a family: it moved, its poverty card, its telephone."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.services import Entry, commit
from sahakum.registry.locking import lock_living_households
from sahakum.registry.models import FormerValue, Household, HouseholdVersion
from sahakum.registry.services.projecting import refresh_household
from sahakum.registry.services.rights import check_right
from sahakum.registry.versions import said_for

SAID_BEFORE = _(
    "This was said for the same day before. Void that first, or write the day on which it changed."
)


def change_households(said: Sequence[Said], *, by: User) -> None:
    """Records that families moved, or that their poverty card or telephone changed.

    Raises:
        Refusal: the same was said for the same day before.
    """
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
    _refuse_second_word(said)
    if answers["phone"] and answers["phone"] != household.phone:
        _keep_former(household, "phone", said)
        Household.objects.filter(pk=household.pk).update(phone=answers["phone"])
    version = HouseholdVersion(
        household=household,
        from_on=answers["from_on"],
        village=answers["village"],
        poverty=answers["poverty"],
    )
    said.operation.touched = [str(household.pk)]
    return Entry(operation=said.operation, rows=[version])


def _refuse_second_word(said: Said) -> None:
    household, day = said.answers["household"], said.answers["from_on"]
    for attribute in ("village", "poverty"):
        if said.answers[attribute] and said_for(household, day, attribute) is not None:
            raise Refusal({attribute: [str(SAID_BEFORE)]})


def _keep_former(household: Household, field: str, said: Said) -> None:
    FormerValue.objects.create(
        record_id=household.pk,
        field=field,
        value=getattr(household, field),
        changed_by=said.operation.id,
    )
