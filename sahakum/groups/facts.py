"""What indicators count of groups: meetings, who came, what was saved, lent and paid back."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from uuid import UUID

from sahakum.groups.amounts import as_said
from sahakum.groups.models import Meeting, MeetingLine
from sahakum.journal.models import Fact

HELD, LISTED, CAME = "group_meeting", "group_member_listed", "group_member_came"
AMOUNTS = {"savings": "group_saved", "lent": "group_lent", "repaid": "group_repaid"}


def facts_of_meeting(meeting: Meeting, lines: Sequence[MeetingLine]) -> list[Fact]:
    """The meeting, and for each member what she did; quantities in the unit that people say."""
    group = meeting.fund.collective
    facts = [_fact(meeting, HELD, "collective", group.pk)]
    for line in lines:
        facts += _facts_of_line(meeting, line)
    return facts


def _facts_of_line(meeting: Meeting, line: MeetingLine) -> Iterator[Fact]:
    came = line.presence in (MeetingLine.Presence.PRESENT, MeetingLine.Presence.LATE)
    yield _fact(meeting, LISTED, "member", line.member_id)
    if came:
        yield _fact(meeting, CAME, "member", line.member_id)
    for name, kind in AMOUNTS.items():
        amount = getattr(line, name)
        if amount:
            said = as_said(amount, meeting.fund.commodity)
            yield _fact(meeting, kind, "member", line.member_id, quantity=said)


def _fact(
    meeting: Meeting, kind: str, subject: str, key: UUID, *, quantity: Decimal = Decimal(1)
) -> Fact:
    group = meeting.fund.collective
    return Fact(
        kind=kind,
        subject_kind=subject,
        subject_id=key,
        village_id=group.village_id,
        organisation_id=group.steward_id,
        day=meeting.held_on,
        quantity=quantity,
        item=meeting.fund.commodity_id,
    )
