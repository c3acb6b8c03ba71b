"""What forms about groups begin with: menus of what can be named, the rules of today."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective, Member, Step
from sahakum.collectives.selectors import members_of
from sahakum.groups.forms import loan_rules
from sahakum.groups.forms.rules import ALL_AMOUNTS
from sahakum.groups.models import Fund
from sahakum.groups.references import KEPT
from sahakum.groups.selectors import funds_of, keeping_on, rules_on, store_rules_on
from sahakum.journal import clock
from sahakum.ledger import selectors as ledger
from sahakum.ledger.amounts import as_said
from sahakum.lending.models import LoanApplication
from sahakum.registry import selectors as registry
from sahakum.registry.models import Membership
from sahakum.web import wording
from sahakum.web.record_page import Part

NOT_ROUNDED = ("multiple", "payout_unit", "rounding_unit")
COPIED = (
    "method",
    "rate_period",
    "amortisation",
    "unit",
    "every",
    "instalments",
    "harvest_month",
    "most_times",
    "quorum",
    "surplus",
    "group_percent",
    *(name for name in loan_rules.COLUMNS if name not in loan_rules.AMOUNTS),
)
USUAL = {
    "method": "declining",
    "rate_period": "month",
    "amortisation": "equal_principal",
    "unit": "month",
    "every": "1",
    "surplus": "savings",
}


def commodities() -> list[tuple[str, str]]:
    """What a group can keep."""
    return [(one.pk, str(one)) for one in ledger.commodities((*KEPT, "animal"))]


def people_to_join(user: User, group: Collective) -> list[tuple[str, str]]:
    """People of the village's families that the reader sees, not yet in the group."""
    known = Member.objects.filter(collective=group, voided_by__isnull=True, person__isnull=False)
    families = registry.households_in(user, group.village)
    living = Membership.objects.filter(household__in=families, voided_by__isnull=True)
    people = living.filter(to_on=None).exclude(person__in=known.values("person"))
    named = people.select_related("person", "household").order_by("person__search_key")
    return [(str(one.person_id), f"{one.person.name} · {one.household.code}") for one in named]


def rules_of_today(fund: Fund) -> dict[str, Any]:
    """The rules that hold, as a start for the next ones; usual ones where there are none yet."""
    bylaws = rules_on(fund, clock.today())
    if bylaws is None:
        return USUAL
    found = {name: getattr(bylaws, name) for name in COPIED}
    amounts = {name: getattr(bylaws, name) for name in ALL_AMOUNTS}
    # One of the smallest unit is how "not rounded" is stored.
    amounts |= {name: 0 for name in NOT_ROUNDED if amounts[name] == 1}
    said = {name: _amount(amount, fund) for name, amount in amounts.items()}
    known = found | said | {"rate": bylaws.rate}
    return {name: _shown(value) for name, value in known.items() if value}


def _shown(value: Any) -> Any:
    return wording.number(value) if isinstance(value, int | Decimal) else value


def further_rules() -> tuple[Part, ...]:
    """The finer rules of loans in parts of the form that are folded at first."""
    return (
        Part(
            title=_("Before a loan is given"),
            names=("least_loan", "approval", "approval_days", "workshops"),
        ),
        Part(
            title=_("Time and grace"),
            names=(
                "counting",
                "day_count",
                "least_season_days",
                "grace_principal",
                "grace_interest",
                "interest_free",
            ),
        ),
        Part(
            title=_("Rounding"),
            names=(
                "rounding_unit",
                "rounding_mode",
                "rounding_rest",
                "rounding_interest",
                "rounding_segments",
            ),
        ),
        Part(
            title=_("Fees, and what lateness costs"),
            names=(
                "start_fee",
                "start_fee_percent",
                "row_fee",
                "row_fee_percent",
                "late_fee",
                "late_fee_percent",
                "late_after_days",
                "late_interest",
            ),
        ),
        Part(title=_("How payments are taken"), names=("order", "across", "prepayment", "pay_off")),
    )


def members_to_choose(group: Collective) -> list[tuple[str, str]]:
    """Members of a group today, by number."""
    listed = [one.member for one in members_of(group, on=clock.today())]
    return [(str(one.pk), f"{wording.number(one.number)}. {one.name}") for one in listed]


def amount_of(application: LoanApplication) -> str:
    """What was asked for, as one types it."""
    commodity = application.account.commodity
    return wording.number(as_said(int(application.amount), commodity))


OFFICERS = (
    Step.Standing.LEADER,
    Step.Standing.TREASURER,
    Step.Standing.SECRETARY,
    Step.Standing.COMMITTEE,
)


def officers(group: Collective) -> list[tuple[str, str]]:
    """Who can approve today."""
    listed = members_of(group, on=clock.today())
    return [
        (str(one.member.pk), f"{one.member.name} · {one.standing.label}")
        for one in listed
        if one.standing in OFFICERS
    ]


def funds_that_keep(group: Collective, sort: str) -> list[tuple[str, str]]:
    """The funds of a group that keep money, or rice."""
    found = [fund for fund in funds_of(group) if fund.commodity.sort == sort]
    return [(str(fund.pk), str(fund)) for fund in found]


KEEPING = (
    "bank_name",
    "least_shares",
    "most_shares",
    "administration_percent",
    "social_percent",
    "leaver_percent",
)


def the_only(**menus: list[tuple[str, str]]) -> dict[str, str]:
    """What is chosen where there is only one choice."""
    return {name: menu[0][0] for name, menu in menus.items() if len(menu) == 1}


def keeping_of_today(fund: Fund) -> dict[str, str]:
    """How the fund is kept today, as a start for the next way."""
    keeping = keeping_on(fund, clock.today())
    if keeping is None:
        return {"bank": "no", "saved_in": "free", "approval": "no"}
    amounts = {name: getattr(keeping, name) for name in ("share_price", "withdrawal_limit")}
    known = {name: getattr(keeping, name) for name in KEEPING}
    known |= {name: _amount(amount, fund) for name, amount in amounts.items()}
    known |= {
        "bank": "yes" if keeping.bank_id else "no",
        "saved_in": "shares" if keeping.share_price else "free",
        "approval": "yes" if keeping.approval else "no",
    }
    return {name: _shown(value) for name, value in known.items() if value}


def store_rules_of_today(fund: Fund) -> dict[str, str]:
    """How the store is run today, as a start for the next way."""
    rules = store_rules_on(fund, clock.today())
    if rules is None:
        return {"counts": "gross"}
    known = {name: getattr(rules, name) for name in ("counts", "most_out", "most_at_once")}
    known |= {name: _amount(getattr(rules, name), fund) for name in ("thang", "tau", "sack")}
    known["base_moisture"] = rules.base_moisture
    return {name: _shown(value) for name, value in known.items() if value}


def _amount(amount: int | None, fund: Fund) -> str:
    return wording.number(as_said(amount, fund.commodity)) if amount else ""
