"""Locks, rights and what stands in the way of an animal or an event, each in one sentence."""

import datetime
from collections.abc import Iterable

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.animals import texts
from sahakum.animals.lives import Contradiction, Line, Standing, stand
from sahakum.animals.models import Animal
from sahakum.capture.kinds import Refusal
from sahakum.capture.locking import lock_living
from sahakum.collectives.models import Member, Step
from sahakum.collectives.selectors import standings_of
from sahakum.groups.models import Fund
from sahakum.groups.services.checking import refuse_day
from sahakum.groups.services.locking import lock_collective
from sahakum.registry.locking import lock_living_households
from sahakum.registry.services import check_right

Day = datetime.date


def lock_register(fund: Fund | None, animal: Animal | None, *, by: User) -> None:
    """The group whose herd it is, and the animal; asks the right again.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: the group or the animal was voided meanwhile.
    """
    if fund is not None:
        check_right(permissions.RECORD_MEETING, {fund.collective.village_id}, by=by)
        lock_collective(fund.collective)
    if animal is None:
        return
    if animal.household is not None:
        check_right(permissions.RECORD_MEETING, {animal.village_id}, by=by)
        lock_living_households([animal.household])
    lock_living([animal], field="animal")


def refuse_contradiction(line: Line, name: str = "happened_on") -> Standing:
    """How an animal stands after its line, with an event that is not yet stored.

    Raises:
        Refusal: the event cannot be, or what is known of later days cannot be with it.
    """
    try:
        return stand(line)
    except Contradiction as contradiction:
        event = contradiction.event
        if event is not None and event.operation_id is not None:
            raise Refusal({name: [str(texts.FOUND_BUILDS_ON)]}) from contradiction
        raise texts.refusal_of(contradiction, name) from contradiction


def refuse_taken_tags(animals: Iterable[Animal], name: str) -> None:
    """A tag is given once among what an organisation keeps in a village.

    Raises:
        Refusal: another animal has one of them.
    """
    for animal in animals:
        living = Animal.objects.filter(
            steward=animal.steward_id, village=animal.village_id, tag=animal.tag, voided_by=None
        )
        if living.exists():
            raise Refusal({name: [str(texts.TAG_TAKEN) % {"tag": animal.tag}]})


def refuse_day_of(fund: Fund | None, day: Day, name: str) -> None:
    """Nothing is booked in a time of a fund that is not kept here or is closed.

    Raises:
        Refusal: the day is one of these.
    """
    if fund is None:
        return
    try:
        refuse_day(fund, day)
    except Refusal as refusal:
        raise Refusal({name: refusal.sentences["held_on"]}) from refusal


def refuse_stranger(fund: Fund, member: Member, day: Day, name: str) -> None:
    """Who receives an animal, waits or is named belongs to the bank on that day.

    Raises:
        Refusal: she does not.
    """
    standing = standings_of([member.pk], on=day).get(member.pk, Step.Standing.LEFT)
    if member.collective_id != fund.collective_id or standing == Step.Standing.LEFT:
        raise Refusal({name: [str(texts.NOT_A_MEMBER) % {"name": member.name}]})
