"""Writes of share-outs: each member's part booked, her loan netted, the rest paid out."""

from collections.abc import Iterator, Sequence
from typing import Any

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.groups import chart, texts
from sahakum.groups.models import ShareOutLine, ShareOutRecord
from sahakum.groups.rehearsal import Rehearsal, Wish, rehearsed
from sahakum.groups.selectors import last_moved, last_share_out
from sahakum.groups.services import checking
from sahakum.groups.services.approving import approvals
from sahakum.groups.services.locking import check_right_over_funds, lock_fund
from sahakum.groups.services.waiting import refuse_waiting
from sahakum.groups.shareout import Part
from sahakum.journal.models import Row
from sahakum.journal.services import Entry, commit
from sahakum.ledger.amounts import said as in_words
from sahakum.ledger.models import Transfer
from sahakum.ledger.opening import new_transfer
from sahakum.ledger.posting import in_order
from sahakum.lending import booking
from sahakum.lending.models import LoanPayment

# Where what the rules do not give to members is kept.
KEPT_IN = {"group": chart.CAPITAL, "administration": chart.SET_ASIDE, "social": chart.SOCIAL}


def record_share_outs(said: Sequence[Said], *, by: User) -> None:
    """Records that members shared; it ends a cycle.

    Raises:
        Refusal: a share-out or a meeting of a later day is known, nothing happened since the last
            one, or the box holds too little.
    """
    check_right_over_funds(permissions.RECORD_MEETING, said, by=by)
    for one in said:
        commit([_entry(one)])


def _entry(said: Said) -> Entry:
    answers = said.answers
    fund = answers["fund"]
    lock_fund(fund)
    _refuse_again(answers)
    refuse_waiting(fund, answers["day"])
    approved = approvals(fund, answers, on=answers["day"])
    rehearsal = rehearsed(fund, on=answers["day"], wish=_wish(answers))
    refuse_funds(rehearsal)
    refuse_short(rehearsal)
    record = ShareOutRecord(
        id=said.operation.id,
        fund=fund,
        day=answers["day"],
        rules=rehearsal.rules_said,
        surplus=rehearsal.result.surplus,
        minutes=answers["minutes"],
    )
    rows: list[Row] = [record, *approved]
    moves = list(_kept_by_group(rehearsal))
    for part in rehearsal.result.parts:
        rows += _line(record, rehearsal, part, moves)
    checking.refuse_overdrawn(moves)
    said.operation.touched = [str(fund.collective_id)]
    return Entry(operation=said.operation, rows=[*rows, *in_order(moves)])


def _wish(answers: dict[str, Any]) -> Wish:
    return Wish(
        how=answers["how"],
        share_social=answers["share_social"] == "yes",
        keep=answers["keep"],
        keep_percent=answers["keep_percent"],
    )


def _refuse_again(answers: dict[str, Any]) -> None:
    fund, day = answers["fund"], answers["day"]
    last = last_share_out(fund)
    meetings = fund.meetings.filter(voided_by__isnull=True).order_by("held_on")
    latest = meetings.last()
    if last is not None and (last.day >= day or latest is None or latest.held_on <= last.day):
        shown = {"day": checking.day_in_words(last.day)}
        raise Refusal({"day": [str(texts.SHARED_BEFORE) % shown]})
    if latest is None:
        raise Refusal({"": [str(texts.NOTHING_TO_SHARE)]})
    moved = last_moved(fund)
    if moved is not None and moved > day:
        shown = {"day": checking.day_in_words(moved)}
        raise Refusal({"day": [str(texts.MEETING_AFTER) % shown]})


def refuse_funds(rehearsal: Rehearsal) -> None:
    """The parts that rules of different days give away are not more than there is.

    Raises:
        Refusal: they are.
    """
    if sum(rehearsal.rules_said["funds"].values()) > 100:
        raise Refusal({"": [str(texts.PERCENTS_TOO_MANY)]})


def refuse_short(rehearsal: Rehearsal) -> None:
    """Everybody can be paid out of the box.

    Raises:
        Refusal: it holds too little, or part of it is in the bank.
    """
    if rehearsal.out_of_bank:
        shown = {"amount": in_words(rehearsal.out_of_bank, rehearsal.fund.commodity)}
        raise Refusal({"": [str(texts.OUT_OF_BANK) % shown]})
    if rehearsal.lacks:
        commodity = rehearsal.fund.commodity
        shown = {
            "holds": in_words(rehearsal.box, commodity),
            "lacks": in_words(rehearsal.lacks, commodity),
        }
        raise Refusal({"": [str(texts.BOX_TOO_SMALL) % shown]})


def _kept_by_group(rehearsal: Rehearsal) -> Iterator[Transfer]:
    """What the rules do not give to members: the next share-out does not share it."""
    for name, kept in rehearsal.result.funds.items():
        if kept:
            into, out_of = rehearsal.accounts[chart.SHARED], rehearsal.accounts[KEPT_IN[name]]
            yield new_transfer(into=into, out_of=out_of, amount=kept, day=rehearsal.day)


def _line(
    record: ShareOutRecord, rehearsal: Rehearsal, part: Part, moves: list[Transfer]
) -> list[Row]:
    tied = rehearsal.tied_of(part)
    netted = min(part.member.owes, max(0, part.entitled))
    if rehearsal.rules_said["savings_stay"]:
        netted = 0
    moves += _moves(rehearsal, part)
    payments = _netted(rehearsal, part, netted, moves)
    line = ShareOutLine(
        share_out=record,
        member=tied.member,
        savings=part.member.savings,
        surplus=part.surplus,
        social=part.social,
        netted=netted,
        paid=part.paid,
        stays=part.rolls_over + part.unpaid_rest,
    )
    return [line, *payments]


def _moves(rehearsal: Rehearsal, part: Part) -> Iterator[Transfer]:
    savings, accounts = rehearsal.tied_of(part).savings, rehearsal.accounts
    shared, box = accounts[chart.SHARED], accounts[chart.BOX]
    pairs = [
        (shared, savings, part.surplus),
        (savings, shared, -part.surplus),
        (accounts[chart.SOCIAL], savings, part.social),
        (savings, box, part.paid),
    ]
    for into, out_of, amount in pairs:
        if amount > 0:
            yield new_transfer(into=into, out_of=out_of, amount=amount, day=rehearsal.day)


def _netted(
    rehearsal: Rehearsal, part: Part, netted: int, moves: list[Transfer]
) -> list[LoanPayment]:
    """Her loan is paid out of what she would get: her savings stand where the box stands else."""
    if not netted:
        return []
    till = booking.Till(
        box=rehearsal.tied_of(part).savings,
        interest=rehearsal.accounts[chart.INTEREST],
        fees=rehearsal.accounts[chart.FINES],
    )
    rows = booking.paid(
        rehearsal.courses_of(part),
        netted,
        on=rehearsal.day,
        till=till,
        how=LoanPayment.How.NETTED,
    )
    moves += [row for row in rows if isinstance(row, Transfer)]
    return [row for row in rows if isinstance(row, LoanPayment)]
