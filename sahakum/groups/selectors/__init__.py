"""Reads of groups; access is checked here."""

from sahakum.groups.selectors.accounts import (
    accounts_in,
    accounts_of_member,
    fund_of,
    loans_in,
)
from sahakum.groups.selectors.happened import (
    attempts,
    kinds_by_operation,
    last_moved,
    last_share_out,
    losses_of,
    meetings_by_operation,
    meetings_of,
    next_sheet,
    trades_of,
)
from sahakum.groups.selectors.ruling import (
    keeping_on,
    price_on,
    rules_on,
    store_rules_on,
)
from sahakum.groups.selectors.seen import (
    account_for,
    fund_for,
    funds_of,
    herds_of,
    loan_for,
    meeting_for,
    member_for,
)

__all__ = [
    "account_for",
    "accounts_in",
    "accounts_of_member",
    "attempts",
    "fund_for",
    "fund_of",
    "funds_of",
    "herds_of",
    "keeping_on",
    "kinds_by_operation",
    "last_moved",
    "last_share_out",
    "loan_for",
    "loans_in",
    "losses_of",
    "meeting_for",
    "meetings_by_operation",
    "meetings_of",
    "member_for",
    "next_sheet",
    "price_on",
    "rules_on",
    "store_rules_on",
    "trades_of",
]
