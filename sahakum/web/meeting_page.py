"""One meeting as its sheet says it: the two closing totals, the lines, and who attests them."""

from dataclasses import dataclass
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.capture.voiding import may_void
from sahakum.groups import selectors
from sahakum.groups.forms import LineForm
from sahakum.groups.forms.meetings import IN_A_LINE
from sahakum.groups.models import Meeting, MeetingLine
from sahakum.groups.saying import said
from sahakum.ledger.models import Commodity
from sahakum.web import people, wording
from sahakum.web.passbook import deeds_of

CAME = (MeetingLine.Presence.PRESENT, MeetingLine.Presence.LATE)


@dataclass(frozen=True, kw_only=True)
class LineShown:
    """One member's line in words."""

    line: MeetingLine
    deeds: list[str]
    came: bool


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    """One meeting."""

    meeting: Meeting
    box: str
    social: str
    difference: str
    expense: str
    gift: str
    lines: list[LineShown]
    came: int
    attested: list[str]
    counts: list[tuple[str, str]]
    totals: list[tuple[str, str]]
    who: str
    may_void: bool


def of(user: User, meeting_id: UUID) -> MeetingPage:
    """A meeting of a visible group.

    Raises:
        Http404: there is none, or the group is out of sight.
    """
    meeting = selectors.meeting_for(user, meeting_id)
    commodity = meeting.fund.commodity
    lines = list(meeting.lines.select_related("member").order_by("member__number"))
    attested = meeting.attestations.select_related("member").order_by("member__number")
    actor = meeting.operation.actor_id
    return MeetingPage(
        meeting=meeting,
        box=said(int(meeting.box), commodity),
        social=said(int(meeting.social), commodity),
        difference=_difference(meeting, commodity),
        expense=said(int(meeting.expense), commodity) if meeting.expense else "",
        gift=said(int(meeting.gift), commodity) if meeting.gift else "",
        lines=[_line(line, commodity) for line in lines],
        came=sum(line.presence in CAME for line in lines),
        attested=[one.member.name for one in attested],
        counts=[
            (said(value, commodity), wording.number(number)) for value, number in meeting.counts
        ],
        totals=_totals(lines, commodity),
        who=people.names_of([actor]).get(actor, ""),
        may_void=meeting.voided_by_id is None and may_void(meeting.operation, by=user),
    )


def _line(line: MeetingLine, commodity: Commodity) -> LineShown:
    return LineShown(line=line, deeds=deeds_of(line, commodity), came=line.presence in CAME)


def _difference(meeting: Meeting, commodity: Commodity) -> str:
    if not meeting.difference:
        return ""
    sign = "+" if meeting.difference > 0 else "−"
    return f"{sign}{said(abs(meeting.difference), commodity)}"


def _totals(lines: list[MeetingLine], commodity: Commodity) -> list[tuple[str, str]]:
    sums = {name: sum(int(getattr(line, name)) for line in lines) for name in IN_A_LINE}
    labels = {name: str(LineForm.base_fields[name].label) for name in IN_A_LINE}
    return [(labels[name], said(amount, commodity)) for name, amount in sums.items() if amount]
