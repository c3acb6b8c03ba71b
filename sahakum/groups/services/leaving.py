"""Writes of members who leave and are paid what is theirs."""

import datetime
from collections.abc import Iterator, Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.collectives.models import Member, Step
from sahakum.collectives.selectors import standings_of
from sahakum.groups import chart, texts
from sahakum.groups.facts import facts_of_step
from sahakum.groups.models import Fund, Leaving, MemberAccounts
from sahakum.groups.rehearsal import Rehearsal, rehearsed
from sahakum.groups.selectors import accounts_of_member, keeping_on, last_moved, rules_on
from sahakum.groups.services import checking
from sahakum.groups.services.locking import lock_collective
from sahakum.groups.services.waiting import refuse_waiting
from sahakum.groups.wishes import Wish
from sahakum.journal.models import Row
from sahakum.journal.services import Entry, commit
from sahakum.ledger.amounts import said as in_words
from sahakum.ledger.models import Transfer
from sahakum.ledger.opening import new_transfer
from sahakum.ledger.posting import in_order
from sahakum.registry.services import check_right


def record_leavings(said: Sequence[Said], *, by: User) -> None:
    """Records that members left, with their savings paid out of the box of each fund.

    Raises:
        Refusal: she owes something, has left before, a meeting or a sheet that waits lies after or
            before the day, or a box holds too little.
    """
    villages = {one.answers["member"].collective.village_id for one in said}
    check_right(permissions.RECORD_MEETING, villages, by=by)
    for one in said:
        commit([_entry(one)])


def _entry(said: Said) -> Entry:
    answers = said.answers
    member, day = answers["member"], answers["left_on"]
    lock_collective(member.collective)
    refuse_gone(member, day)
    step = Step(member=member, from_on=day, standing=Step.Standing.LEFT, why=answers["why"])
    rows: list[Row] = [step]
    moves: list[Transfer] = []
    for tied in accounts_of_member(member):
        _refuse_owing(tied)
        leaving = _leaving(tied, day)
        if leaving is not None:
            rows.append(leaving)
            moves += _moves(leaving, tied)
    checking.refuse_overdrawn(moves)
    said.operation.touched = [str(member.collective_id), str(member.pk)]
    counted = facts_of_step(step)
    return Entry(operation=said.operation, rows=[*rows, *in_order(moves)], facts=counted)


def refuse_gone(member: Member, day: datetime.date) -> None:
    """Only who is on the list leaves, on a day of which nothing was said before.

    Raises:
        Refusal: she is not, or something was.
    """
    if day <= member.joined_on:
        raise Refusal({"left_on": [str(texts.BEFORE_JOINED)]})
    if standings_of([member.pk], on=datetime.date.max).get(member.pk) == Step.Standing.LEFT:
        raise Refusal({"member": [str(texts.LEFT_BEFORE) % {"name": member.name}]})
    living = Step.objects.filter(member=member, voided_by__isnull=True)
    if living.filter(from_on__gte=day).exists():
        raise Refusal({"left_on": [str(texts.STEP_SAID)]})


def _refuse_owing(tied: MemberAccounts) -> None:
    owes = tied.loans.held()
    if owes:
        shown = {"name": tied.member.name, "amount": in_words(owes, tied.fund.commodity)}
        raise Refusal({"member": [str(texts.STILL_OWES) % shown]})


def _leaving(tied: MemberAccounts, day: datetime.date) -> Leaving | None:
    fund, saved = tied.fund, tied.savings.held()
    _refuse_day(fund, day)
    if not saved:
        return None
    surplus = _surplus(fund, tied, day)
    bylaws = rules_on(fund, day)
    unit = int(bylaws.payout_unit) if bylaws else 1
    paid = (saved + surplus) // unit * unit
    return Leaving(
        fund=fund,
        member=tied.member,
        day=day,
        savings=saved,
        surplus=surplus,
        paid=paid,
        rest=saved + surplus - paid,
    )


def _refuse_day(fund: Fund, day: datetime.date) -> None:
    checking.refuse_day(fund, day, name="left_on")
    refuse_waiting(fund, day, name="left_on")
    last = last_moved(fund)
    if last is not None and day < last:
        shown = {"day": checking.day_in_words(last)}
        raise Refusal({"left_on": [str(texts.ALREADY_MET) % shown]})


def _surplus(fund: Fund, tied: MemberAccounts, day: datetime.date) -> int:
    """By the rules, so much of what a share-out on the day would give her of what was earned."""
    keeping = keeping_on(fund, day)
    percent = keeping.leaver_percent if keeping else 0
    if not percent:
        return 0
    rehearsal = rehearsed(fund, on=day, wish=Wish(how="earnings_paid"))
    return max(0, _part_of(rehearsal, tied) * percent // 100)


def _part_of(rehearsal: Rehearsal, tied: MemberAccounts) -> int:
    parts = rehearsal.result.parts
    return next((one.surplus for one in parts if rehearsal.tied_of(one).pk == tied.pk), 0)


def _moves(leaving: Leaving, tied: MemberAccounts) -> Iterator[Transfer]:
    """Her part becomes savings; those are paid, and what no note can pay stays with the group."""
    accounts = chart.accounts_of(leaving.fund)
    pairs = (
        (accounts[chart.SHARED], tied.savings, leaving.surplus),
        (tied.savings, accounts[chart.BOX], leaving.paid),
        (tied.savings, accounts[chart.FINES], leaving.rest),
    )
    for into, out_of, amount in pairs:
        if amount:
            yield new_transfer(into=into, out_of=out_of, amount=amount, day=leaving.day)
