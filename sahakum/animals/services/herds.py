"""Writes of the rules of herds and of who waits."""

from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.animals import texts
from sahakum.animals.holding import waiting_for
from sahakum.animals.models import HerdRules, Waiting
from sahakum.animals.services.checking import refuse_day_of, refuse_stranger
from sahakum.animals.terms import NAMES
from sahakum.capture.kinds import Refusal, Said
from sahakum.capture.texts import numeral
from sahakum.groups.services.locking import lock_collective
from sahakum.journal.services import Entry, commit
from sahakum.registry.services import check_right


def record_herd_rules(said: Sequence[Said], *, by: User) -> None:
    """Records by which rules banks give animals from a day on; contracts keep their own.

    Raises:
        Refusal: rules of the same day are known.
    """
    _check_right(permissions.RECORD_GROUP, said, by)
    for one in said:
        commit([_rules(one)])


def _check_right(permission: str, said: Sequence[Said], by: User) -> None:
    villages = {one.answers["herd"].collective.village_id for one in said}
    check_right(permission, villages, by=by)


def _rules(said: Said) -> Entry:
    answers = said.answers
    fund, day = answers["herd"], answers["from_on"]
    lock_collective(fund.collective)
    if HerdRules.objects.filter(fund=fund, from_on=day, voided_by__isnull=True).exists():
        raise Refusal({"from_on": [str(texts.RULES_SAID)]})
    row = HerdRules(
        id=said.operation.id,
        fund=fund,
        from_on=day,
        minutes=answers["minutes"],
        **{name: answers[name] for name in NAMES},
    )
    said.operation.touched = [str(fund.collective_id)]
    return Entry(operation=said.operation, rows=[row])


def record_waiting(said: Sequence[Said], *, by: User) -> None:
    """Records who waits for an animal, in the order that committee or lottery made.

    Raises:
        Refusal: she is no member, waits already, or another has the place.
    """
    _check_right(permissions.RECORD_MEETING, said, by)
    for one in said:
        commit([_waiting(one)])


def _waiting(said: Said) -> Entry:
    answers = said.answers
    fund, member, day = answers["herd"], answers["member"], answers["since_on"]
    lock_collective(fund.collective)
    refuse_day_of(fund, day, "since_on")
    refuse_stranger(fund, member, day, "member")
    place = int(answers["place"])
    if any(row.member_id == member.pk for row in waiting_for(fund.pk)):
        raise Refusal({"member": [str(texts.WAITS_ALREADY) % {"name": member.name}]})
    living = Waiting.objects.filter(fund=fund, place=place, voided_by__isnull=True)
    taken = living.select_related("member").first()
    if taken is not None:
        shown = {"place": numeral(place), "name": taken.member.name}
        raise Refusal({"place": [str(texts.PLACE_TAKEN) % shown]})
    row = Waiting(id=said.operation.id, fund=fund, member=member, place=place, since_on=day)
    said.operation.touched = [str(fund.collective_id)]
    return Entry(operation=said.operation, rows=[row])
