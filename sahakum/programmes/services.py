"""Writes of programmes: enrolments and targets, and the programmes themselves."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture import texts
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.models import Fact
from sahakum.journal.services import Entry, commit
from sahakum.programmes.facts import facts_of
from sahakum.programmes.models import Enrolment, Leaving, Programme, Target
from sahakum.registry.locking import lock_living_households
from sahakum.registry.models import Household
from sahakum.registry.services import check_right

# The code of the indicator that counts enrolments.
ENROLLED = "families_enrolled"
NEVER_JOINED = datetime.date.min
TAKES_PART = gettext_lazy("This family takes part in the programme already.")
LEFT_LATER = gettext_lazy("The family can join again only after the day on which it left.")


def enrol(said: Sequence[Said], *, by: User) -> None:
    """Enrols families in programmes.

    A family that left a programme may take part again from a later day.

    Raises:
        Refusal: a family takes part already, or would join again before it left.
    """
    villages = {one.answers["household"].village_id for one in said}
    check_right(permissions.RECORD_ENROLMENT, villages, by=by)
    lock_living_households(one.answers["household"] for one in said)
    _refuse_enrolled(said)
    commit([_enrolment(one) for one in said])


def _refuse_enrolled(said: Sequence[Said]) -> None:
    wanted = [(one.answers["household"].pk, one.answers["programme"].pk) for one in said]
    if len(wanted) != len(set(wanted)):
        raise Refusal({"household": [str(TAKES_PART)]})
    left = _left_on([one.answers["household"].pk for one in said])
    for one, pair in zip(said, wanted, strict=True):
        day = left.get(pair, NEVER_JOINED)
        if day is None:
            raise Refusal({"household": [str(TAKES_PART)]})
        if one.answers["from_on"] <= day:
            raise Refusal({"from_on": [str(LEFT_LATER)]})


def _left_on(household_ids: Sequence[UUID]) -> dict[tuple[UUID, UUID], datetime.date | None]:
    """By family and programme the last day on which it left; none while it takes part."""
    merged = Household.objects.filter(same_as__in=household_ids)
    shown: dict[UUID, UUID] = dict(merged.values_list("pk", "same_as"))
    living = Leaving.objects.filter(enrolment=OuterRef("pk"), voided_by__isnull=True)
    enrolments = Enrolment.objects.filter(
        household__in=[*household_ids, *shown], voided_by__isnull=True
    ).annotate(left=Subquery(living.values("left_on")[:1]))
    found: dict[tuple[UUID, UUID], datetime.date | None] = {}
    for household_id, programme_id, day in enrolments.values_list(
        "household_id", "programme_id", "left"
    ):
        pair = (shown.get(household_id, household_id), programme_id)
        before = found.get(pair, NEVER_JOINED)
        found[pair] = None if before is None or day is None else max(before, day)
    return found


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
    """Stores targets.

    Raises:
        Refusal: a place lies outside the actor's areas, the same target was set before, or a
            target is lowered below the families that are enrolled already.
    """
    check_right(permissions.SET_TARGET, (), by=by)
    _refuse_outside(said, by)
    # Who sets a target waits for others of the programme: without a place no constraint says
    # that there is one only, because nothing equals nothing.
    programmes = {one.answers["programme"].pk for one in said}
    list(Programme.objects.filter(pk__in=programmes).order_by("pk").select_for_update())
    targets = [_target(one) for one in said]
    _refuse_set_before(targets)
    for target in targets:
        _refuse_lowered(target)
    commit(
        [
            Entry(operation=one.operation, rows=[target])
            for one, target in zip(said, targets, strict=True)
        ]
    )


def _refuse_outside(said: Sequence[Said], by: User) -> None:
    places = [one.answers["place"] for one in said if one.answers["place"]]
    if not all(by.sight.holds(place.pk) for place in places):
        # A place of others is answered like one that does not exist.
        raise Refusal({"place": [str(texts.NOT_FOUND)]})


def _refuse_set_before(targets: Sequence[Target]) -> None:
    wanted = [_promise(target) for target in targets]
    living = Target.objects.filter(
        programme_id__in=[target.programme_id for target in targets], voided_by__isnull=True
    )
    taken = {_promise(target) for target in living}
    if taken & set(wanted) or len(wanted) != len(set(wanted)):
        raise Refusal({"": [_("This target was set before. Void it first.")]})


def _refuse_lowered(target: Target) -> None:
    # Only what was promised higher before is lowered: an old target that was surpassed is none.
    if (target.indicator, target.sort) != (ENROLLED, Target.Sort.TOTAL):
        return
    higher = Target.objects.filter(programme_id=target.programme_id, value__gt=target.value)
    if _promise(target) not in {_promise(one) for one in higher}:
        return
    enrolled = _enrolled(target)
    if enrolled > target.value:
        counted = ngettext(
            "%(count)s family is enrolled already: the target cannot be lowered below that.",
            "%(count)s families are enrolled already: the target cannot be lowered below that.",
            enrolled,
        )
        raise Refusal({"value": [counted % {"count": texts.numeral(enrolled)}]})


def _enrolled(target: Target) -> int:
    living = Enrolment.objects.filter(
        programme_id=target.programme_id, from_on__lte=target.to_on, voided_by__isnull=True
    )
    place = target.place
    if place is not None:
        living = living.filter(village_id__gte=place.pk, village_id__lte=place.until)
    # A family that left and came again is one family.
    return living.values("household_id").distinct().count()


def _promise(target: Target) -> tuple[object, ...]:
    place = target.place_id
    days = (target.from_on, target.to_on)
    return (target.programme_id, target.indicator, place, days, target.sort)


def _target(said: Said) -> Target:
    said.operation.touched = [str(said.answers["programme"].pk)]
    names = ("programme", "indicator", "place", "from_on", "to_on", "sort")
    return Target(value=int(said.answers["value"]), **{name: said.answers[name] for name in names})
