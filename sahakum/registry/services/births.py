"""Children who are born into a family."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.services import Entry, commit
from sahakum.lib.dates import Day
from sahakum.registry.deaths import died_on
from sahakum.registry.locking import lock_living_households
from sahakum.registry.models import Birth, Person
from sahakum.registry.services.projecting import refresh_size
from sahakum.registry.services.registering import new_member
from sahakum.registry.services.rights import check_right


def record_births(said: Sequence[Said], *, by: User) -> None:
    """Stores births: the child is a person and a member of the family from that day on.

    Raises:
        Refusal: the mother had died before, or is not older than the child.
    """
    households = [one.answers["household"] for one in said]
    check_right(permissions.RECORD_HOUSEHOLD, {one.village_id for one in households}, by=by)
    lock_living_households(households)
    for one in said:
        if one.answers["mother"]:
            _refuse_impossible_mother(one.answers["mother"], one.answers["born"])
    commit([_birth(one) for one in said])
    for household in households:
        refresh_size(household.pk)


def _refuse_impossible_mother(mother: Person, born: Day) -> None:
    death = died_on(mother)
    if death is not None and death < born.date:
        sentence = _("%(name)s died before this day. Check the day of birth or the mother.")
        raise Refusal({"mother": [sentence % {"name": mother.name}]})
    if mother.born_on is not None and mother.born_on >= born.last:
        sentence = _("%(name)s is not older than the child. Check the day of birth or the mother.")
        raise Refusal({"mother": [sentence % {"name": mother.name}]})


def _birth(said: Said) -> Entry:
    answers = said.answers
    household, born = answers["household"], answers["born"]
    child = answers | {"person": None, "disability": ""}
    person, *rows = new_member(child, household, born.date)
    birth = Birth(
        household=household,
        person=person,
        mother=answers["mother"],
        registered=answers["registered"],
    )
    said.operation.touched = [str(household.pk), str(person.pk)]
    return Entry(operation=said.operation, rows=[person, *rows, birth])
