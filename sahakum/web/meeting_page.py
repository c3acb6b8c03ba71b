"""One meeting as its sheet says it: the two closing totals, the lines, and who attests them."""

from dataclasses import dataclass
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.capture.voiding import may_void
from sahakum.groups import selectors
from sahakum.groups.forms import LineForm, MeetingForm
from sahakum.groups.forms.meetings import IN_A_LINE
from sahakum.groups.measures import measures_of
from sahakum.groups.models import Meeting, MeetingLine, WeighIn
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.web import people, wording
from sahakum.web.passbook_entries import deeds_of
from sahakum.web.passbook_words import weighed_at
from sahakum.web.start_fees import kept_at

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
    bank: str
    between: list[tuple[str, str]]
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
    weighed = weighed_at([meeting.pk])
    return MeetingPage(
        meeting=meeting,
        box=said(int(meeting.box), commodity),
        social=said(int(meeting.social), commodity),
        bank=said(int(meeting.bank), commodity) if meeting.bank is not None else "",
        between=_between(meeting, commodity),
        difference=_difference(meeting, commodity),
        expense=said(int(meeting.expense), commodity) if meeting.expense else "",
        gift=said(int(meeting.gift), commodity) if meeting.gift else "",
        lines=[_line(line, commodity, weighed) for line in lines],
        came=sum(line.presence in CAME for line in lines),
        attested=[one.member.name for one in attested],
        counts=_counts(meeting, commodity),
        totals=_totals(lines, commodity) + kept_at(meeting),
        who=people.names_of([actor]).get(actor, ""),
        may_void=meeting.voided_by_id is None and may_void(meeting.operation, by=user),
    )


def _line(
    line: MeetingLine, commodity: Commodity, weighed: dict[tuple[UUID, UUID], WeighIn]
) -> LineShown:
    deeds = deeds_of(line, commodity, weighed.get((line.meeting_id, line.member_id)))
    return LineShown(line=line, deeds=deeds, came=line.presence in CAME)


def _between(meeting: Meeting, commodity: Commodity) -> list[tuple[str, str]]:
    """What went between box and bank, and what the bank itself gave and took."""
    names = ("banked", "unbanked", "bank_interest", "bank_fee")
    amounts = ((str(MeetingForm.base_fields[name].label), getattr(meeting, name)) for name in names)
    return [(label, said(int(amount), commodity)) for label, amount in amounts if amount]


def _counts(meeting: Meeting, commodity: Commodity) -> list[tuple[str, str]]:
    """Notes by value; of rice, measures by the name that they had on the day."""
    rules = selectors.store_rules_on(meeting.fund, meeting.held_on)
    names = {grams: name for name, grams in measures_of(rules)}
    shown = []
    for value, number in meeting.counts:
        words = said(value, commodity)
        named = f"{names[value]} ({words})" if value in names else words
        shown.append((named, wording.number(number)))
    return shown


def _difference(meeting: Meeting, commodity: Commodity) -> str:
    if not meeting.difference:
        return ""
    sign = "+" if meeting.difference > 0 else "−"
    return f"{sign}{said(abs(meeting.difference), commodity)}"


def _totals(lines: list[MeetingLine], commodity: Commodity) -> list[tuple[str, str]]:
    sums = {name: sum(int(getattr(line, name)) for line in lines) for name in IN_A_LINE}
    labels = {name: str(LineForm.base_fields[name].label) for name in IN_A_LINE}
    found = [(labels[name], said(amount, commodity)) for name, amount in sums.items() if amount]
    shares = sum(line.shares for line in lines)
    bought = [(str(LineForm.base_fields["shares"].label), wording.number(shares))]
    return (bought if shares else []) + found
