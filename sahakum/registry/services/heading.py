"""Who is head of a family from a day on."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.registry import merged
from sahakum.registry.choices import Relation
from sahakum.registry.heads import head_of
from sahakum.registry.locking import lock_living_households
from sahakum.registry.models import Departure, Household, Membership
from sahakum.registry.services.projecting import refresh_head, refresh_membership
from sahakum.registry.services.rights import check_right


def change_heads(said: Sequence[Said], *, by: User) -> None:
    """Records another head: both go on under a membership that says what they are now.

    Raises:
        Refusal: the new head lives elsewhere or is head already; a day before joining; or nothing
            was said of the head until then, who still lives there.
    """
    households = [one.answers["household"] for one in said]
    check_right(permissions.RECORD_HOUSEHOLD, {one.village_id for one in households}, by=by)
    lock_living_households(households)
    for one in said:
        _change(one)


def _change(said: Said) -> None:
    household, chosen = said.answers["household"], said.answers["membership"]
    refuse_stranger(household, chosen)
    former, day = head_of(household), said.answers["from_on"]
    _refuse_same(former, chosen)
    rows = goes_on(chosen, household, Relation.HEAD, day)
    if former is not None:
        if not said.answers["former"]:
            sentence = _("Say what %(name)s is to the new head, or record first that they left.")
            raise Refusal({"former": [sentence % {"name": former.person.name}]})
        rows += goes_on(former, household, said.answers["former"], day)
    said.operation.touched = [str(household.pk), str(chosen.person_id)]
    store_going_on(said, rows, day)
    refresh_head(household)


def store_going_on(said: Said, rows: Sequence[Record], day: datetime.date) -> None:
    """Stores who goes on as what, and derives when the memberships until then ended."""
    ended = [row.membership for row in rows if isinstance(row, Departure)]
    # First the old memberships end: the database holds that nobody has two.
    Membership.objects.filter(pk__in=[one.pk for one in ended]).update(to_on=day)
    commit([Entry(operation=said.operation, rows=rows)])
    for membership in ended:
        refresh_membership(membership)


def refuse_stranger(household: Household, chosen: Membership, *, field: str = "membership") -> None:
    """Only who lives in a family is something to its head.

    Raises:
        Refusal: the membership is of another family, or ended.
    """
    name = {"name": chosen.person.name}
    if chosen.household_id not in merged.with_merged(Household, [household.pk]):
        sentence = _("%(name)s belongs to another family; nobody is head of two families.")
        raise Refusal({field: [sentence % name]})
    if chosen.to_on is not None:
        raise Refusal({field: [_("%(name)s does not live in this family any more.") % name]})


def _refuse_same(former: Membership | None, chosen: Membership) -> None:
    if former is not None and former.pk == chosen.pk:
        sentence = _("%(name)s is head of the family already.")
        raise Refusal({"membership": [sentence % {"name": chosen.person.name}]})


def goes_on(
    membership: Membership, household: Household, relation: str, day: datetime.date
) -> list[Record]:
    """The end of a membership and the one under which its person goes on from that day.

    Raises:
        Refusal: a day before joining.
    """
    if day < membership.from_on:
        raise Refusal({"from_on": [_("This is before the day of joining the family.")]})
    ending = [membership, *merged.twins_of(membership)]
    rows: list[Record] = [
        Departure(membership=one, left_on=max(day, one.from_on), reason=Departure.Reason.GOES_ON)
        for one in ending
    ]
    going_on = Membership(
        household=household, person_id=membership.person_id, relation=relation, from_on=day
    )
    return [*rows, going_on]
