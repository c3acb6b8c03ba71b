"""Writes of paper books that are taken over: savings, loans and the box as they stand on a day."""

from collections.abc import Iterator, Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.groups import chart, texts
from sahakum.groups.models import Meeting, MeetingLine
from sahakum.groups.selectors import last_moved
from sahakum.groups.services import checking
from sahakum.groups.services.lines import new_loan
from sahakum.groups.services.locking import check_right_over_funds, lock_fund
from sahakum.groups.services.sitting import Line, Sitting, sitting_of
from sahakum.journal.models import Row
from sahakum.journal.services import Entry, commit
from sahakum.ledger.models import Transfer
from sahakum.ledger.opening import new_transfer
from sahakum.ledger.posting import in_order
from sahakum.lending.models import Loan


def record_openings(said: Sequence[Said], *, by: User) -> None:
    """Records what paper books say, against an account that keeps it apart: it is not proven.

    Raises:
        Refusal: something was recorded in the fund before, or loans have no rules.
    """
    check_right_over_funds(permissions.RECORD_MEETING, said, by=by)
    for one in said:
        commit([_entry(one)])


def _entry(said: Said) -> Entry:
    answers = said.answers
    fund, day, lines = answers["fund"], answers["held_on"], answers["lines"]
    lock_fund(fund)
    checking.refuse_day(fund, day)
    if last_moved(fund) is not None:
        raise Refusal({"held_on": [str(texts.NOT_FIRST)]})
    if answers["social"] > answers["box"] + answers["bank"]:
        raise Refusal({"social": [str(texts.SOCIAL_OVER_BOX)]})
    checking.refuse_no_members(lines, day)
    sitting = sitting_of(fund, day, lines)
    if answers["bank"] and (sitting.keeping is None or sitting.keeping.bank_id is None):
        raise Refusal({"bank": [str(texts.NO_BANK)]})
    loans = [_loan(sitting, line) for line in lines if line["owes"]]
    moves = list(_moves(sitting, answers, loans))
    meeting = _meeting(said)
    kept = [_line(meeting, line) for line in lines]
    said.operation.touched = [str(fund.collective_id)]
    rows: list[Row] = [meeting, *kept, *loans, *in_order(moves)]
    return Entry(operation=said.operation, rows=rows)


def _loan(sitting: Sitting, line: Line) -> Loan:
    if sitting.bylaws is None:
        raise Refusal({"lines": [str(texts.NO_BYLAWS)]})
    return new_loan(sitting, sitting.bylaws, line["member"], line["owes"], taken_over=True)


def _moves(sitting: Sitting, answers: Line, loans: list[Loan]) -> Iterator[Transfer]:
    accounts, day = sitting.accounts, sitting.day
    paper, box, social = (
        accounts[chart.TAKEN_OVER],
        accounts[chart.BOX],
        accounts[chart.SOCIAL],
    )
    pairs = [(box, paper, answers["box"]), (paper, social, answers["social"])]
    if answers["bank"]:
        pairs.append((accounts[chart.BANK], paper, answers["bank"]))
    pairs += [
        (paper, sitting.tied[line["member"].pk].savings, line["savings"])
        for line in answers["lines"]
    ]
    pairs += [(loan.account, paper, loan.principal) for loan in loans]
    for into, out_of, amount in pairs:
        if amount:
            yield new_transfer(into=into, out_of=out_of, amount=amount, day=day)


def _meeting(said: Said) -> Meeting:
    answers = said.answers
    return Meeting(
        id=said.operation.id,
        fund=answers["fund"],
        sort=Meeting.Sort.TAKEN_OVER,
        held_on=answers["held_on"],
        counted=answers["box"],
        box=answers["box"],
        social=answers["social"],
        bank=answers["bank"] or None,
        minutes=answers["minutes"],
    )


def _line(meeting: Meeting, line: Line) -> MeetingLine:
    return MeetingLine(
        meeting=meeting,
        member=line["member"],
        presence=MeetingLine.Presence.EXCUSED,
        savings=line["savings"],
        lent=line["owes"],
    )
