"""Members who leave their family."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.services import Entry, commit
from sahakum.registry import merged
from sahakum.registry.locking import lock_living_households
from sahakum.registry.models import Birth, Departure, Person
from sahakum.registry.services.projecting import refresh_membership
from sahakum.registry.services.rights import check_right


def record_departures(said: Sequence[Said], *, by: User) -> None:
    """Records that members left their family.

    Raises:
        Refusal: a member would have left before joining, or a child was born to her since.
    """
    check_right(
        permissions.RECORD_HOUSEHOLD,
        {one.answers["membership"].household.village_id for one in said},
        by=by,
    )
    lock_living_households(
        (one.answers["membership"].household for one in said), field="membership"
    )
    entries = [_departure(one) for one in said]
    commit(entries)
    for row in (row for entry in entries for row in entry.rows):
        if isinstance(row, Departure):
            refresh_membership(row.membership)


def _departure(said: Said) -> Entry:
    membership, left_on = said.answers["membership"], said.answers["left_on"]
    if left_on < membership.from_on:
        raise Refusal({"left_on": [_("This is before the day of joining the family.")]})
    if said.answers["reason"] == Departure.Reason.DIED:
        _refuse_death_before_birth(membership.person, left_on)
    said.operation.touched = [str(membership.household_id), str(membership.person_id)]
    # Who is in the family under two ids since a merge leaves it under both.
    leaving = [membership, *merged.twins_of(membership)]
    rows = [
        Departure(membership=one, left_on=max(left_on, one.from_on), reason=said.answers["reason"])
        for one in leaving
    ]
    return Entry(operation=said.operation, rows=rows)


def _refuse_death_before_birth(mother: Person, died_on: datetime.date) -> None:
    same = merged.with_merged(Person, [mother.pk])
    births = Birth.objects.filter(mother__in=same, voided_by__isnull=True)
    if births.filter(person__born_on__gt=died_on).exists():
        sentence = _("A child was born to %(name)s after this day. Check both days.")
        raise Refusal({"left_on": [sentence % {"name": mother.name}]})
