"""The table ``loans``: what each loan of a period owes, what fell due and what came back.

Columns, in the smallest unit of the commodity:

- ``owed``: principal on the last day; ``average``: the mean of it before the first and on the last.
- ``at_risk``: the whole of it, when a row is more than 30 days late; ``at_risk_unmoved``: as if no
  day had been put off; ``at_risk_or_renewed``: or when it got new terms.
- ``overdue``: principal that was due and is not paid.
- ``due``, ``collected``: fell due in the period and was not paid before it; paid in the period,
  less what falls due only after it. ``_principal`` and ``_interest`` are these apart.
- ``on_time``: what of the due was paid by its day.
"""

import datetime
from collections.abc import Iterable
from fractions import Fraction

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum

from sahakum.indicators.rates.definitions import About, Question, Row
from sahakum.journal.selectors import lived
from sahakum.lending.arrears import age_of
from sahakum.lending.collecting import collected_of
from sahakum.lending.courses import Course, courses_of
from sahakum.lending.models import Loan, LoanPayment, Postponement

Values = dict[str, int | Fraction]
# Where these are paid first, interest or fees may fall due when no principal is owed any more.
BEFORE_FEES = ("interest", "principal")
# Of what portfolio at risk is made: the age after 30 days, and all older ones.
AT_RISK = age_of(31)


def rows(question: Question) -> list[Row]:
    """A row for each loan that was owed or fell due in the period, in seven queries."""
    loans = list(_loans(question))
    last, known = question.period.last, question.known
    unmoved = _unmoved(loans, question)
    return [
        _row(course, unmoved.get(course.loan.pk, course), question)
        for course in courses_of(loans, on=last, known=known)
    ]


def _loans(question: Question) -> QuerySet[Loan]:
    """Loans of the scope of which something may still be owed when the period begins."""
    paid = LoanPayment.objects.filter(
        lived(question.known), loan=OuterRef("pk"), paid_on__lt=question.period.first
    ).order_by()
    sums = paid.values("loan").annotate(total=Sum("principal")).values("total")
    found = Loan.objects.filter(
        question.scope.of("member__collective__"),
        lived(question.known),
        disbursed_on__lte=question.period.last,
    ).annotate(paid_before=Subquery(sums))
    still_owed = Q(paid_before__isnull=True) | Q(paid_before__lt=F("principal"))
    still_owed |= Q(practice__order__0__in=BEFORE_FEES)
    related = ("member__collective", "account")
    return found.filter(still_owed).select_related(*related).order_by("pk")


def _unmoved(loans: Iterable[Loan], question: Question) -> dict[object, Course]:
    """Loans that were put off, run again as if they had not been."""
    known = lived(question.known)
    moved = set(Postponement.objects.filter(known, loan__in=loans).values_list("loan", flat=True))
    found = [loan for loan in loans if loan.pk in moved]
    last = question.period.last
    again = courses_of(found, on=last, postponed=False, known=question.known)
    return {course.loan.pk: course for course in again}


def _row(course: Course, unmoved: Course, question: Question) -> Row:
    loan = course.loan
    return Row(
        about=About.LOAN,
        record=loan.pk,
        group=loan.member.collective_id,
        village=loan.member.collective.village_id,
        commodity=loan.account.commodity_id,
        values=_standing(course, unmoved, question) | _flows(course, question),
        member=loan.member_id,
        name=loan.member.name,
    )


def _standing(course: Course, unmoved: Course, question: Question) -> Values:
    first, last = question.period.first, question.period.last
    before = _owed_before(course, first)
    return {
        "owed": course.owed,
        "average": Fraction(before + course.owed, 2),
        "at_risk": _at_risk(course, last),
        "at_risk_unmoved": _at_risk(unmoved, last),
        "at_risk_or_renewed": course.owed if course.rescheduled else _at_risk(course, last),
        "overdue": course.overdue(last),
    }


def _at_risk(course: Course, on: datetime.date) -> int:
    return course.owed if age_of(course.days_late(on)) >= AT_RISK else 0


def _owed_before(course: Course, first: datetime.date) -> int:
    loan, ended = course.loan, course.written_off
    if loan.disbursed_on >= first or (ended and ended.day < first):
        return 0
    payments = (one for one in course.events if isinstance(one, LoanPayment))
    return int(loan.principal) - sum(int(one.principal) for one in payments if one.paid_on < first)


def _flows(course: Course, question: Question) -> Values:
    first, last = question.period.first, question.period.last
    principal = collected_of(course, ("principal",), first=first, last=last)
    interest = collected_of(course, ("interest", "fee"), first=first, last=last)
    return {
        "due": principal.due + interest.due,
        "due_principal": principal.due,
        "due_interest": interest.due,
        "collected": principal.paid + interest.paid,
        "collected_principal": principal.paid,
        "collected_interest": interest.paid,
        "on_time": principal.on_time + interest.on_time,
    }
