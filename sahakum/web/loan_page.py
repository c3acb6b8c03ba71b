"""One loan: its schedule, what was paid and where it went, what pays it off, what was agreed."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.groups import selectors
from sahakum.groups.loan_selectors import fund_of_loan
from sahakum.groups.models import Fund, Meeting
from sahakum.journal import clock
from sahakum.journal.services import log_view
from sahakum.ledger.amounts import said
from sahakum.lending.account import Dues
from sahakum.lending.courses import Course, courses_of
from sahakum.lending.models import Loan, LoanPayment, Postponement, Recovery, Reschedule
from sahakum.lending.practice import Quote
from sahakum.lending.reading import read_terms
from sahakum.lib.dates import DayError, parse_day
from sahakum.web import loan_words, wording
from sahakum.web.due_states import state_of_due
from sahakum.web.rows import State


@dataclass(frozen=True, kw_only=True)
class ScheduleRow:
    """One instalment as it stands."""

    due_on: datetime.date
    due: str
    principal: str
    interest: str
    fees: str
    unpaid: str
    state: State | None


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that became of the loan: a payment, or a decision."""

    day: datetime.date
    what: str
    how: str
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Quotes:
    """What pays the loan off on a day, by both usual rules; ``asked`` is what was typed."""

    asked: str
    day: datetime.date
    wrong: str
    to_day: str
    to_day_parts: str
    to_period_end: str
    to_period_end_parts: str
    agreed: str


@dataclass(frozen=True, kw_only=True)
class LoanPage:
    """One loan."""

    loan: Loan
    fund: Fund
    principal: str
    owed: str
    state: State
    rows: list[ScheduleRow]
    events: list[Event]
    quotes: Quotes | None
    terms: list[tuple[str, str]]
    anew: list[tuple[str, str]]
    recoverable: bool


def of(user: User, loan_id: UUID, asked: str) -> LoanPage:
    """The page of a loan of a visible group; that it was looked at is written down.

    Raises:
        Http404: there is none, or the group is out of sight.
    """
    loan = selectors.loan_for(user, loan_id)
    log_view(actor_id=user.id, subject_kind="member", subject_id=loan.member_id, page="loan")
    fund, today = fund_of_loan(loan), clock.today()
    course = courses_of([loan])[0]
    quotes = _quotes(course, fund, asked, today) if course.is_open else None
    course = courses_of([loan], on=today)[0]
    course.service.reach(today)
    return LoanPage(
        loan=loan,
        fund=fund,
        principal=said(int(loan.principal), fund.commodity),
        owed=said(course.owed, fund.commodity),
        state=_state(course, today),
        rows=[_row(row, course, fund, today) for row in course.service.all_rows if row.number],
        events=_events(course, fund),
        quotes=quotes,
        terms=_words(course, loan.terms, fund),
        anew=_words(course, course.terms, fund) if course.rescheduled else [],
        recoverable=_is_recoverable(course),
    )


def _words(course: Course, terms: dict[str, object], fund: Fund) -> list[tuple[str, str]]:
    return loan_words.words_of(read_terms(terms), course.service.practice, fund.commodity)


def _is_recoverable(course: Course) -> bool:
    return course.written_off is not None and course.recovered < course.written_off.principal


def _state(course: Course, today: datetime.date) -> State:
    if course.written_off:
        return State(word=_("given up"), icon="close")
    if not course.is_open:
        return State(word=_("Paid back in full"), icon="check", tone="ok")
    days = course.days_late(today)
    if days:
        return State(word=wording.days_late(days), icon="alert", tone="late")
    return State(word=_("on time"), icon="clock", tone="ok")


def _row(row: Dues, course: Course, fund: Fund, today: datetime.date) -> ScheduleRow:
    due, commodity = row.due, fund.commodity
    fees = due["fee"] + due["late_fee"]
    return ScheduleRow(
        due_on=row.due_on,
        due=said(sum(due.values()), commodity),
        principal=said(due["principal"], commodity),
        interest=said(due["interest"], commodity),
        fees=said(fees, commodity) if fees else "",
        unpaid=said(row.unpaid(), commodity) if 0 < row.unpaid() < sum(due.values()) else "",
        state=state_of_due(row, course, today),
    )


def _events(course: Course, fund: Fund) -> list[Event]:
    meetings = selectors.meetings_by_operation({one.operation_id for one in course.events})
    found = [_event(event, fund, meetings.get(event.operation_id)) for event in course.events]
    if course.written_off:
        shown = {"amount": said(int(course.written_off.principal), fund.commodity)}
        text = _("%(amount)s given up") % shown
        found.append(_decision(course.written_off.day, text, course.written_off.minutes))
        living = course.written_off.recoveries.filter(voided_by__isnull=True)
        found += [_recovery(one, fund) for one in living.order_by("day", "pk")]
    return found[::-1]


def _event(
    event: LoanPayment | Postponement | Reschedule, fund: Fund, meeting: Meeting | None
) -> Event:
    if isinstance(event, LoanPayment):
        return _payment(event, fund, meeting)
    if isinstance(event, Postponement):
        shown = {"months": wording.number(event.months)}
        return _decision(event.decided_on, _("put off by %(months)s months") % shown, event.minutes)
    return _decision(event.decided_on, _("new terms"), event.minutes)


def _decision(day: datetime.date, what: str, minutes: str) -> Event:
    return Event(day=day, what=what, how=minutes)


def _payment(payment: LoanPayment, fund: Fund, meeting: Meeting | None) -> Event:
    went = {part: int(getattr(payment, part)) for part in ("late_fee", "fee", "interest")}
    went["principal"] = int(payment.principal)
    amount = said(int(payment.amount), fund.commodity)
    return Event(
        day=payment.paid_on,
        what=f"{payment.get_how_display()}: {amount}",
        how=loan_words.parts_in_words(went, fund.commodity),
        address=reverse("meeting", args=[meeting.pk]) if meeting else "",
    )


def _recovery(recovery: Recovery, fund: Fund) -> Event:
    shown = {"amount": said(int(recovery.amount), fund.commodity)}
    text = _("%(amount)s recovered: income, the loan stays closed") % shown
    return Event(day=recovery.day, what=text, how=recovery.paid_by)


def _quotes(course: Course, fund: Fund, asked: str, today: datetime.date) -> Quotes:
    last = course.last[0]
    day, wrong = _day(asked, max(today, last))
    if day < last:
        shown = {"day": wording.day_in_words(last)}
        day, wrong = last, _("Something became of this loan on %(day)s: no day before it.") % shown
    course.service.reach(day)
    by_day, by_period = (course.service.quote(day, to_period_end=end) for end in (False, True))
    return Quotes(
        asked=asked if wrong else wording.day_in_numbers(day),
        day=day,
        wrong=wrong,
        to_day=said(by_day.total, fund.commodity),
        to_day_parts=_parts(by_day, fund),
        to_period_end=said(by_period.total, fund.commodity),
        to_period_end_parts=_parts(by_period, fund),
        agreed=said(course.most(day), fund.commodity),
    )


def _day(asked: str, usual: datetime.date) -> tuple[datetime.date, str]:
    try:
        found = parse_day(asked) if asked else None
    except DayError:
        return usual, _("Please write a day, such as 15/6/2026.")
    if found is not None and found.precision != "day":
        return usual, _("Please write a day, such as 15/6/2026.")
    return (found.date if found else usual), ""


def _parts(quote: Quote, fund: Fund) -> str:
    went = {part: getattr(quote, part) for part in ("late_fee", "fee", "interest", "principal")}
    return loan_words.parts_in_words(went, fund.commodity)
