"""Writes of workshops of groups, with who took part."""

import datetime
from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.collectives.models import Member, Participation, Step, Workshop
from sahakum.collectives.selectors import standings_of
from sahakum.groups import loan_texts, texts
from sahakum.groups.loan_facts import facts_of_workshop
from sahakum.groups.services.locking import lock_collective
from sahakum.journal.services import Entry, commit
from sahakum.registry.services import check_right


def record_workshops(said: Sequence[Said], *, by: User) -> None:
    """Records workshops, each with the members who took part.

    Raises:
        Refusal: one of the same topic and day is known, or somebody was not a member.
    """
    check_right(
        permissions.RECORD_MEETING, {one.answers["group"].village_id for one in said}, by=by
    )
    for one in said:
        commit([_entry(one)])


def _entry(said: Said) -> Entry:
    answers = said.answers
    group, day = answers["group"], answers["held_on"]
    lock_collective(group)
    same = Workshop.objects.filter(collective=group, topic=answers["topic"], held_on=day)
    if same.filter(voided_by__isnull=True).exists():
        raise Refusal({"held_on": [str(loan_texts.WORKSHOP_SAID)]})
    members = [row["member"] for row in answers["participants"]]
    _refuse_no_members(members, answers["held_on"])
    workshop = Workshop(
        id=said.operation.id,
        collective=group,
        **{name: answers[name] for name in ("topic", "held_on", "hours", "led_by")},
    )
    rows = [Participation(workshop=workshop, member=member) for member in members]
    said.operation.touched = [str(group.pk)]
    told = facts_of_workshop(workshop, members)
    return Entry(operation=said.operation, rows=[workshop, *rows], facts=told)


def _refuse_no_members(members: list[Member], day: datetime.date) -> None:
    standings = standings_of((member.pk for member in members), on=day)
    for number, member in enumerate(members, 1):
        if standings.get(member.pk, Step.Standing.LEFT) == Step.Standing.LEFT:
            sentence = str(texts.NOT_YET_MEMBER) % {"name": member.name}
            raise Refusal({"participants": [texts.in_row(number, sentence)]})
