"""A fund on a day of which a sheet speaks: all that its lines are booked with."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sahakum.collectives.selectors import members_of
from sahakum.groups import chart
from sahakum.groups.chart import Accounts
from sahakum.groups.models import (
    Bylaws,
    Fund,
    Keeping,
    MeetingLine,
    MemberAccounts,
    StoreRules,
)
from sahakum.groups.selectors import keeping_on, rules_on, store_rules_on

Line: TypeAlias = dict[str, Any]
CAME = (MeetingLine.Presence.PRESENT, MeetingLine.Presence.LATE)


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """A fund on a day: its accounts, its members' accounts, its rules, and who came."""

    fund: Fund
    day: datetime.date
    accounts: Accounts
    tied: dict[object, MemberAccounts]
    bylaws: Bylaws | None
    keeping: Keeping | None
    store: StoreRules | None
    came: int
    listed: int


def sitting_of(fund: Fund, day: datetime.date, lines: Sequence[Line]) -> Sitting:
    """Everything that the lines of a sheet are booked with; the fund is locked."""
    return Sitting(
        fund=fund,
        day=day,
        accounts=chart.accounts_of(fund),
        tied=chart.tied(fund, [line["member"] for line in lines]),
        bylaws=rules_on(fund, day),
        keeping=keeping_on(fund, day),
        store=store_rules_on(fund, day),
        came=sum(line.get("presence") in CAME for line in lines),
        listed=len(members_of(fund.collective, on=day)),
    )
