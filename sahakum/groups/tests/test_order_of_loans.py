"""Sheets and decisions about loans in any order: where all are accepted, every day is the same.

What a payment is taken for depends on what came before it. So a day must come out the same from
whatever order was accepted: balances of all accounts, what is owed, and how late it is.
"""

import datetime
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.groups import projections as sheets
from sahakum.groups.selectors import loans_in
from sahakum.groups.tests import loans_said
from sahakum.groups.tests.world import RULES, Village, a_group, everybody, send
from sahakum.ledger.models import Transfer
from sahakum.lending import projections as lending
from sahakum.lending.arrears import Portfolio, portfolio_of
from sahakum.lending.courses import courses_of
from sahakum.lending.models import Loan
from sahakum.places.models import Place

pytestmark = pytest.mark.django_db
Day = datetime.date
BOX = 160_000
DAYS = [Day(2025, 2, day) for day in (2, 3, 9, 12, 18, 24, 28)] + [Day(2025, 4, 15)]
# By weeks at 2 % a month, with a fee for who is late: 30,000 each for the first three members.
WEEKLY = RULES | {"unit": "week", "late_fee": "500", "late_after_days": "2"}
# What is told, the day, whose loan it is about, how much, and who evens it out in the box.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("pays", "pays", "borrows", "new terms", "put off", "given up")),
        st.integers(4, 26),
        st.integers(0, 2),
        st.integers(100, 9_000),
        st.integers(3, 4),
    ),
    min_size=2,
    max_size=4,
)
Told = tuple[str, dict[str, Any]]
PUT_OFF_OR_ENDED = (("put off", 5), ("given up", 13))


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    made = a_group(bopha, village, rules=WEEKLY)
    made.meet("2/2/2025", everybody(savings="50000"), counted="250000")
    lent = {place: {"lent": "30000"} for place in range(3)}
    made.meet("3/2/2025", lent, counted=str(BOX))
    return made


def told(group: Village, step: tuple[str, int, int, int, int]) -> Told:
    """A sheet after which the box holds as much as before, or a decision."""
    what, number, place, amount, other = step
    day = Day(2025, 2, number)
    evened = {
        "pays": {place: {"repaid": str(amount)}, other: {"withdrawn": str(amount)}},
        "borrows": {place: {"lent": str(amount)}, other: {"savings": str(amount)}},
    }
    if what in evened:
        return "meeting", group.content(day.isoformat(), evened[what], counted=str(BOX))
    return decided(group, what, day, Loan.objects.order_by("pk")[place])


def decided(group: Village, what: str, day: Day, loan: Loan) -> Told:
    """What is decided of a loan, or of all."""
    if what == "given up":
        return "loan_write_off", loans_said.write_off(loan=loan.pk, day=day, minutes="ស្លាប់")
    if what == "put off":
        said = {"fund": str(group.fund.pk), "decided_on": day.isoformat(), "months": "1"}
        return "loan_postponement", said | {"minutes": "ទឹកជំនន់"}
    first = day + datetime.timedelta(days=10)
    return "loan_reschedule", loans_said.reschedule(
        loan=loan.pk,
        decided_on=day,
        instalments=2,
        first_due_on=first,
        interest="kept",
        minutes="ទឹកជំនន់",
    )


def held(group: Village, day: Day) -> Counter[int]:
    """What moved until the end of a day, by the numbers of accounts."""
    moved = Transfer.objects.filter(book=group.fund.book, day__lte=day)
    found: Counter[int] = Counter()
    for into, out_of, amount in moved.values_list("debit__number", "credit__number", "amount"):
        found[into] += amount
        found[out_of] -= amount
    return found


def late(group: Village, day: Day) -> Portfolio:
    """What is owed on a day and how late it is."""
    given_by = loans_in(group.fund).filter(disbursed_on__lte=day)
    return portfolio_of(courses_of(given_by, on=day), on=day)


def arrive(group: Village, steps: list[Told]) -> tuple[bool, list[tuple[Counter[int], Portfolio]]]:
    """Whether all are accepted in this order, and what there then is on each day."""
    with transaction.atomic():
        words = [send(kind, content, by=group.by).word for kind, content in steps]
        shown = [(held(group, day), late(group, day)) for day in DAYS]
        agreed = [*lending.compare(), *sheets.compare()]
        transaction.set_rollback(True)
    assert agreed == []
    return set(words) == {Word.SAVED}, shown


@settings(
    max_examples=12,
    deadline=None,
    # To make a failure smaller would take minutes: each step is a whole meeting.
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS, data=st.data())
def test_what_becomes_of_loans_in_any_order_gives_the_same_days(
    group: Village, steps: list[Any], data: st.DataObject
) -> None:
    said = [told(group, step) for step in steps]
    by_day = [
        one for _step, one in sorted(zip(steps, said, strict=True), key=lambda two: two[0][1])
    ]
    orders = [by_day, by_day[::-1], data.draw(st.permutations(said))]
    found = [shown for accepted, shown in (arrive(group, one) for one in orders) if accepted]
    assert all(one == other for one, other in pairwise(found))


def test_sheets_of_several_loans_are_accepted_in_any_order(group: Village) -> None:
    """Each pays once, one of them late, one borrows again: all six orders are accepted."""
    steps = [("pays", 12, 0, 6_000, 3), ("pays", 18, 1, 9_000, 4), ("borrows", 8, 2, 5_000, 3)]
    said = [told(group, step) for step in steps]
    first, *others = [
        arrive(group, [said[place] for place in order])
        for order in ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))
    ]
    assert first[0]
    assert all(one == first for one in others)


def test_loans_are_not_put_off_before_the_day_on_which_one_was_given_up(group: Village) -> None:
    """Which loans are put off must not depend on what of a later day was known already."""
    put_off, ended = (told(group, (what, day, 0, 100, 3)) for what, day in PUT_OFF_OR_ENDED)
    assert arrive(group, [put_off, ended])[0]
    assert not arrive(group, [ended, put_off])[0]


def test_loans_are_not_put_off_before_the_day_on_which_one_was_paid_off(group: Village) -> None:
    all_of_it = courses_of([Loan.objects.order_by("pk")[0]])[0].most(Day(2025, 2, 9))
    paid = told(group, ("pays", 9, 0, all_of_it, 3))
    put_off = told(group, ("put off", 5, 0, 100, 3))
    assert arrive(group, [paid])[0]
    assert not arrive(group, [paid, put_off])[0]


def test_a_loan_of_a_day_before_loans_were_put_off_comes_too_late(group: Village) -> None:
    lent, put_off = told(group, ("borrows", 5, 1, 5_000, 3)), told(group, ("put off", 9, 0, 100, 3))
    assert arrive(group, [lent, put_off])[0]
    assert not arrive(group, [put_off, lent])[0]


def test_a_sheet_under_what_came_later_of_its_loan_is_refused_in_any_order(group: Village) -> None:
    """The later payment was taken for what was owed then: an earlier one would change it."""
    early, later = (told(group, ("pays", day, 0, 4_000, 3)) for day in (5, 20))
    assert arrive(group, [early, later])[0]
    assert not arrive(group, [later, early])[0]
