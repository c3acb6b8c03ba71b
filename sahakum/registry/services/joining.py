"""People who join a family that is registered."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.services import Entry, commit
from sahakum.registry.choices import Relation
from sahakum.registry.deaths import refuse_dead
from sahakum.registry.heads import head_of
from sahakum.registry.locking import lock_living_households, lock_living_people
from sahakum.registry.models import Household, Person
from sahakum.registry.services.projecting import refresh_head, refresh_size
from sahakum.registry.services.registering import member, refuse_members_of_others
from sahakum.registry.services.rights import check_right


def record_joinings(said: Sequence[Said], *, by: User) -> None:
    """Stores that somebody, new or known, is a member of a family from a day on.

    Raises:
        Refusal: the person died, lives in another family, or the family has a head already.
    """
    households = [one.answers["household"] for one in said]
    check_right(permissions.RECORD_HOUSEHOLD, {one.village_id for one in households}, by=by)
    lock_living_households(households)
    lock_living_people(
        [one.answers["person"] for one in said if one.answers["person"]], field="person"
    )
    # One after the other: of two who join as head the second is refused.
    for one in said:
        _refuse_impossible(one)
        commit([_joining(one)])
        _project(one)


def _refuse_impossible(said: Said) -> None:
    household, person = said.answers["household"], said.answers["person"]
    if said.answers["relation"] == Relation.HEAD and head_of(household) is not None:
        sentence = _("This family has a head. Record that person first, then who is head now.")
        raise Refusal({"relation": [sentence]})
    if person is not None:
        refuse_dead([person], field="person")
        refuse_members_of_others([person], said.answers["from_on"], field="person")


def _joining(said: Said) -> Entry:
    household: Household = said.answers["household"]
    rows = member(said.answers, household, said.answers["from_on"])
    joined = said.answers["person"] or rows[0]
    said.operation.touched = [str(household.pk), str(joined.pk)]
    return Entry(operation=said.operation, rows=rows)


def _project(said: Said) -> None:
    household, person = said.answers["household"], said.answers["person"]
    if person is not None:
        Person.objects.filter(pk=person.pk).update(village_id=household.village_id)
    refresh_size(household.pk)
    refresh_head(household)
