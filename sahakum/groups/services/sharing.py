"""Writes of share-outs: each member's part booked, her loan netted, the rest paid out."""

from collections.abc import Sequence
from typing import Any

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.groups import texts
from sahakum.groups.models import ShareOutRecord
from sahakum.groups.rehearsal import Rehearsal, rehearsed
from sahakum.groups.selectors import last_moved, last_share_out
from sahakum.groups.services import checking
from sahakum.groups.services.approving import approvals
from sahakum.groups.services.dividing import booked_of
from sahakum.groups.services.locking import check_right_over_funds, hold_loans, lock_fund
from sahakum.groups.services.waiting import refuse_waiting
from sahakum.groups.shareout import RESTS
from sahakum.groups.wishes import Wish
from sahakum.journal.models import Row
from sahakum.journal.services import Entry, commit
from sahakum.ledger.amounts import said as in_words
from sahakum.ledger.posting import in_order


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
    hold_loans(fund)
    _refuse_again(answers)
    refuse_waiting(fund, answers["day"])
    approved = approvals(fund, answers, on=answers["day"])
    rehearsal = rehearsed(fund, on=answers["day"], wish=_wish(answers))
    _refuse_rest(rehearsal, answers)
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
    booked = booked_of(record, rehearsal)
    checking.refuse_overdrawn(booked.moves)
    said.operation.touched = [str(fund.collective_id)]
    rows: list[Row] = [record, *approved, *booked.rows, *in_order(booked.moves)]
    return Entry(operation=said.operation, rows=rows)


def _wish(answers: dict[str, Any]) -> Wish:
    return Wish(
        how=answers["how"],
        share_social=answers["share_social"] == "yes",
        keep=answers["keep"],
        keep_percent=answers["keep_percent"],
        rest=answers["rest"],
        rest_to=answers["rest_to"].pk if answers["rest_to"] else None,
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


def _refuse_rest(rehearsal: Rehearsal, answers: dict[str, Any]) -> None:
    if answers["rest"] != RESTS[0] and rehearsal.rest_to is None:
        shown = {"name": answers["rest_to"].name}
        raise Refusal({"rest_to": [str(texts.SHARES_NOTHING) % shown]})


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
