"""What the page of a group shows of loans, and its workshops.

What waits for a decision, what is approved, the rate and what it comes to in a year, loans with new
terms and those given up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.collectives.models import Collective, Member, Workshop
from sahakum.collectives.selectors import workshops_of, workshops_with
from sahakum.groups import loan_selectors
from sahakum.groups.models import Bylaws, Fund
from sahakum.groups.services.deciding import missed_before_first, topics_in_words
from sahakum.groups.standing import FundStanding
from sahakum.groups.terms import yearly_rate
from sahakum.journal import clock
from sahakum.ledger.amounts import said
from sahakum.lending.models import LoanApplication, LoanDecision
from sahakum.rules.shipped import in_words
from sahakum.web import rows_of, wording
from sahakum.web.rows import Row, State

SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class Rate:
    """The rate of the rules in words; above the level that is warned of, with its source."""

    words: str
    above: str
    source: str


@dataclass(frozen=True, kw_only=True)
class LoansPanel:
    """What the page of a group shows of the loans of one fund."""

    waiting: list[Row]
    approved: list[Row]
    rate: Rate | None
    figures: list[tuple[str, str]]


def of_fund(fund: Fund, standing: FundStanding) -> LoansPanel:
    """The panel; the group is in sight of whoever reads its page."""
    today = clock.today()
    applications = list(loan_selectors.waiting_in(fund))
    lacking = _lacking(applications, standing.bylaws)
    approvals = loan_selectors.holding_in(fund, on=today)
    return LoansPanel(
        waiting=[_waiting(one, fund, lacking.get(one.member_id, "")) for one in applications],
        approved=[_approved(one, fund) for one in approvals],
        rate=rate_of(standing.bylaws),
        figures=list(_figures(standing)),
    )


def _lacking(applications: list[LoanApplication], bylaws: Bylaws | None) -> dict[object, str]:
    if bylaws is None:
        return {}
    members = [one.member for one in applications]
    missed = missed_before_first(members, bylaws, on=clock.today())
    return {key: topics_in_words(topics) for key, topics in missed.items()}


def _waiting(application: LoanApplication, fund: Fund, lacking: str) -> Row:
    amount = said(int(application.amount), fund.commodity)
    day = application.wished_on
    wished = _("needed by %(day)s") % {"day": wording.day_in_numbers(day)} if day else ""
    missing = _("still to come: %(topics)s") % {"topics": lacking} if lacking else ""
    return Row(
        mark="hand",
        name=f"{application.member.name} · {amount}",
        reason=rows_of.joined(application.purpose, wished, missing),
        address=reverse("decide-application", args=[application.pk]),
        state=State(word=_("to decide"), icon="wait", tone="due"),
    )


def _approved(decision: LoanDecision, fund: Fund) -> Row:
    amount = said(int(decision.amount), fund.commodity)
    day = decision.until_on
    until = _("holds until %(day)s") % {"day": wording.day_in_numbers(day)} if day else ""
    return Row(
        mark="money",
        name=f"{decision.application.member.name} · {amount}",
        reason=rows_of.joined(decision.application.purpose, until),
        state=State(word=_("approved"), icon="check", tone="ok"),
    )


def rate_of(bylaws: Bylaws | None) -> Rate | None:
    """The rate of some rules beside what it comes to in a year; none where there is none."""
    yearly = yearly_rate(bylaws) if bylaws else None
    if bylaws is None or yearly is None:
        return None
    warning = loan_selectors.rate_warning(clock.today())
    above = yearly > warning.percent_a_year
    return Rate(
        words=_rate_in_words(bylaws, yearly),
        above=_percent(warning.percent_a_year) if above else "",
        source=in_words(warning.source) if above else "",
    )


def _rate_in_words(bylaws: Bylaws, yearly: Decimal) -> str:
    shown = {"rate": _percent(bylaws.rate), "yearly": _percent(yearly)}
    if bylaws.rate_period == Bylaws.RatePeriod.MONTH:
        return _("%(rate)s a month, %(yearly)s a year") % shown
    return _("%(yearly)s a year") % shown


def _percent(value: Decimal) -> str:
    return f"{wording.number(value.normalize())}\N{NO-BREAK SPACE}%"


def _figures(standing: FundStanding) -> Iterator[tuple[str, str]]:
    portfolio, commodity = standing.portfolio, standing.fund.commodity
    if portfolio.rescheduled and portfolio.par30_with_rescheduled is not None:
        yield _("Owed on loans with new terms"), said(portfolio.rescheduled, commodity)
        rate = wording.percent(portfolio.par30_with_rescheduled)
        yield _("At risk, with all loans that have new terms"), rate
    if portfolio.written_off:
        yield _("Given up"), said(portfolio.written_off, commodity)
    if portfolio.recovered:
        yield _("Of it recovered"), said(portfolio.recovered, commodity)


def workshops(group: Collective) -> list[Row]:
    """The newest workshops of a group."""
    return [_workshop(one) for one in workshops_of(group)[:SHOWN]]


def _workshop(workshop: Workshop) -> Row:
    count = len(workshop.participations.all())
    people = ngettext("%(count)s took part", "%(count)s took part", count)
    led = _("led by %(name)s") % {"name": workshop.led_by} if workshop.led_by else ""
    return Row(
        mark="school",
        name=str(workshop.get_topic_display()),
        reason=rows_of.joined(
            wording.day_in_words(workshop.held_on),
            people % {"count": wording.number(count)},
            led,
        ),
        address=reverse("history", args=[workshop.pk]),
    )


def workshops_heard(member: Member) -> list[Row]:
    """The workshops in which a member took part."""
    return [
        Row(
            mark="school",
            name=str(one.get_topic_display()),
            reason=wording.day_in_words(one.held_on),
        )
        for one in workshops_with(member)
    ]
