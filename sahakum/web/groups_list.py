"""The list of groups: who needs somebody most stands first, with the reason in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective
from sahakum.collectives.selectors import collectives_in, listed_in
from sahakum.groups import chart
from sahakum.groups.findings import PRESSES, Finding, Sort, findings_of
from sahakum.groups.watching import Watched, watched_in
from sahakum.journal import clock
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.places.models import Place
from sahakum.web import areas, rows_of, wording
from sahakum.web.rows import State

MARKS = {"self_help": "people", "rice_bank": "rice", "cow_bank": "cow", "lending": "money"}
SHOWN = 50
TONES = {
    Sort.BELOW_ZERO: "late",
    Sort.AT_RISK: "late",
    Sort.QUIET: "due",
    Sort.NEVER_MET: "due",
    Sort.LATE: "due",
    Sort.DIFFERENCE: "due",
}


@dataclass(frozen=True, kw_only=True)
class FundLine:
    """One fund of a group, in the columns of the list."""

    commodity: str
    met: str
    par30: str
    late: str
    idle: str
    next_due: str


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """One group: what needs somebody, and its funds side by side."""

    name: str
    mark: str
    where: str
    address: str
    state: State | None
    reasons: list[str]
    funds: list[FundLine]


@dataclass(kw_only=True)
class Total:
    """What all groups of the list have in one commodity; never added to another."""

    commodity: Commodity
    funds: int = 0
    saved: int = 0
    owed: int = 0
    at_risk: int = 0
    cash: int = 0

    def add(self, watched: Watched) -> None:
        """Takes one more fund in."""
        self.funds += 1
        self.saved += watched.held[chart.SAVINGS]
        self.owed += watched.portfolio.owed
        self.at_risk += watched.portfolio.at_risk
        self.cash += watched.cash


@dataclass(frozen=True, kw_only=True)
class TotalLine:
    """A total in words."""

    name: str
    funds: str
    saved: str
    owed: str
    at_risk: str
    cash: str


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """Groups of a village or an area, or all that the reader sees."""

    place: Place | None
    area: Place | None
    lines: list[GroupLine]
    page: Page
    totals: list[TotalLine] = field(default_factory=list)
    area_choices: list[tuple[int, str]] = field(default_factory=list)
    waiting: int = 0

    @property
    def kept(self) -> str:
        """What the address of another page of the list keeps."""
        return f"area={self.area.pk}&" if self.area else ""


def list_of(
    user: User, *, place: Place | None = None, area: Place | None = None, number: str | None = None
) -> ListPage:
    """The groups of a village (``place``), of an area, or all that the reader sees."""
    today = clock.today()
    groups = list(collectives_in(user, place or area))
    watched = watched_in(groups, on=today)
    found = {
        key: sorted(
            (one for fund in funds for one in findings_of(fund, on=today)),
            key=lambda one: -one.presses,
        )
        for key, funds in watched.items()
    }
    ordered = sorted(groups, key=lambda group: _need(found.get(group.pk, [])), reverse=True)
    page = Paginator(ordered, SHOWN).get_page(number)
    people = listed_in(page.object_list, on=today)
    return ListPage(
        place=place,
        area=area,
        page=page,
        lines=[
            _line(one, watched.get(one.pk, []), found.get(one.pk, []), people[one.pk], place)
            for one in page.object_list
        ],
        totals=_totals(watched.values()),
        area_choices=[] if place else _choices(user),
        waiting=sum(any(one.sort in TONES for one in mine) for mine in found.values()),
    )


def _need(findings: list[Finding]) -> tuple[int, int]:
    """By what presses most; then by how many there are and how much is at risk."""
    at_risk = max((_percent(one.watched) for one in findings), default=0)
    return sum(PRESSES[sort] for sort in {one.sort for one in findings}), at_risk


def _percent(watched: Watched) -> int:
    par30 = watched.portfolio.par30
    return int(par30 * 100) if par30 is not None else 0


def _choices(user: User) -> list[tuple[int, str]]:
    """Communes and villages in which there are groups."""
    villages = collectives_in(user).values_list("village", flat=True).order_by("village").distinct()
    found = list(villages)
    offered = areas.choices_holding(found, many=False)
    return [*offered, *((one, areas.address(one)) for one in found)]


def _totals(watched: Iterable[list[Watched]]) -> list[TotalLine]:
    totals: dict[str, Total] = {}
    for funds in watched:
        for one in funds:
            commodity = one.fund.commodity
            totals.setdefault(commodity.pk, Total(commodity=commodity)).add(one)
    return [_total(totals[key]) for key in sorted(totals)]


def _total(total: Total) -> TotalLine:
    commodity = total.commodity
    return TotalLine(
        name=str(commodity),
        funds=wording.number(total.funds),
        saved=said(total.saved, commodity),
        owed=said(total.owed, commodity),
        at_risk=said(total.at_risk, commodity),
        cash=said(total.cash, commodity),
    )


def _line(
    group: Collective,
    watched: list[Watched],
    findings: list[Finding],
    people: int,
    place: Place | None,
) -> GroupLine:
    village = "" if place else areas.full_name(group.village_id)
    several = len(watched) > 1
    return GroupLine(
        name=group.name,
        mark=MARKS.get(group.sort, "people"),
        where=rows_of.joined(village, rows_of.members_counted(people)),
        address=reverse("group", args=[group.pk]),
        state=_state(findings),
        reasons=[in_words(one, several=several) for one in findings],
        funds=[_fund(one) for one in watched],
    )


def _state(findings: list[Finding]) -> State | None:
    tones = [TONES[one.sort] for one in findings if one.sort in TONES]
    if not tones:
        return None
    if "late" in tones:
        return State(word=_("Needs you first"), icon="alert", tone="late")
    return State(word=_("Needs a look"), icon="wait", tone="due")


def _fund(watched: Watched) -> FundLine:
    portfolio, idle = watched.portfolio, watched.idle
    return FundLine(
        commodity=str(watched.fund.commodity),
        met=wording.day_in_numbers(watched.met_on) if watched.met_on else "",
        par30="" if portfolio.par30 is None else wording.percent(portfolio.par30),
        late=wording.number(watched.late) if portfolio.loans else "",
        idle="" if idle is None else wording.percent(idle),
        next_due=wording.day_in_numbers(watched.next_due_on) if watched.next_due_on else "",
    )


def in_words(finding: Finding, *, several: bool) -> str:
    """A finding as the reader reads it; with the commodity where a group keeps several."""
    sentence = _sentence(finding)
    return f"{finding.watched.fund.commodity}: {sentence}" if several else sentence


def _sentence(finding: Finding) -> str:
    watched, sort = finding.watched, finding.sort
    commodity = watched.fund.commodity
    day = {"day": wording.day_in_numbers(finding.day)} if finding.day else {}
    if sort is Sort.BELOW_ZERO:
        return _("the book fell below zero on %(day)s: sheets do not fit together") % day
    if sort is Sort.AT_RISK:
        amount = said(watched.portfolio.at_risk, commodity)
        return _("%(amount)s at risk, over 30 days late") % {"amount": amount}
    if sort is Sort.LATE:
        counted = ngettext("%(count)s loan is late", "%(count)s loans are late", watched.late)
        return counted % {"count": wording.number(watched.late)}
    if sort is Sort.DIFFERENCE:
        return _difference(watched)
    return _other(finding, day)


def _difference(watched: Watched) -> str:
    amount = {"amount": said(abs(watched.difference), watched.fund.commodity)}
    if watched.difference < 0:
        return _("%(amount)s missing at the last count") % amount
    return _("%(amount)s too much at the last count") % amount


def _other(finding: Finding, day: dict[str, str]) -> str:
    watched, sort = finding.watched, finding.sort
    if sort is Sort.NEVER_MET:
        return _("no meeting recorded yet")
    if sort is Sort.QUIET:
        return _("no meeting since %(day)s") % day
    if sort is Sort.IDLE:
        share = wording.percent(watched.idle) if watched.idle is not None else ""
        if not day:
            return _("%(share)s of the loan fund lies idle; nothing was ever lent") % {
                "share": share
            }
        return _("%(share)s of the loan fund lies idle; last lent on %(day)s") % (
            {"share": share} | day
        )
    return _("falls due on %(day)s") % day
