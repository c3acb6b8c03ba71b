"""Law: whatever becomes of loans, books, loans and figures say what a treasurer would have counted.

Chance draws rules and plays a group: meetings at which people save, borrow and pay back on
time, early, late, in part or too much, sheets of past days, loans put off, agreed anew, given up
and recovered, rules changed, things voided. Whether each can be is known beforehand.

``SAHAKUM_LOAN_STEPS`` says how many steps are taken (default 240; 2,000 for the whole proof).
"""

import os
from random import Random

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sahakum.accounts.models import User
from sahakum.groups import chart
from sahakum.groups import projections as sheets
from sahakum.groups.selectors import loans_in
from sahakum.groups.standing import standing_of
from sahakum.groups.tests.lives_of_loans import LivesOfLoans
from sahakum.groups.tests.loans_told import FIRST_DAY
from sahakum.groups.tests.passbook import AtRisk, at_risk
from sahakum.groups.tests.world import NAMES
from sahakum.groups.watching import watched_in
from sahakum.journal.verify import verify
from sahakum.ledger import projections as balances
from sahakum.lending import projections as lending
from sahakum.lending.arrears import Portfolio, portfolio_of
from sahakum.lending.courses import courses_of
from sahakum.places.models import Place

STEPS = int(os.environ.get("SAHAKUM_LOAN_STEPS", "240"))
STEPS_OF_A_GROUP = 30


def said_of(found: Portfolio) -> AtRisk:
    """Figures of loans as the reference has them."""
    return AtRisk(
        loans=found.loans,
        owed=found.owed,
        overdue=found.overdue,
        ages=found.by_age,
        renewed=found.rescheduled,
        par30=found.par30,
        given_up=found.written_off,
        recovered=found.recovered,
    )


def check(life: LivesOfLoans) -> None:
    """All that must hold after whatever happened."""
    the_books_hold_what_the_beans_say(life)
    loans_owe_what_their_rows_leave(life)
    arrears_are_what_one_counts_out(life)
    so_they_were_on_a_past_day(life)
    assert [*balances.compare(), *lending.compare(), *sheets.compare()] == []


def the_books_hold_what_the_beans_say(life: LivesOfLoans) -> None:
    held, fund = life.reference.books().held, life.group.fund
    accounts = chart.accounts_of(fund)
    names = {
        chart.BOX: held["box"],
        chart.INTEREST: -held["interest"],
        chart.FINES: -held["fees"],
        chart.EXPENSE: held["spent"],
        chart.RECOVERED: -held["recovered"],
        chart.DIFFERENCE: -held["difference"],
    }
    assert {number: accounts[number].held() for number in names} == names
    for place in range(len(NAMES)):
        assert life.group.saved_by(place) == -held[f"saved {place}"]
        assert life.group.owed_by(place) == held[f"owes {place}"] >= 0


def loans_owe_what_their_rows_leave(life: LivesOfLoans) -> None:
    books = life.reference.books().loans
    courses = courses_of(loans_in(life.group.fund))
    assert {one.loan.pk: one.owed for one in courses} == {
        key: book.owed for key, book in books.items()
    }
    for course in courses:
        paid = course.loan.payments.filter(voided_by=None).values_list("principal", flat=True)
        left = int(course.loan.principal) - sum(map(int, paid))
        assert course.owed == (0 if course.written_off else left) >= 0


def arrears_are_what_one_counts_out(life: LivesOfLoans) -> None:
    books = list(life.reference.books().loans.values())
    fund, today = life.group.fund, life.today
    standing = standing_of(fund, on=today)
    assert said_of(standing.portfolio) == at_risk(books, today)
    late = [one.owed for one in books if one.days_late(today, agreed=True) > 30]
    assert standing.unmoved.at_risk == sum(late)
    assert standing.unmoved.owed == standing.portfolio.owed
    for place, member in enumerate(standing.members):
        own = [one for one in books if one.place == place]
        assert member.due == sum(one.due(today) for one in own)
        assert member.days_late == max((one.days_late(today) for one in own), default=0)
    watched = watched_in([life.group.group], on=today)[life.group.group.pk][0]
    assert watched.portfolio.owed == standing.portfolio.owed
    assert watched.portfolio.by_age == standing.portfolio.by_age
    assert watched.portfolio.overdue == standing.portfolio.overdue


def so_they_were_on_a_past_day(life: LivesOfLoans) -> None:
    day = FIRST_DAY + (life.today - FIRST_DAY) / 2
    books = list(life.reference.books(on=day).loans.values())
    given = loans_in(life.group.fund).filter(disbursed_on__lte=day)
    assert said_of(portfolio_of(courses_of(given, on=day), on=day)) == at_risk(books, day)


@settings(
    max_examples=max(1, STEPS // STEPS_OF_A_GROUP),
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 10**9))
@pytest.mark.django_db
def test_whatever_becomes_of_loans_everything_agrees(
    bopha: User, village: Place, seed: int
) -> None:
    with transaction.atomic():
        life = LivesOfLoans(bopha, village, Random(seed))
        for _ in range(STEPS_OF_A_GROUP):
            life.act()
            check(life)
        connection.check_constraints()
        assert list(verify()) == []
        transaction.set_rollback(True)
