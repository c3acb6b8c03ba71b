"""Writes of grant funds and of the money that comes into them."""

from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Said
from sahakum.capture.locking import lock_living
from sahakum.grants import chart
from sahakum.grants.models import GrantFund, GrantMoney
from sahakum.journal.services import Entry, commit
from sahakum.ledger.opening import new_book
from sahakum.registry.services import check_right


def record_funds(said: Sequence[Said], *, by: User) -> None:
    """Records grant funds of the actor's organisation, each with its book.

    Raises:
        PermissionDenied: the role keeps no funds, or the village lies outside the areas.
    """
    villages = {one.answers["village"].pk for one in said}
    check_right(permissions.KEEP_GRANT_FUNDS, villages, by=by)
    commit([_fund(one, by) for one in said])


def _fund(said: Said, by: User) -> Entry:
    answers = said.answers
    named = {name: answers[name] for name in ("name_km", "name_en", "village", "opened_on")}
    book = new_book(**named, by=by)
    fund = GrantFund(
        id=said.operation.id,
        steward_id=by.organisation_id,
        book=book,
        commodity=answers["commodity"],
        kept=answers["kept"],
        **named,
    )
    accounts = chart.new_accounts(book, fund.commodity, fund.kept)
    said.operation.touched = [str(fund.pk)]
    return Entry(operation=said.operation, rows=[book, fund, *accounts.by_number.values()])


def record_money(said: Sequence[Said], *, by: User) -> None:
    """Records money that came into funds.

    Raises:
        PermissionDenied: the role keeps no funds, or a fund stands outside the areas.
        Refusal: the fund was voided meanwhile.
    """
    villages = {one.answers["fund"].village_id for one in said}
    check_right(permissions.KEEP_GRANT_FUNDS, villages, by=by)
    for one in said:
        commit([_money(one)])


def _money(said: Said) -> Entry:
    names = ("fund", "received_on", "amount", "source", "number")
    money = GrantMoney(id=said.operation.id, **{name: said.answers[name] for name in names})
    lock_fund(money.fund)
    accounts = chart.accounts_of(money.fund)
    moves = accounts.move(chart.KEPT, chart.RECEIVED, int(money.amount), money.received_on)
    said.operation.touched = [str(money.fund_id)]
    return Entry(operation=said.operation, rows=[money, *moves])


def lock_fund(fund: GrantFund) -> None:
    """Whoever asks of a fund or puts into it holds it, so that it is not voided meanwhile.

    Raises:
        Refusal: it was.
    """
    lock_living([fund], field="fund")
