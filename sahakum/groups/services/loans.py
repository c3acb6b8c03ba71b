"""Writes of loans outside meetings: put off in one act, agreed anew, given up, recovered."""

import datetime
from collections.abc import Sequence
from typing import Any

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.capture.texts import VOIDED_SINCE
from sahakum.groups import chart, loan_facts, loan_texts, texts
from sahakum.groups.models import Fund, MemberAccounts
from sahakum.groups.selectors import loans_in
from sahakum.groups.services import checking
from sahakum.groups.services.approving import approvals
from sahakum.groups.services.locking import check_right_over_funds, hold_loans, lock_fund
from sahakum.journal.services import Entry, commit
from sahakum.ledger.amounts import said as in_words
from sahakum.ledger.models import Commodity
from sahakum.ledger.opening import new_transfer
from sahakum.lending.courses import Course, courses_of, key_of
from sahakum.lending.models import Loan, Postponement, Recovery, Reschedule, WriteOff
from sahakum.lending.reading import read_terms
from sahakum.lending.reading_reschedules import renewed
from sahakum.lib.checked import TermsError
from sahakum.registry.services import check_right


def record_postponements(said: Sequence[Said], *, by: User) -> None:
    """Records that what is unpaid of all open loans of a fund falls due later, in one act.

    Raises:
        Refusal: no loan was open on the day, or something of a later day became of one.
    """
    check_right_over_funds(permissions.RECORD_MEETING, said, by=by)
    for one in said:
        commit([_postponement(one)])


def _postponement(said: Said) -> Entry:
    answers = said.answers
    fund, day = answers["fund"], answers["decided_on"]
    lock_fund(fund)
    hold_loans(fund)
    courses = _open_on(fund, day)
    if not courses:
        raise Refusal({"decided_on": [str(texts.NO_OPEN_LOANS)]})
    minutes, months = answers["minutes"], int(answers["months"])
    rows = [
        Postponement(loan=one.loan, decided_on=day, months=months, minutes=minutes)
        for one in courses
    ]
    for course, row in zip(courses, rows, strict=True):
        if course.written_off or course.last >= key_of(row):
            _refuse_later(course, "decided_on")
    said.operation.touched = [str(fund.collective_id)]
    return Entry(operation=said.operation, rows=rows)


def _open_on(fund: Fund, day: datetime.date) -> list[Course]:
    """How loans stand now of which something was owed on a day, also if nothing is owed since."""
    loans = list(loans_in(fund).filter(disbursed_on__lte=day))
    owed = {course.loan.pk for course in courses_of(loans, on=day) if course.owed}
    return courses_of([loan for loan in loans if loan.pk in owed])


def _refuse_later(course: Course, name: str) -> None:
    ended = course.written_off
    day = checking.day_in_words(ended.day if ended else course.last[0])
    shown = {"name": course.loan.member.name, "day": day}
    raise Refusal({name: [str(texts.LATER_KNOWN) % shown]})


def record_write_offs(said: Sequence[Said], *, by: User) -> None:
    """Records that loans are not expected back: their principal becomes an expense.

    Raises:
        Refusal: nothing is owed, something of a later day became of the loan, or a share-out closed
            the time of the day.
    """
    _check_right_over_loans(said, by=by)
    for one in said:
        commit([_write_off(one)])


def _write_off(said: Said) -> Entry:
    answers = said.answers
    loan, day = answers["loan"], answers["day"]
    tied = _tied(loan)
    course = _locked_course(tied.fund, loan, day, "day")
    if course.last[0] > day:
        _refuse_later(course, "day")
    checking.refuse_day(tied.fund, day, name="day")
    accounts = chart.accounts_of(tied.fund)
    approved = approvals(tied.fund, answers, on=day)
    row = WriteOff(
        id=said.operation.id,
        loan=loan,
        day=day,
        principal=course.owed,
        minutes=answers["minutes"],
    )
    move = new_transfer(
        into=accounts[chart.EXPENSE], out_of=loan.account, amount=course.owed, day=day
    )
    said.operation.touched = [str(tied.fund.collective_id)]
    told = loan_facts.fact_of(tied, loan_facts.WRITTEN_OFF, day, amount=course.owed)
    return Entry(operation=said.operation, rows=[row, *approved, move], facts=[told])


def _held(fund: Fund, loan: Loan) -> Course:
    """How a loan stands, with its group locked.

    Raises:
        Refusal: it was voided meanwhile.
    """
    lock_fund(fund)
    if loan.pk not in hold_loans(fund):
        raise Refusal({"": [str(VOIDED_SINCE)]})
    return courses_of([loan])[0]


