"""Writes of meetings: everything that one sheet says, or nothing of it."""

from collections.abc import Iterator, Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.groups import chart, facts, texts
from sahakum.groups.forms.meetings import IN_A_LINE, OF_BANK
from sahakum.groups.models import Attestation, Fund, Meeting, MeetingLine
from sahakum.groups.services import checking
from sahakum.groups.services.guarding import refuse_against_keeping, refuse_over_stock
from sahakum.groups.services.lines import Booked, booked
from sahakum.groups.services.locking import check_right_over_funds, lock_fund
from sahakum.groups.services.preparing import prepare, weigh_ins
from sahakum.groups.services.sitting import Line, Sitting, sitting_of
from sahakum.journal.models import Record, Row
from sahakum.journal.services import Entry, commit
from sahakum.ledger.amounts import said as in_words
from sahakum.ledger.models import Transfer
from sahakum.ledger.opening import new_transfer
from sahakum.ledger.posting import changes_of, in_order
from sahakum.ledger.selectors import balance
from sahakum.lending.courses import is_followed
from sahakum.lending.models import LoanPayment, Postponement, Reschedule

BESIDE = ("expense", "expense_for", "expense_set_aside", "gift", "gift_from", "minutes", *OF_BANK)


def record_meetings(said: Sequence[Said], *, by: User) -> None:
    """Records meetings, one after the other.

    Raises:
        PermissionDenied: the role records no meetings, or the village lies outside the areas.
        Refusal: the sheet was recorded before, the box and the book differ and nobody says why,
            more is taken than there is, or a rule of the group forbids it.
    """
    check_right_over_funds(permissions.RECORD_MEETING, said, by=by)
    for one in said:
        commit([_entry(one)])


def _entry(said: Said) -> Entry:
    answers = said.answers
    fund, day = answers["fund"], answers["held_on"]
    lock_fund(fund)
    checking.refuse_day(fund, day)
    checking.refuse_before_leaving(fund, day)
    checking.refuse_sheet(fund, answers["sheet"])
    checking.refuse_no_members(answers["lines"], day)
    sitting = sitting_of(fund, day, answers["lines"])
    prepare(sitting, answers["lines"])
    refuse_against_keeping(sitting, answers)
    done = booked(sitting, answers["lines"])
    done.rows.extend(_beside(sitting, answers))
    moves = [row for row in done.rows if isinstance(row, Transfer)]
    # First whether there is enough: of a box below zero no count can say why it differs.
    checking.refuse_overdrawn(moves)
    _refuse_over_stock(sitting, answers["lines"], moves)
    meeting = _meeting(said, sitting, done)
    difference = _difference(sitting, meeting.difference)
    if difference:
        moves += difference
        checking.refuse_overdrawn(moves)
    records = [row for row in done.rows if not isinstance(row, Transfer)]
    lines = [_line(meeting, line) for line in answers["lines"]]
    attested = [Attestation(meeting=meeting, member=member) for member in answers["attested"]]
    weighed = weigh_ins(sitting, meeting, answers["lines"])
    rows: list[Row] = [meeting, *lines, *attested, *weighed, *records, *in_order(moves)]
    said.operation.touched = [str(fund.collective_id)]
    counted = facts.facts_of_meeting(meeting, lines, sitting.tied, done.closed)
    return Entry(operation=said.operation, rows=rows, facts=counted)


def _beside(sitting: Sitting, answers: Line) -> Iterator[Transfer]:
    """What the group itself paid and was given, and what went between box and bank."""
    apart, expense = answers["expense_set_aside"], answers["expense"]
    moves = (
        (chart.EXPENSE, chart.BOX, expense - apart),
        (chart.SET_ASIDE, chart.BOX, apart),
        (chart.BOX, chart.CAPITAL, answers["gift"]),
        (chart.BANK, chart.BOX, answers["banked"]),
        (chart.BOX, chart.BANK, answers["unbanked"]),
        (chart.BANK, chart.INTEREST, answers["bank_interest"]),
        (chart.EXPENSE, chart.BANK, answers["bank_fee"]),
    )
    accounts = sitting.accounts
    for into, out_of, amount in moves:
        if amount:
            yield new_transfer(
                into=accounts[into], out_of=accounts[out_of], amount=amount, day=sitting.day
            )


