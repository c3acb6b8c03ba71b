"""The figures of a fund on the page of its group, each with the way to what explains it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.groups import chart, selectors
from sahakum.groups.models import Fund, Meeting
from sahakum.groups.standing import FundStanding, attendance_of
from sahakum.indicators.rates.declarations.commodities import CODES
from sahakum.ledger.amounts import said
from sahakum.lending.arrears import AGES
from sahakum.web import wording

Day = datetime.date


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of a fund: its label, and the account or receipt that explains it."""

    label: str
    shown: str
    address: str = ""
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Age:
    """What is owed on loans so many days late, and its share of all that is owed."""

    label: str
    shown: str
    percent: int


def figures(
    standing: FundStanding, cycle: tuple[Day, Day], losses: Fraction | None
) -> list[Figure]:
    """All figures; ``losses`` is the share of members who left in the ``cycle``."""
    return [*_held(standing), *_of_loans(standing, cycle), *_of_members(standing, cycle, losses)]


def _held(standing: FundStanding) -> Iterator[Figure]:
    accounts, apart = standing.accounts, standing.accounts.held(chart.SET_ASIDE)
    labels = (
        (chart.BOX, kept_in(standing.fund), standing.box),
        (chart.BANK, _("In the bank"), standing.bank or 0),
        (chart.SET_ASIDE, _("Set aside for administration"), apart),
        (chart.SOCIAL, _("Of it the social fund"), standing.social),
        (chart.SAVINGS, _("Savings of members"), standing.saved),
        (chart.LOANS, _("Out on loan"), standing.portfolio.owed),
    )
    for number, label, amount in labels:
        account = accounts.find(number)
        if account is not None:
            address = reverse("statement", args=[account.pk])
            shown = said(amount, standing.fund.commodity)
            yield Figure(label=label, shown=shown, address=address)
    yield from _lost(standing.fund)


def _lost(fund: Fund) -> Iterator[Figure]:
    """What was missing in the store when it was counted, by what became of it."""
    causes = dict(Meeting.Cause.choices)
    lost = selectors.losses_of(fund)
    if lost:
        parts = [
            f"{causes[cause]}: {said(amount, fund.commodity)}" for cause, amount in lost.items()
        ]
        whole = said(sum(lost.values()), fund.commodity)
        yield Figure(label=_("Lost in the store so far"), shown=whole, help=", ".join(parts))


def kept_in(fund: Fund) -> str:
    """Where what is not out on loan lies."""
    return _("In the store") if fund.commodity.sort == "rice" else _("In the box")


def _of_loans(standing: FundStanding, cycle: tuple[Day, Day]) -> Iterator[Figure]:
    portfolio, unmoved = standing.portfolio, standing.unmoved
    if standing.in_use is not None:
        yield Figure(
            label=_("Loan fund in use"),
            shown=wording.percent(standing.in_use),
            address=explained(standing.fund, "fund_in_use", cycle),
            help=_("%(amount)s lies idle")
            % {"amount": said(standing.idle, standing.fund.commodity)},
        )
    if portfolio.par30 is not None:
        help_text = ""
        if unmoved.par30 is not None and unmoved.at_risk != portfolio.at_risk:
            rate = wording.percent(unmoved.par30)
            help_text = _("%(rate)s if nothing had been put off") % {"rate": rate}
        yield Figure(
            label=_("At risk, over 30 days late"),
            shown=wording.percent(portfolio.par30),
            address=explained(standing.fund, "par30", cycle),
            help=help_text,
        )


def _of_members(
    standing: FundStanding, cycle: tuple[Day, Day], losses: Fraction | None
) -> Iterator[Figure]:
    earned = standing.return_on_savings
    if earned is not None and standing.fund.commodity.sort == "money":
        yield Figure(
            label=_("Return on savings"),
            shown=wording.percent(earned),
            address=explained(standing.fund, "return_on_savings", cycle),
            help=_("since %(day)s") % {"day": wording.day_in_numbers(cycle[0])},
        )
    came, listed = attendance_of(standing.fund, since=cycle[0])
    if listed:
        yield Figure(
            label=_("Attendance"),
            shown=wording.percent(Fraction(came, listed)),
            address=explained(standing.fund, "attendance", cycle),
            help=_("since %(day)s") % {"day": wording.day_in_numbers(cycle[0])},
        )
    if losses is not None:
        yield Figure(
            label=_("Drop-out"),
            shown=wording.percent(losses),
            address=_receipt(standing.fund, "drop_out", cycle),
            help=_("since %(day)s") % {"day": wording.day_in_numbers(cycle[0])},
        )


def explained(fund: Fund, rate: str, days: tuple[Day, Day]) -> str:
    """The address of the receipt of a rate of the fund; empty where none is declared of it."""
    code = CODES.get(fund.commodity_id)
    return _receipt(fund, f"{rate}_{code}", days) if code else ""


def _receipt(fund: Fund, code: str, days: tuple[Day, Day]) -> str:
    page = reverse("group-rates", args=[fund.collective_id])
    first, last = (wording.day_in_numbers(day) for day in days)
    return f"{page}?first={first}&last={last}&receipt={code}#receipt"


def ages(standing: FundStanding) -> list[Age]:
    """What is owed by days late; nothing where no loan is late."""
    owed, by_age = standing.portfolio.owed, standing.portfolio.by_age
    if not any(by_age[1:]):
        return []
    return [
        Age(
            label=_label(place),
            shown=said(amount, standing.fund.commodity),
            percent=amount * 100 // owed,
        )
        for place, amount in enumerate(by_age)
    ]


def _label(place: int) -> str:
    if not place:
        return _("Not late")
    if place == len(AGES):
        return _("over %(days)s days late") % {"days": wording.number(AGES[-1])}
    first, last = (wording.number(day) for day in (AGES[place - 1] + 1, AGES[place]))
    return _("%(first)s to %(last)s days late") % {"first": first, "last": last}
