"""Writes of loans outside meetings: put off in one act, or given up."""

from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.collectives.models import Collective
from sahakum.groups import chart, facts, texts
from sahakum.groups.models import Fund, MemberAccounts
from sahakum.groups.selectors import loans_in
from sahakum.groups.services import checking
from sahakum.groups.services.locking import check_right_over_funds, lock_collective, lock_fund
from sahakum.journal.services import Entry, commit
from sahakum.ledger.opening import new_transfer
from sahakum.lending.courses import Course, courses_of, key_of
from sahakum.lending.models import Postponement, WriteOff
from sahakum.registry.services import check_right


def record_postponements(said: Sequence[Said], *, by: User) -> None:
    """Records that what is unpaid of all open loans of a fund falls due later, in one act.

    Raises:
        Refusal: no loan is open, or something of a later day became of one.
    """
    check_right_over_funds(permissions.RECORD_MEETING, said, by=by)
    for one in said:
        commit([_postponement(one)])


def _postponement(said: Said) -> Entry:
    answers = said.answers
    fund, day = answers["fund"], answers["decided_on"]
    lock_fund(fund)
    courses = [one for one in _open(fund) if one.loan.disbursed_on <= day]
    if not courses:
        raise Refusal({"decided_on": [str(texts.NO_OPEN_LOANS)]})
    minutes, months = answers["minutes"], int(answers["months"])
    rows = [
        Postponement(loan=one.loan, decided_on=day, months=months, minutes=minutes)
        for one in courses
    ]
    for course, row in zip(courses, rows, strict=True):
        if course.last >= key_of(row):
            _refuse_later(course, "decided_on")
    said.operation.touched = [str(fund.collective_id)]
    return Entry(operation=said.operation, rows=rows)


def _open(fund: Fund) -> list[Course]:
    return [course for course in courses_of(loans_in(fund)) if course.owed]


def _refuse_later(course: Course, name: str) -> None:
    shown = {"name": course.loan.member.name, "day": checking.day_in_words(course.last[0])}
    raise Refusal({name: [str(texts.LATER_KNOWN) % shown]})


def record_write_offs(said: Sequence[Said], *, by: User) -> None:
    """Records that loans are not expected back: their principal becomes an expense.

    Raises:
        Refusal: nothing is owed, or something of a later day became of the loan.
    """
    villages = {one.answers["loan"].member.collective.village_id for one in said}
    check_right(permissions.RECORD_MEETING, villages, by=by)
    for one in said:
        commit([_write_off(one)])


def _write_off(said: Said) -> Entry:
    answers = said.answers
    loan, day = answers["loan"], answers["day"]
    collective: Collective = loan.member.collective
    lock_collective(collective)
    course = courses_of([loan])[0]
    if not course.owed or day < loan.disbursed_on:
        raise Refusal({"day": [str(texts.LOAN_CLOSED)]})
    if course.last[0] > day:
        _refuse_later(course, "day")
    ties = MemberAccounts.objects.select_related("fund__collective", "fund__commodity")
    fund = ties.get(loans=loan.account_id, voided_by=None).fund
    accounts = chart.accounts_of(fund)
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
    said.operation.touched = [str(collective.pk)]
    counted = facts.facts_of_write_off(fund, row)
    return Entry(operation=said.operation, rows=[row, move], facts=counted)
