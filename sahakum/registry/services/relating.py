"""What members are to the head, said anew after another became head."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.registry.choices import Relation
from sahakum.registry.locking import lock_living_households
from sahakum.registry.services.heading import goes_on, refuse_stranger, store_going_on
from sahakum.registry.services.rights import check_right


def change_relations(said: Sequence[Said], *, by: User) -> None:
    """Records what members are to the head from a day on; of whom the same is said stays.

    Raises:
        Refusal: somebody lives elsewhere, is the head, or joined later.
    """
    households = [one.answers["household"] for one in said]
    check_right(permissions.RECORD_HOUSEHOLD, {one.village_id for one in households}, by=by)
    lock_living_households(households)
    for one in said:
        _change(one)


def _change(said: Said) -> None:
    household, day = said.answers["household"], said.answers["from_on"]
    rows = []
    for row in said.answers["members"]:
        membership = row["membership"]
        refuse_stranger(household, membership, field="members")
        if membership.relation == Relation.HEAD:
            sentence = _("%(name)s is the head. Record first who is head of the family now.")
            raise Refusal({"members": [sentence % {"name": membership.person.name}]})
        if membership.relation != row["relation"]:
            rows += goes_on(membership, household, row["relation"], day)
    people = {str(row["membership"].person_id) for row in said.answers["members"]}
    said.operation.touched = [str(household.pk), *sorted(people)]
    store_going_on(said, rows, day)
