"""What a share-out books: the line of each member, her loan netted, who got the rests."""

from collections.abc import Iterator
from dataclasses import dataclass

from sahakum.groups import chart
from sahakum.groups.models import ShareOutLine, ShareOutRecord, ShareOutRest
from sahakum.groups.rehearsal import Rehearsal
from sahakum.groups.shareout import Part
from sahakum.journal.models import Row
from sahakum.ledger.models import Transfer
from sahakum.ledger.opening import new_transfer
from sahakum.lending import booking
from sahakum.lending.models import LoanPayment

# Where what the rules do not give to members is kept.
KEPT_IN = {"group": chart.CAPITAL, "administration": chart.SET_ASIDE, "social": chart.SOCIAL}


@dataclass(frozen=True, kw_only=True)
class Booked:
    """Records of a share-out, and its transfers in no order yet."""

    rows: list[Row]
    moves: list[Transfer]


def booked_of(record: ShareOutRecord, rehearsal: Rehearsal) -> Booked:
    """Everything that a rehearsal comes to, under the record of the share-out."""
    moves = list(_kept_by_group(rehearsal))
    rows: list[Row] = [*_rest(record, rehearsal)]
    for part in rehearsal.result.parts:
        rows += _line(record, rehearsal, part, moves)
    return Booked(rows=rows, moves=moves)


def _rest(record: ShareOutRecord, rehearsal: Rehearsal) -> list[ShareOutRest]:
    """To whom the rests went, and how much it was."""
    part = rehearsal.rest_to
    if part is None:
        return []
    member, how = rehearsal.tied_of(part).member, rehearsal.rules_said["rest"]
    return [ShareOutRest(share_out=record, member=member, how=how, amount=part.moved_rest)]


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
    if rehearsal.rest_to is not None:
        pairs.append((savings, rehearsal.tied_of(rehearsal.rest_to).savings, -part.moved_rest))
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