def _refuse_over_stock(sitting: Sitting, lines: list[Line], moves: list[Transfer]) -> None:
    if sitting.store is None:
        return
    changes, accounts = changes_of(moves), sitting.accounts
    ties = [one.loans_id for one in sitting.tied.values()]
    owed = sum(changes.get(key, 0) for key in ties)
    box, loans = accounts[chart.BOX], accounts[chart.LOANS]
    stays = balance(box) + changes.get(box.pk, 0)
    refuse_over_stock(sitting, lines, stays, balance(loans) + owed)


def _meeting(said: Said, sitting: Sitting, done: Booked) -> Meeting:
    answers, accounts = said.answers, sitting.accounts
    changes = changes_of(row for row in done.rows if isinstance(row, Transfer))
    box, social = accounts[chart.BOX], accounts[chart.SOCIAL]
    book = balance(box, on=sitting.day) + changes.get(box.pk, 0)
    difference = answers["counted"] - book
    _want_reason(sitting.fund, book, answers)
    bank = accounts.find(chart.BANK)
    return Meeting(
        id=said.operation.id,
        fund=sitting.fund,
        sort=Meeting.Sort.MEETING,
        sheet=int(answers["sheet"]),
        held_on=sitting.day,
        counts=answers["counts"],
        counted=answers["counted"],
        difference=difference,
        difference_reason=answers["difference_reason"] if difference else "",
        difference_cause=answers["difference_cause"] if difference < 0 else "",
        box=answers["counted"],
        social=social.held(balance(social, on=sitting.day) + changes.get(social.pk, 0)),
        bank=balance(bank, on=sitting.day) + changes.get(bank.pk, 0) if bank else None,
        **{name: answers[name] for name in BESIDE},
    )


def _want_reason(fund: Fund, book: int, answers: Line) -> None:
    """A difference has a reason; what is missing of rice has a cause out of the list."""
    counted = answers["counted"]
    shown = {"book": in_words(book, fund.commodity), "counted": in_words(counted, fund.commodity)}
    if counted < book and fund.commodity.sort == "rice":
        if not answers["difference_cause"]:
            raise Refusal({"difference_cause": [str(texts.CAUSE_NEEDED) % shown]})
    elif counted != book and not answers["difference_reason"]:
        raise Refusal({"difference_reason": [str(texts.DIFFERENCE_UNNAMED) % shown]})


def _difference(sitting: Sitting, difference: int) -> list[Transfer]:
    """What was found too much comes out of the account of differences; what is missing goes in."""
    if not difference:
        return []
    pair = [sitting.accounts[chart.BOX], sitting.accounts[chart.DIFFERENCE]]
    into, out_of = pair if difference > 0 else pair[::-1]
    return [new_transfer(into=into, out_of=out_of, amount=abs(difference), day=sitting.day)]


def _line(meeting: Meeting, line: Line) -> MeetingLine:
    presence = line["presence"] or MeetingLine.Presence.ABSENT
    amounts = {name: line[name] for name in ("shares", *IN_A_LINE)}
    return MeetingLine(meeting=meeting, member=line["member"], presence=presence, **amounts)


def after_void(rows: Sequence[Record]) -> None:
    """What came later of a loan was worked out with what is voided now: that is voided first.

    Raises:
        Refusal: a payment, a postponement or a write-off of a later day is known.
    """
    for row in rows:
        if isinstance(row, LoanPayment | Postponement | Reschedule) and is_followed(row):
            raise Refusal({"": [str(texts.PAYMENTS_FOLLOW)]})
