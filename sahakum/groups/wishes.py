"""How members want to share, and which rules of a share-out that and the rules of the day make."""

import datetime
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sahakum.groups.models import Bylaws, Fund
from sahakum.groups.selectors import keeping_on, rules_on
from sahakum.groups.shareout import Rules


@dataclass(frozen=True, kw_only=True)
class Wish:
    """How the members want to share.

    ``how``: everything is paid (``pay``) or nothing (``roll_over``), and the cycle ends; or savings
    and loans go on and only what was earned is paid or saved (``earnings_paid``,
    ``earnings_saved``). Of a payout each leaves ``keep`` or ``keep_percent`` as savings. What no
    note can pay ``stays`` with each; or goes to the member ``rest_to``, whom the group ``named`` or
    on whom the lot fell (``drawn``).
    """

    how: str = "pay"
    share_social: bool = False
    keep: int = 0
    keep_percent: int = 0
    rest: str = "stays"
    rest_to: UUID | None = None

    @property
    def savings_stay(self) -> bool:
        """Whether savings and loans go on."""
        return self.how in ("earnings_paid", "earnings_saved")


def rules_of(
    fund: Fund, *, on: datetime.date, wish: Wish, rest_to: str
) -> tuple[Rules, dict[str, Any]]:
    """The rules of a share-out, also as a record keeps them; ``rest_to`` as its lines are named."""
    bylaws = rules_on(fund, on)
    rules = Rules(
        surplus=bylaws.surplus if bylaws else "savings",
        funds=_funds(fund, on, bylaws),
        share_social=wish.share_social,
        roll_over=wish.how in ("roll_over", "earnings_saved"),
        savings_stay=wish.savings_stay,
        keep=wish.keep,
        keep_percent=wish.keep_percent,
        unit=int(bylaws.payout_unit) if bylaws else 1,
        rest=wish.rest,
        rest_to=rest_to,
    )
    return rules, asdict(rules) | {"funds": dict(rules.funds), "how": wish.how}


def _funds(fund: Fund, on: datetime.date, bylaws: Bylaws | None) -> tuple[tuple[str, int], ...]:
    """Which parts of what was earned are not the members' own, in percent."""
    keeping = keeping_on(fund, on)
    named = (
        ("group", bylaws.group_percent if bylaws else 0),
        ("administration", keeping.administration_percent if keeping else 0),
        ("social", keeping.social_percent if keeping else 0),
    )
    return tuple((name, percent) for name, percent in named if percent)