def _locked_course(fund: Fund, loan: Loan, day: datetime.date, name: str) -> Course:
    """How an open loan stands, with its group locked.

    Raises:
        Refusal: nothing is owed, or the day lies before the loan.
    """
    course = _held(fund, loan)
    if not course.owed:
        raise Refusal({name: [str(loan_texts.CLOSED)]})
    if day < loan.disbursed_on:
        shown = {"day": checking.day_in_words(loan.disbursed_on)}
        raise Refusal({name: [str(loan_texts.BEFORE_LOAN) % shown]})
    return course


def _tied(loan: Loan) -> MemberAccounts:
    ties = MemberAccounts.objects.select_related("fund__collective", "fund__commodity", "member")
    return ties.select_related("fund__book").get(loans=loan.account_id, voided_by=None)


def record_reschedules(said: Sequence[Said], *, by: User) -> None:
    """Records that loans get new terms for what is owed of them.

    Raises:
        Refusal: nothing is owed, something of that day or a later one became of the loan, or the
            new terms mean nothing.
    """
    _check_right_over_loans(said, by=by)
    for one in said:
        commit([_reschedule(one)])


def _check_right_over_loans(said: Sequence[Said], *, by: User) -> None:
    villages = {one.answers["loan"].member.collective.village_id for one in said}
    check_right(permissions.RECORD_MEETING, villages, by=by)


def _reschedule(said: Said) -> Entry:
    answers = said.answers
    loan, day = answers["loan"], answers["decided_on"]
    course = _locked_course(_tied(loan).fund, loan, day, "decided_on")
    row = Reschedule(
        id=said.operation.id,
        loan=loan,
        decided_on=day,
        terms=_new_terms(course, answers),
        interest=answers["interest"],
        minutes=answers["minutes"],
    )
    if course.last >= key_of(row):
        _refuse_later(course, "decided_on")
    said.operation.touched = [str(loan.member.collective_id)]
    return Entry(operation=said.operation, rows=[row])


def _new_terms(course: Course, answers: dict[str, Any]) -> dict[str, Any]:
    day, rate = answers["decided_on"], answers["rate"]
    changes = {
        "number": int(answers["instalments"]),
        "first_due_on": answers["first_due_on"].isoformat(),
        "unit": answers["unit"],
        "every": int(answers["every"] or 1),
    }
    changes |= {} if rate is None else {"rate": f"{rate.normalize():f}"}
    terms = renewed(course.terms, changes, principal=course.owed, on=day)
    try:
        read_terms(terms)
    except TermsError as error:
        raise Refusal({"": [str(loan_texts.NEW_TERMS_DO_NOT_FIT)]}) from error
    return terms


def record_recoveries(said: Sequence[Said], *, by: User) -> None:
    """Records what was paid of loans that had been given up: income, and the loan stays closed.

    Raises:
        Refusal: the loan was not given up, later than that day, or more was not given up.
    """
    _check_right_over_loans(said, by=by)
    for one in said:
        commit([_recovery(one)])


def _recovery(said: Said) -> Entry:
    answers = said.answers
    loan, day, amount = answers["loan"], answers["day"], answers["amount"]
    tied = _tied(loan)
    course = _held(tied.fund, loan)
    checking.refuse_day(tied.fund, day, name="day")
    _refuse_recovery(course, day, amount, tied.fund.commodity)
    accounts = chart.accounts_of(tied.fund)
    added = chart.missing_account(tied.fund, accounts, chart.RECOVERED_ENTRY)
    row = Recovery(
        id=said.operation.id,
        write_off=course.written_off,
        day=day,
        amount=amount,
        paid_by=answers["paid_by"],
    )
    move = new_transfer(
        into=accounts[chart.BOX], out_of=accounts[chart.RECOVERED], amount=amount, day=day
    )
    said.operation.touched = [str(tied.fund.collective_id)]
    told = loan_facts.fact_of(tied, loan_facts.RECOVERED, day, amount=amount)
    return Entry(operation=said.operation, rows=[*added, row, move], facts=[told])


def _refuse_recovery(course: Course, day: datetime.date, amount: int, commodity: Commodity) -> None:
    given_up = course.written_off
    if given_up is None:
        raise Refusal({"": [str(loan_texts.NOT_GIVEN_UP)]})
    if day < given_up.day:
        shown = {"day": checking.day_in_words(given_up.day)}
        raise Refusal({"day": [str(loan_texts.BEFORE_GIVEN_UP) % shown]})
    left = int(given_up.principal) - course.recovered
    if amount > left:
        raise Refusal(
            {"amount": [str(loan_texts.RECOVERED_ALL) % {"most": in_words(left, commodity)}]}
        )
