"""What indicators count of groups: funds, meetings, who came, saved, borrowed and paid back.

Money and rice are never added: each fact names its commodity. A *borrower* is a member in one
fund, so that loans and borrowers are counted apart.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from sahakum.collectives.models import Member, Step
from sahakum.groups.models import Fund, Meeting, MeetingLine, MemberAccounts, RiceTrade
from sahakum.journal.models import Fact
from sahakum.ledger.amounts import as_said
from sahakum.lending.models import Loan
from sahakum.registry.selectors import homes_on

FUND, HELD, LISTED, CAME = "group_fund", "group_meeting", "group_member_listed", "group_member_came"
SAVED, LENT, REPAID, CLOSED = "group_saved", "group_lent", "group_repaid", "group_loan_closed"
MISSING, IN_BOOK = "group_missing", "group_in_book"
JOINED, LEFT = "group_joined", "group_left"
AMOUNTS = {"savings": SAVED, "lent": LENT, "repaid": REPAID}
CAME_AT_ALL = (MeetingLine.Presence.PRESENT, MeetingLine.Presence.LATE)
Tied = Mapping[object, MemberAccounts]


def facts_of_fund(fund: Fund) -> list[Fact]:
    """A group keeps something together."""
    return [_fact(fund, FUND, fund.opened_on, ("collective", fund.collective_id))]


def facts_of_meeting(
    meeting: Meeting, lines: Sequence[MeetingLine], tied: Tied, closed: Sequence[Loan]
) -> list[Fact]:
    """The meeting, what each member did, and whose loans were paid back to the end."""
    fund, day = meeting.fund, meeting.held_on
    homes = _homes([line.member for line in lines], day)
    whole = ("collective", fund.collective_id)
    facts = [_fact(fund, HELD, day, whole)]
    for kind, amount in (
        (IN_BOOK, meeting.counted - meeting.difference),
        (MISSING, -meeting.difference),
    ):
        if amount:
            facts.append(_fact(fund, kind, day, whole, quantity=as_said(amount, fund.commodity)))
    for line in lines:
        subject, home = _subject(tied, line.member), homes.get(line.member_id)
        facts += [
            _fact(fund, kind, day, subject, household=home, quantity=told)
            for kind, told in _told(fund, line)
        ]
    for loan in closed:
        home = homes.get(loan.member_id)
        facts.append(_fact(fund, CLOSED, day, _subject(tied, loan.member), household=home))
    return facts


def facts_of_step(step: Step) -> list[Fact]:
    """A member joined or left a group; other steps count for nothing here."""
    member, steps = step.member, Step.objects.filter(member=step.member, voided_by__isnull=True)
    if step.standing == Step.Standing.LEFT:
        return [_of_member(member, LEFT, step.from_on)]
    before = steps.filter(from_on__lt=step.from_on).order_by("from_on").last()
    joins = before is None or before.standing == Step.Standing.LEFT
    return [_of_member(member, JOINED, step.from_on)] if joins else []


def _of_member(member: Member, kind: str, day: datetime.date) -> Fact:
    group = member.collective
    return Fact(
        kind=kind,
        subject_kind="member",
        subject_id=member.pk,
        village_id=group.village_id,
        organisation_id=group.steward_id,
        day=day,
    )


def facts_of_rice_paid(trade: RiceTrade, tied: Tied, closed: Sequence[Loan]) -> list[Fact]:
    """Rice that is owed came back, as money; loans that it paid back to the end."""
    member = trade.member
    if member is None:
        return []
    fund, subject = trade.fund, _subject(tied, member)
    home = _homes([member], trade.day).get(member.pk)
    told = [(REPAID, as_said(trade.rice, fund.commodity)), *((CLOSED, Decimal(1)) for _ in closed)]
    return [
        _fact(fund, kind, trade.day, subject, household=home, quantity=quantity)
        for kind, quantity in told
    ]


def _homes(members: Sequence[Member], day: datetime.date) -> dict[UUID, UUID]:
    """The families of members who are known as people, on a day."""
    persons = {one.pk: one.person_id for one in members if one.person_id}
    homes = homes_on(persons.values(), day)
    return {key: homes[person] for key, person in persons.items() if person in homes}


def _subject(tied: Tied, member: Member) -> tuple[str, UUID]:
    return "borrower", tied[member.pk].pk


def _told(fund: Fund, line: MeetingLine) -> Iterator[tuple[str, Decimal]]:
    yield LISTED, Decimal(1)
    if line.presence in CAME_AT_ALL:
        yield CAME, Decimal(1)
    for name, kind in AMOUNTS.items():
        amount = getattr(line, name)
        if amount:
            yield kind, as_said(amount, fund.commodity)


def _fact(
    fund: Fund,
    kind: str,
    day: datetime.date,
    subject: tuple[str, UUID],
    *,
    household: UUID | None = None,
    quantity: Decimal = Decimal(1),
) -> Fact:
    return Fact(
        kind=kind,
        subject_kind=subject[0],
        subject_id=subject[1],
        household_id=household,
        village_id=fund.collective.village_id,
        organisation_id=fund.collective.steward_id,
        day=day,
        quantity=quantity,
        item=fund.commodity_id,
    )
