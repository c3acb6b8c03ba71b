"""What forms about groups begin with: menus of what can be named, the rules of today."""

from decimal import Decimal

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective, Member, Step
from sahakum.collectives.selectors import members_of
from sahakum.groups.amounts import as_said
from sahakum.groups.forms.rules import AMOUNTS
from sahakum.groups.models import Fund
from sahakum.groups.references import KEPT
from sahakum.groups.selectors import funds_of, keeping_on, rules_on, store_rules_on
from sahakum.journal import clock
from sahakum.ledger import selectors as ledger
from sahakum.registry import selectors as registry
from sahakum.registry.models import Membership
from sahakum.web import wording

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


def rules_of_today(fund: Fund) -> dict[str, str]:
    """The rules that hold, as a start for the next ones; usual ones where there are none yet."""
    bylaws = rules_on(fund, clock.today())
    if bylaws is None:
        return USUAL
    found = {name: getattr(bylaws, name) for name in COPIED}
    amounts = {name: getattr(bylaws, name) for name in AMOUNTS}
    # One of the smallest unit is how "not rounded" is stored.
    amounts |= {name: 0 for name in ("multiple", "payout_unit") if amounts[name] == 1}
    said = {name: _amount(amount, fund) for name, amount in amounts.items()}
    known = found | said | {"rate": bylaws.rate}
    return {name: _shown(value) for name, value in known.items() if value}


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


def _shown(value: str | int | Decimal) -> str:
    return value if isinstance(value, str) else wording.number(value)


def _amount(amount: int | None, fund: Fund) -> str:
    return wording.number(as_said(amount, fund.commodity)) if amount else ""
