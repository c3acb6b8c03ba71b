"""Writes of rice for money: a member pays for what she owes, the group sells and buys."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.collectives.models import Member
from sahakum.groups import chart, facts, texts
from sahakum.groups.chart import Accounts
from sahakum.groups.models import Fund, MemberAccounts, RicePrice, RiceTrade
from sahakum.groups.selectors import last_moved, price_on
from sahakum.groups.services import checking
from sahakum.groups.services.locking import check_right_over_funds, hold_loans, lock_fund
from sahakum.groups.services.paying import Unpayable, paid_back
from sahakum.groups.splitting import nearest
from sahakum.journal.models import Row
from sahakum.journal.services import Entry, commit
from sahakum.ledger.amounts import said as in_words
from sahakum.ledger.models import Exchange, Transfer
from sahakum.ledger.opening import new_exchange
from sahakum.ledger.posting import Move, in_order
from sahakum.lending.courses import Course, courses_of
from sahakum.lending.models import Loan, LoanPayment

# What can be handed over: riel below 100 are no longer to be had.
LEAST_MONEY = {"KHR": 100}


@dataclass(frozen=True, kw_only=True)
class Deal:
    """Rice for money at the price of a day, with both funds' accounts."""

    fund: Fund
    price: RicePrice
    day: datetime.date
    rice: int
    money: int
    rice_accounts: Accounts
    money_accounts: Accounts

    def exchange(self, *, rice_comes: bool) -> Exchange:
        """Both amounts through the exchange accounts, which keeps the rate."""
        store, box = self.rice_accounts[chart.BOX], self.money_accounts[chart.BOX]
        through = (self.rice_accounts[chart.EXCHANGE], self.money_accounts[chart.EXCHANGE])
        taken, given = (self.rice, self.money) if rice_comes else (self.money, self.rice)
        into, out_of = (store, box) if rice_comes else (box, store)
        return new_exchange(
            taken=taken, into=into, given=given, out_of=out_of, through=through, day=self.day
        )


def money_for(rice: int, price: RicePrice) -> int:
    """What rice costs at a price, to the nearest note that can be handed over."""
    per_kilo, note = price.fund.commodity.per_unit, LEAST_MONEY.get(price.money.commodity_id, 1)
    return nearest(rice * int(price.price), per_kilo * note) * note


def record_rice_paid(said: Sequence[Said], *, by: User) -> None:
    """Records that members paid with money for rice that they owe.

    In the book the rice goes back into the store and out again for the money: her debt and the
    store's rice are worked out as if she had brought it.

    Raises:
        Refusal: no price is decided, she owes less, another sum was paid than it comes to, or a
            meeting was held after the day.
    """
    check_right_over_funds(permissions.RECORD_MEETING, said, by=by)
    for one in said:
        commit([_paid(one)])


def _paid(said: Said) -> Entry:
    answers = said.answers
    deal = _deal(answers, RicePrice.Use.PAID)
    hold_loans(deal.fund)
    tied = chart.tied(deal.fund, [answers["member"]])
    courses = _courses(tied[answers["member"].pk])
    payments = _payments(deal, answers["member"], courses)
    exchange = deal.exchange(rice_comes=False)
    trade = _trade(said, deal, exchange, member=answers["member"])
    closed = [one.loan for one in courses if not one.owed]
    counted = facts.facts_of_rice_paid(trade, tied, closed)
    return _entry(said, trade, [*payments, exchange], counted)


def _courses(tied: MemberAccounts) -> list[Course]:
    loans = Loan.objects.filter(account=tied.loans_id, voided_by__isnull=True)
    return [one for one in courses_of(loans.select_related("member")) if one.owed]


def _payments(deal: Deal, member: Member, courses: list[Course]) -> list[LoanPayment | Transfer]:
    till = deal.rice_accounts.till
    try:
        return paid_back(deal.fund, member, courses, deal.rice, on=deal.day, till=till)
    except Unpayable as why:
        raise Refusal({"rice": [why.sentence]}) from why


def record_rice_trades(said: Sequence[Said], *, by: User) -> None:
    """Records that groups sold rice out of their store, or bought some with money of their box.

    Raises:
        Refusal: no price is decided, store or box hold less, another sum was paid than it comes to,
            or a meeting was held after the day.
    """
    check_right_over_funds(permissions.RECORD_MEETING, said, by=by)
    for one in said:
        commit([_traded(one)])


def _traded(said: Said) -> Entry:
    answers = said.answers
    deal = _deal(answers, answers["use"])
    exchange = deal.exchange(rice_comes=answers["use"] == RicePrice.Use.BOUGHT)
    checking.refuse_overdrawn([exchange])
    trade = _trade(said, deal, exchange, with_whom=answers["with_whom"])
    return _entry(said, trade, [exchange], [])


def _deal(answers: dict[str, Any], use: str) -> Deal:
    fund, money, day = answers["fund"], answers["money"], answers["day"]
    lock_fund(fund)
    for one in (fund, money):
        checking.refuse_day(one, day, name="day")
        last = last_moved(one)
        if last is not None and day < last:
            shown = {"day": checking.day_in_words(last)}
            raise Refusal({"day": [str(texts.ALREADY_MET) % shown]})
    price = price_on(fund, money, use, day)
    if price is None:
        raise Refusal({"money": [str(texts.NO_PRICE)]})
    worth = money_for(answers["rice"], price)
    _refuse_other_sum(answers, price, worth)
    return Deal(
        fund=fund,
        price=price,
        day=day,
        rice=answers["rice"],
        money=worth,
        rice_accounts=chart.accounts_of(fund),
        money_accounts=chart.accounts_of(money),
    )


def _refuse_other_sum(answers: dict[str, Any], price: RicePrice, worth: int) -> None:
    if not worth:
        raise Refusal({"rice": [str(texts.TRADED_TOO_LITTLE)]})
    if answers["received"] and answers["received"] != worth:
        of_rice, of_money = price.fund.commodity, price.money.commodity
        shown = {
            "rice": in_words(answers["rice"], of_rice),
            "price": in_words(int(price.price), of_money),
            "money": in_words(worth, of_money),
            "said": in_words(answers["received"], of_money),
        }
        raise Refusal({"received": [str(texts.PAID_OTHERWISE) % shown]})


def _trade(said: Said, deal: Deal, exchange: Exchange, **more: Any) -> RiceTrade:
    return RiceTrade(
        id=said.operation.id,
        fund=deal.fund,
        price=deal.price,
        exchange=exchange,
        day=deal.day,
        rice=deal.rice,
        money=deal.money,
        remark=said.answers["remark"],
        **more,
    )


def _entry(said: Said, trade: RiceTrade, rows: Sequence[Any], counted: list[Any]) -> Entry:
    moves: list[Move] = [row for row in rows if isinstance(row, Transfer | Exchange)]
    records = [row for row in rows if not isinstance(row, Transfer | Exchange)]
    said.operation.touched = [str(trade.fund.collective_id)]
    stored: list[Row] = [trade, *records, *in_order(moves)]
    return Entry(operation=said.operation, rows=stored, facts=counted)
