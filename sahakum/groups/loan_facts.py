"""What indicators count of loans outside meetings, and of workshops.

Who took part is counted as a person where she is known as one, so that she is one in all groups;
else as a member of the group.
"""

import datetime
from collections.abc import Sequence
from uuid import UUID

from sahakum.collectives.models import Member, Workshop
from sahakum.groups.models import MemberAccounts
from sahakum.journal.models import Fact
from sahakum.ledger.amounts import as_said
from sahakum.registry.selectors import homes_on

WRITTEN_OFF, RECOVERED = "group_written_off", "group_recovered"
HELD, TOOK_PART = "group_workshop", "group_workshop_part"


def fact_of(tied: MemberAccounts, kind: str, day: datetime.date, *, amount: int) -> Fact:
    """An amount of a borrower in one fund."""
    fund, person = tied.fund, tied.member.person_id
    return Fact(
        kind=kind,
        subject_kind="borrower",
        subject_id=tied.pk,
        household_id=homes_on([person], day).get(person) if person else None,
        village_id=fund.collective.village_id,
        organisation_id=fund.collective.steward_id,
        day=day,
        quantity=as_said(amount, fund.commodity),
        item=fund.commodity_id,
    )


def facts_of_workshop(workshop: Workshop, members: Sequence[Member]) -> list[Fact]:
    """The workshop, and everybody who took part; the item is its topic."""
    persons = [member.person_id for member in members if member.person_id]
    homes = homes_on(persons, workshop.held_on)
    held = _of_workshop(workshop, HELD, ("collective", workshop.collective_id), None)
    return [held, *(_part(workshop, member, homes) for member in members)]


def _part(workshop: Workshop, member: Member, homes: dict[UUID, UUID]) -> Fact:
    person = member.person_id
    subject = ("person", person) if person else ("member", member.pk)
    return _of_workshop(workshop, TOOK_PART, subject, homes.get(person) if person else None)


def _of_workshop(
    workshop: Workshop, kind: str, subject: tuple[str, UUID], household: UUID | None
) -> Fact:
    group = workshop.collective
    return Fact(
        kind=kind,
        subject_kind=subject[0],
        subject_id=subject[1],
        household_id=household,
        village_id=group.village_id,
        organisation_id=group.steward_id,
        day=workshop.held_on,
        quantity=1,
        item=workshop.topic,
    )
