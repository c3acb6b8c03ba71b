"""The loans of a passbook: each with its schedule as it stands today."""

import datetime
from dataclasses import dataclass

from sahakum.groups.models import Fund
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.lending.account import Dues
from sahakum.lending.courses import Course
from sahakum.lending.models import Loan, Postponement
from sahakum.web.due_states import state_of_due
from sahakum.web.rows import State


@dataclass(frozen=True, kw_only=True)
class DueRow:
    """One row of a schedule: what is due when, and what of it is paid."""

    due_on: datetime.date
    due: str
    principal: str
    interest: str
    unpaid: str
    state: State | None


@dataclass(frozen=True, kw_only=True)
class LoanPart:
    """One loan with its schedule as it stands."""

    loan: Loan
    principal: str
    owed: str
    pays_off: str
    rows: list[DueRow]
    closed: bool
    given_up: bool
    postponed: bool


def amount_due(courses: list[Course], fund: Fund, today: datetime.date) -> str:
    """What is due today of all loans together; nothing where nothing is."""
    due = sum(course.due(today) for course in courses)
    return said(due, fund.commodity) if due else ""


def loan_part(course: Course, commodity: Commodity, today: datetime.date) -> LoanPart:
    """A loan of a passbook with its schedule."""
    return LoanPart(
        loan=course.loan,
        principal=said(int(course.loan.principal), commodity),
        owed=said(course.owed, commodity),
        pays_off=said(course.most(today), commodity),
        rows=[_row(row, course, commodity, today) for row in course.service.all_rows if row.number],
        closed=not course.is_open,
        given_up=course.written_off is not None,
        postponed=any(isinstance(event, Postponement) for event in course.events),
    )


def _row(row: Dues, course: Course, commodity: Commodity, today: datetime.date) -> DueRow:
    unpaid = row.unpaid()
    return DueRow(
        due_on=row.due_on,
        due=said(sum(row.due.values()), commodity),
        principal=said(row.due["principal"], commodity),
        interest=said(row.due["interest"], commodity),
        unpaid=said(unpaid, commodity) if unpaid else "",
        state=state_of_due(row, course, today),
    )
