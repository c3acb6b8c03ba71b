"""What forms about groups begin with: menus of what can be named, the rules of today."""

from decimal import Decimal

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective, Member
from sahakum.groups.amounts import as_said
from sahakum.groups.forms.rules import AMOUNTS
from sahakum.groups.models import Fund
from sahakum.groups.references import KEPT
from sahakum.groups.selectors import rules_on
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


def _shown(value: str | int | Decimal) -> str:
    return value if isinstance(value, str) else wording.number(value)


def _amount(amount: int | None, fund: Fund) -> str:
    return wording.number(as_said(amount, fund.commodity)) if amount else ""
