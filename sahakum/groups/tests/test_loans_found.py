"""What the law of loans found, and what stood beside it, each by its smallest case."""

import datetime
from typing import Any

from django.utils import translation

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.groups import chart
from sahakum.groups.standing import standing_of
from sahakum.groups.tests import loans_said
from sahakum.groups.tests.world import RULES, Village, a_group, everybody, saved, send, sentences_of
from sahakum.journal.verify import verify
from sahakum.lending.courses import courses_of
from sahakum.lending.models import Loan, WriteOff
from sahakum.places.models import Place


def lending(by: User, village: Place, **rules: Any) -> tuple[Village, Loan]:
    """A group whose first member borrowed 30,000 of 50,000 on 2 March."""
    group = a_group(by, village, rules=RULES | rules)
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    kept_back = int(rules.get("start_fee", "0"))
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted=str(20_000 + kept_back))
    return group, Loan.objects.get()


def test_a_fee_that_is_kept_back_is_no_mistake_of_the_meeting(bopha: User, village: Place) -> None:
    group, _loan = lending(bopha, village, start_fee="300")
    assert (group.holds(chart.BOX), group.holds(chart.FINES)) == (20_300, 300)
    assert not list(verify())


def test_interest_kept_from_before_new_terms_is_paid_off_with_the_rest(
    bopha: User, village: Place
) -> None:
    """Where payments pay the next rows: 1,440 of interest until June, and 30,000 without any."""
    group, loan = lending(bopha, village, prepayment="next")
    anew = {"loan": str(loan.pk), "decided_on": "2/6/2025", "instalments": "10", "unit": "month"}
    anew |= {"first_due_on": "2/7/2025", "rate": "0", "interest": "kept", "minutes": "ទឹកជំនន់"}
    saved("loan_reschedule", anew, by=bopha)
    assert courses_of([loan])[0].most(loan.disbursed_on) == 31_440
    group.meet("3/6/2025", {0: {"repaid": "31440"}}, counted="51440")
    assert group.owed_by(0) == 0
    assert not courses_of([loan])[0].is_open
    assert not list(verify())


def test_a_payment_under_later_new_terms_is_not_voided(bopha: User, village: Place) -> None:
    """The new terms are for the principal that it left: without it they could not even be read."""
    group, loan = lending(bopha, village)
    paid = group.meet("2/4/2025", {0: {"repaid": "6600"}}, counted="26600")
    day = datetime.date(2025, 4, 10)
    anew = loans_said.reschedule(
        loan=loan.pk,
        decided_on=day,
        instalments=4,
        first_due_on=datetime.date(2025, 5, 10),
        interest="kept",
        minutes="ទឹកជំនន់",
    )
    done = saved("loan_reschedule", anew, by=bopha)
    void = {"operation": str(paid), "reason": "ច្រឡំ"}
    with translation.override("en"):
        answer = send("void", void, by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert "became of one of these loans later" in sentences_of(answer)
    assert group.owed_by(0) == 24_000
    for one in (done, paid):
        saved("void", void | {"operation": str(one)}, by=bopha)
    assert group.owed_by(0) == 30_000
    assert not list(verify())


def test_what_was_put_off_paid_and_agreed_anew_is_shown(bopha: User, village: Place) -> None:
    """How late it would be had nothing been put off is asked of the same debt, row by row."""
    group, loan = lending(bopha, village)
    flood = {"fund": str(group.fund.pk), "decided_on": "5/3/2025", "months": "3"}
    saved("loan_postponement", flood | {"minutes": "ទឹកជំនន់"}, by=bopha)
    # Nothing is due before July: all of it lowers the principal.
    group.meet("2/5/2025", {0: {"repaid": "6600"}}, counted="26600")
    standing = standing_of(group.fund, on=datetime.date(2025, 5, 5))
    assert (standing.portfolio.at_risk, standing.unmoved.at_risk) == (0, 23_400)
    anew = loans_said.reschedule(
        loan=loan.pk,
        decided_on=datetime.date(2025, 5, 10),
        instalments=3,
        first_due_on=datetime.date(2025, 6, 10),
        interest="kept",
        minutes="ទឹកជំនន់",
    )
    saved("loan_reschedule", anew, by=bopha)
    later = standing_of(group.fund, on=datetime.date(2025, 6, 1))
    # Interest until new terms is due since 10 May; it was to be due since 2 April.
    assert (later.portfolio.at_risk, later.unmoved.at_risk) == (0, 23_400)
    assert later.unmoved.owed == later.portfolio.owed == group.owed_by(0)


def test_what_is_overdue_does_not_depend_on_what_was_asked_before(
    bopha: User, village: Place
) -> None:
    """Late principal bears interest: of the same sum each month less is principal."""
    rules = {"amortisation": "equal_instalments", "late_interest": "day"}
    _group, loan = lending(bopha, village, **rules)
    day = datetime.date(2025, 6, 3)
    first, again = courses_of([loan]) + courses_of([loan])
    assert again.due(day) > 0
    assert first.overdue(day) == again.overdue(day)


def test_nothing_is_given_up_in_a_time_that_was_shared(bopha: User, village: Place) -> None:
    """Savings and loans went on; what was earned until 2 April is paid, without any loss."""
    group, loan = lending(bopha, village)
    group.meet("2/4/2025", {1: {"fine": "1000"}}, counted="21000")
    shared = {"fund": str(group.fund.pk), "day": "2/4/2025", "how": "earnings_paid"}
    saved("share_out", shared | {"share_social": "no"}, by=bopha)
    content = loans_said.write_off(loan=loan.pk, day=datetime.date(2025, 4, 1), minutes="ស្លាប់")
    with translation.override("en"):
        answer = send("loan_write_off", content, by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION
    assert "share-out of 02/04/2025" in sentences_of(answer)
    assert not WriteOff.objects.exists()
    assert group.owed_by(0) == 30_000
    saved("loan_write_off", content | {"day": "2/4/2025"}, by=bopha)
    assert not list(verify())
