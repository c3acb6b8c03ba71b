"""Writes of how funds are kept, how stores are run, and what rice costs."""

from collections.abc import Sequence
from typing import Any

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.groups import chart, texts
from sahakum.groups.models import Fund, Keeping, RicePrice, StoreRules
from sahakum.groups.selectors import accounts_in, keeping_on, last_share_out, rules_on
from sahakum.groups.services.approving import approvals
from sahakum.groups.services.locking import check_right_over_funds, lock_fund
from sahakum.journal.models import Row
from sahakum.journal.services import Entry, commit
from sahakum.ledger.models import Account

PERCENTS = ("administration_percent", "social_percent", "leaver_percent")
KEPT = ("from_on", "bank_name", "least_shares", "most_shares", "minutes")
OF_STORE = ("from_on", "counts", "base_moisture", "minutes")
OF_PRICE = ("fund", "money", "use", "from_on", "price", "minutes")


def record_keepings(said: Sequence[Said], *, by: User) -> None:
    """Records how funds are kept from a day on; opens accounts that they begin to need.

    Raises:
        Refusal: that was said of the day before, meetings were held after it, shares would change
            within a cycle, or more than all of what is earned would be given away.
    """
    check_right_over_funds(permissions.RECORD_GROUP, said, by=by)
    for one in said:
        commit([_keeping(one)])


def _keeping(said: Said) -> Entry:
    answers = said.answers
    fund = answers["fund"]
    lock_fund(fund)
    refuse_past(Keeping, fund, answers["from_on"])
    percents = {name: int(answers[name] or 0) for name in PERCENTS}
    _refuse_percents(fund, answers, percents)
    _refuse_new_price(fund, answers)
    wanted = {
        "bank": chart.BANK if answers["bank"] == "yes" else None,
        "set_aside": chart.SET_ASIDE if percents["administration_percent"] else None,
    }
    opened: list[Row] = []
    accounts = {name: _account(fund, number, opened) for name, number in wanted.items()}
    keeping = _row(said, **percents, **accounts)
    approved = approvals(fund, answers, on=answers["from_on"])
    said.operation.touched = [str(fund.collective_id)]
    return Entry(operation=said.operation, rows=[*opened, keeping, *approved])


def _row(said: Said, **more: Any) -> Keeping:
    answers = said.answers
    return Keeping(
        id=said.operation.id,
        fund=answers["fund"],
        share_price=answers["share_price"] or None,
        withdrawal_limit=answers["withdrawal_limit"] or None,
        approval=answers["approval"] == "yes",
        **{name: answers[name] for name in KEPT},
        **more,
    )


def _refuse_percents(fund: Fund, answers: dict[str, Any], percents: dict[str, int]) -> None:
    bylaws = rules_on(fund, answers["from_on"])
    kept = bylaws.group_percent if bylaws else 0
    if kept + percents["administration_percent"] + percents["social_percent"] > 100:
        raise Refusal({"administration_percent": [str(texts.PERCENTS_TOO_MANY)]})


def _refuse_new_price(fund: Fund, answers: dict[str, Any]) -> None:
    """Within a cycle all shares cost the same: else equal shares would not be equal parts."""
    before = keeping_on(fund, answers["from_on"])
    if (answers["share_price"] or None) == (before.share_price if before else None):
        return
    shared = last_share_out(fund)
    met = fund.meetings.filter(voided_by__isnull=True)
    if shared is not None:
        met = met.filter(held_on__gt=shared.day)
    if met.exists() and any(one.savings.held() for one in accounts_in(fund)):
        raise Refusal({"share_price": [str(texts.SHARES_CHANGE)]})


def _account(fund: Fund, number: int | None, opened: list[Row]) -> Account | None:
    if number is None:
        return None
    found = chart.accounts_of(fund).find(number)
    if found is None:
        found = chart.new_when_needed(fund, number)
        opened.append(found)
    return found


def record_store_rules(said: Sequence[Said], *, by: User) -> None:
    """Records how stores of rice are run from a day on.

    Raises:
        Refusal: that was said of the day before, or meetings were held after it.
    """
    check_right_over_funds(permissions.RECORD_GROUP, said, by=by)
    for one in said:
        commit([_store_rules(one)])


def _store_rules(said: Said) -> Entry:
    answers = said.answers
    fund = answers["fund"]
    lock_fund(fund)
    refuse_past(StoreRules, fund, answers["from_on"])
    numbers = ("most_out", "most_at_once", "thang", "tau", "sack")
    rules = StoreRules(
        id=said.operation.id,
        fund=fund,
        **{name: answers[name] for name in OF_STORE},
        **{name: int(answers[name]) if answers[name] else None for name in numbers},
    )
    approved = approvals(fund, answers, on=answers["from_on"])
    said.operation.touched = [str(fund.collective_id)]
    return Entry(operation=said.operation, rows=[rules, *approved])


def refuse_past(model: Any, fund: Fund, from_on: Any) -> None:
    """What holds from a day on is said once for the day, and not for a time that meetings used.

    Raises:
        Refusal: it is one of these.
    """
    living = model.objects.filter(fund=fund, voided_by__isnull=True)
    if living.filter(from_on=from_on).exists():
        raise Refusal({"from_on": [str(texts.BYLAWS_SAID)]})
    later = fund.meetings.filter(voided_by__isnull=True, held_on__gt=from_on)
    if living.exists() and later.exists():
        raise Refusal({"from_on": [str(texts.RULES_FROM_MEETING)]})


def record_rice_prices(said: Sequence[Said], *, by: User) -> None:
    """Records what rice costs from a day on, as the committee decided.

    Raises:
        Refusal: a price for the same was decided for the day before.
    """
    check_right_over_funds(permissions.RECORD_MEETING, said, by=by)
    for one in said:
        commit([_price(one)])


def _price(said: Said) -> Entry:
    answers = said.answers
    fund = answers["fund"]
    lock_fund(fund)
    named = {name: answers[name] for name in ("fund", "money", "use", "from_on")}
    if RicePrice.objects.filter(**named, voided_by__isnull=True).exists():
        raise Refusal({"from_on": [str(texts.PRICE_SAID)]})
    price = RicePrice(id=said.operation.id, **{name: answers[name] for name in OF_PRICE})
    approved = approvals(fund, answers, on=answers["from_on"])
    said.operation.touched = [str(fund.collective_id)]
    return Entry(operation=said.operation, rows=[price, *approved])
