"""What the page of a group shows: its funds with their figures, its meetings and members."""

import datetime
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.collectives.models import Collective, Step
from sahakum.collectives.selectors import (
    Listed,
    collective_for,
    members_of,
)
from sahakum.groups import selectors
from sahakum.groups.models import Fund, Meeting, RiceTrade
from sahakum.groups.standing import FundStanding, MemberStanding, standing_of
from sahakum.indicators.definitions import Period
from sahakum.indicators.rates.answering import answer_records
from sahakum.indicators.rates.declarations import BY_CODE
from sahakum.indicators.rates.definitions import Question, Scope
from sahakum.journal import clock
from sahakum.ledger.amounts import said
from sahakum.web import fund_figures, rows_of, waiting_sheets, wording
from sahakum.web.fund_figures import Age, Figure
from sahakum.web.rows import Row, State
from sahakum.web.waiting_sheets import SheetShown

MEETINGS_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class FundPart:
    """One fund on the page of its group."""

    fund: Fund
    standing: FundStanding
    figures: list[Figure]
    ages: list[Age]
    explains_ages: str
    meetings: list[Row]
    next_sheet: int
    rice: bool
    trades: list[Row]
    waiting: list[SheetShown]


@dataclass(frozen=True, kw_only=True)
class GroupPage:
    """One group."""

    group: Collective
    funds: list[FundPart]
    members: list[Row]
    leaders: str
    keeps_money: bool


def of(user: User, group_id: UUID) -> GroupPage:
    """The page of a visible group.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    group = collective_for(user, group_id)
    today = clock.today()
    listed = members_of(group, on=today)
    parts = [_part(user, fund, today) for fund in selectors.funds_of(group)]
    leads = [one for one in listed if one.standing not in (Step.Standing.MEMBER, "trainee")]
    named = [f"{one.member.name} ({one.standing.label})" for one in leads]
    return GroupPage(
        group=group,
        funds=parts,
        members=_members(parts, listed),
        leaders=rows_of.joined(*named),
        keeps_money=any(part.fund.commodity.sort == "money" for part in parts),
    )


def _part(user: User, fund: Fund, today: datetime.date) -> FundPart:
    standing, cycle = standing_of(fund, on=today), (_begun(fund, today), today)
    return FundPart(
        fund=fund,
        standing=standing,
        figures=fund_figures.figures(standing, cycle, _drop_out(fund, cycle)),
        ages=fund_figures.ages(standing),
        explains_ages=fund_figures.explained(fund, "par30", cycle),
        meetings=[_meeting(one) for one in selectors.meetings_of(fund)[:MEETINGS_SHOWN]],
        next_sheet=selectors.next_sheet(fund),
        rice=fund.commodity.sort == "rice",
        trades=[_trade(one) for one in selectors.trades_of(fund)[:MEETINGS_SHOWN]],
        waiting=_waiting(user, fund, today),
    )


def _waiting(user: User, fund: Fund, today: datetime.date) -> list[SheetShown]:
    """Sheets that wait for a correction, for who keys them: what to do before all else."""
    if not user.may(permissions.RECORD_MEETING):
        return []
    back = reverse("group", args=[fund.collective_id])
    return waiting_sheets.of(user, fund, until=today, back=back)


def _trade(trade: RiceTrade) -> Row:
    """Rice for money, with its price."""
    money = trade.price.money.commodity
    rice = said(int(trade.rice), trade.fund.commodity)
    return Row(
        mark="rice",
        name=f"{rice} = {said(int(trade.money), money)}",
        reason=rows_of.joined(
            wording.day_in_numbers(trade.day),
            trade.member.name if trade.member else trade.with_whom,
            str(trade.price.get_use_display()),
        ),
        address=reverse("statement", args=[trade.exchange.taken_into_id]),
        state=None,
    )


def _begun(fund: Fund, today: datetime.date) -> datetime.date:
    """The day after the last share-out, or the first day of the book."""
    shared = selectors.last_share_out(fund)
    begun = shared.day + datetime.timedelta(days=1) if shared else fund.opened_on
    return min(begun, today)


def _drop_out(fund: Fund, cycle: tuple[datetime.date, datetime.date]) -> Fraction | None:
    """The share of members who left in a cycle; none where nobody was on the list."""
    period = Period(first=cycle[0], last=cycle[1])
    scope = Scope(group=fund.collective_id)
    return answer_records(BY_CODE["drop_out"], Question(period=period, scope=scope)).value


def _members(parts: list[FundPart], listed: list[Listed]) -> list[Row]:
    """Each member once, with what she has in each fund side by side."""
    standings = [
        (part.fund, {one.tied.member_id: one for one in part.standing.members}) for part in parts
    ]
    return [_member(one, standings) for one in listed]


def _member(listed: Listed, standings: list[tuple[Fund, dict[UUID, MemberStanding]]]) -> Row:
    member = listed.member
    own = [(fund, found[member.pk]) for fund, found in standings if member.pk in found]
    days = max((one.days_late for _fund, one in own), default=0)
    late = State(word=wording.days_late(days), icon="alert", tone="late")
    standing = listed.standing.label if listed.standing != Step.Standing.MEMBER else ""
    return Row(
        mark="people",
        name=f"{wording.number(member.number)}. {member.name}",
        reason=rows_of.joined(str(standing), _saved(own), _owed(own)),
        address=reverse("group-member", args=[member.pk]),
        state=late if days else None,
    )


def _saved(own: list[tuple[Fund, MemberStanding]]) -> str:
    amounts = [said(one.saved, fund.commodity) for fund, one in own if one.saved]
    return _("saved %(amount)s") % {"amount": ", ".join(amounts)} if amounts else ""


def _owed(own: list[tuple[Fund, MemberStanding]]) -> str:
    amounts = [said(one.owed, fund.commodity) for fund, one in own if one.owed]
    return _("owes %(amount)s") % {"amount": ", ".join(amounts)} if amounts else ""


def _meeting(meeting: Meeting) -> Row:
    commodity = meeting.fund.commodity
    name = wording.day_in_words(meeting.held_on)
    sheet = _("sheet %(number)s") % {"number": wording.number(meeting.sheet or 0)}
    box = _("%(amount)s counted") % {"amount": said(meeting.counted, commodity)}
    taken_over = meeting.sort == Meeting.Sort.TAKEN_OVER
    state = State(word=_("Difference"), icon="alert", tone="due") if meeting.difference else None
    return Row(
        mark="paper",
        name=name,
        reason=rows_of.joined(str(meeting.get_sort_display()) if taken_over else sheet, box),
        address=reverse("meeting", args=[meeting.pk]),
        state=state,
    )
