"""Writes of programmes: enrolments and targets, and the programmes themselves."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.models import Fact
from sahakum.journal.services import Entry, commit
from sahakum.programmes.facts import facts_of
from sahakum.programmes.models import Enrolment, Target
from sahakum.registry.locking import lock_living_households
from sahakum.registry.services import check_right


def enrol(said: Sequence[Said], *, by: User) -> None:
    """Enrols families in programmes.

    Raises:
        Refusal: a family takes part already.
    """
    villages = {one.answers["household"].village_id for one in said}
    check_right(permissions.RECORD_ENROLMENT, villages, by=by)
    lock_living_households(one.answers["household"] for one in said)
    _refuse_enrolled(said)
    commit([_enrolment(one) for one in said])


def _refuse_enrolled(said: Sequence[Said]) -> None:
    wanted = [(one.answers["household"].pk, one.answers["programme"].pk) for one in said]
    living = Enrolment.objects.filter(
        household_id__in=[household for household, programme in wanted], voided_by__isnull=True
    ).values_list("household_id", "programme_id")
    taken: set[tuple[UUID, UUID]] = set(living)
    if taken & set(wanted) or len(wanted) != len(set(wanted)):
        raise Refusal({"household": [_("This family takes part in the programme already.")]})


def _enrolment(said: Said) -> Entry:
    household = said.answers["household"]
    row = Enrolment(
        household=household,
        programme=said.answers["programme"],
        village_id=household.village_id,
        from_on=said.answers["from_on"],
    )
    said.operation.touched = [str(household.pk)]
    facts: list[Fact] = facts_of(row)
    return Entry(operation=said.operation, rows=[row], facts=facts)


def set_targets(said: Sequence[Said], *, by: User) -> None:
    """Stores targets."""
    check_right(permissions.SET_TARGET, (), by=by)
    commit([Entry(operation=one.operation, rows=[_target(one)]) for one in said])


def _target(said: Said) -> Target:
    said.operation.touched = [str(said.answers["programme"].pk)]
    names = ("programme", "indicator", "place", "from_on", "to_on", "sort")
    return Target(value=int(said.answers["value"]), **{name: said.answers[name] for name in names})
