"""What the lines of a sheet move: savings, social fund, fines, loans paid back and given."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sahakum.capture.kinds import Refusal
from sahakum.collectives.models import Member
from sahakum.groups import chart, texts
from sahakum.groups.models import Bylaws
from sahakum.groups.services.deciding import Known, approval_for, known_of, refuse_lending
from sahakum.groups.services.locking import hold_loans
from sahakum.groups.services.paying import Unpayable, paid_back
from sahakum.groups.services.sitting import Line, Sitting
from sahakum.groups.terms import practice_said, terms_said
from sahakum.ledger.models import Account, Transfer
from sahakum.ledger.opening import new_transfer
from sahakum.lending import booking
from sahakum.lending.courses import Course, courses_of
from sahakum.lending.models import Loan, LoanPayment
from sahakum.lib.ids import uuid7

Moved = Loan | LoanPayment | Transfer


@dataclass(frozen=True, kw_only=True)
class Booked:
    """Rows that lines come to, in their order, and the loans that they pay back to the end."""

    rows: list[Moved]
    closed: list[Loan]


def booked(sitting: Sitting, lines: list[Line]) -> Booked:
    """All rows of all lines.

    Raises:
        Refusal: a payment has no loan or is too much for it, or rules forbid a loan; the sentence
            names the row.
    """
    courses, known = _courses(sitting, lines), known_of(sitting, lines)
    rows: list[Moved] = []
    for number, line in enumerate(lines, 1):
        own = courses.get(line["member"].pk, [])
        rows += _plain(sitting, line)
        rows += _repaid(sitting, line, own, number)
        rows += _lent(sitting, line, own, known, number)
    closed = [one.loan for own in courses.values() for one in own if not one.is_open]
    return Booked(rows=rows, closed=closed)


def _courses(sitting: Sitting, lines: list[Line]) -> dict[UUID, list[Course]]:
    wanted = [line["member"].pk for line in lines if line["repaid"] or line["lent"]]
    accounts = [sitting.tied[key].loans_id for key in wanted]
    if wanted:
        hold_loans(sitting.fund)
    living = Loan.objects.filter(account__in=accounts, voided_by__isnull=True)
    found: dict[UUID, list[Course]] = {}
    for course in courses_of(living.select_related("member", "account")):
        if course.is_open:
            found.setdefault(course.loan.member_id, []).append(course)
    return found


def _plain(sitting: Sitting, line: Line) -> Iterator[Transfer]:
    """What goes in and out without any reckoning."""
    accounts, savings = sitting.accounts, sitting.tied[line["member"].pk].savings
    box, social = accounts[chart.BOX], accounts[chart.SOCIAL]
    moves: tuple[tuple[str, Account, Account], ...] = (
        ("savings", box, savings),
        ("withdrawn", savings, box),
        ("social", box, social),
        ("helped", social, box),
        ("fine", box, accounts[chart.FINES]),
    )
    for name, into, out_of in moves:
        if line[name]:
            yield new_transfer(into=into, out_of=out_of, amount=line[name], day=sitting.day)


def _repaid(sitting: Sitting, line: Line, courses: list[Course], number: int) -> list[Any]:
    if not line["repaid"]:
        return []
    named = (sitting.fund, line["member"], courses, line["repaid"])
    try:
        return list(paid_back(*named, on=sitting.day, till=sitting.accounts.till))
    except Unpayable as why:
        raise _refusal(number, why.sentence) from why


def _lent(
    sitting: Sitting, line: Line, courses: list[Course], known: Known, number: int
) -> list[Moved]:
    if not line["lent"]:
        return []
    sentence = refuse_lending(sitting, line, courses, known)
    if sentence or sitting.bylaws is None:
        raise _refusal(number, sentence)
    loan = new_loan(sitting, sitting.bylaws, line["member"], line["lent"])
    loan.decision = approval_for(line, known)
    loan.purpose = loan.decision.application.purpose if loan.decision else ""
    return [loan, *booking.disbursed(loan, sitting.accounts.till)]


def new_loan(
    sitting: Sitting, bylaws: Bylaws, member: Member, principal: int, *, taken_over: bool = False
) -> Loan:
    """A loan by the rules of a day, frozen on it; or what of an older one is still owed then."""
    return Loan(
        id=uuid7(),
        member=member,
        account=sitting.tied[member.pk].loans,
        principal=principal,
        disbursed_on=sitting.day,
        terms=terms_said(bylaws, principal=principal, on=sitting.day, taken_over=taken_over),
        practice=practice_said(bylaws),
        taken_over=taken_over,
    )


def _refusal(number: int, sentence: str) -> Refusal:
    return Refusal({"lines": [texts.in_row(number, sentence)]})
