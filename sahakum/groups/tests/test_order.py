"""Sheets that arrive in any order: where all are accepted, every day comes out the same."""

import datetime
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.groups.tests.world import Village, a_group, everybody, send
from sahakum.ledger.models import Account
from sahakum.ledger.selectors import balance
from sahakum.places.models import Place

pytestmark = pytest.mark.django_db
BOX = 250_000
DAYS = [datetime.date(2025, 2, day) for day in (2, 8, 14, 20, 27)]
# What one saves another takes out, so that the count of a sheet is right whenever it arrives.
SHEETS = st.lists(
    st.tuples(
        st.integers(3, 26),
        st.permutations(range(5)),
        st.integers(1, 60_000),
        st.integers(0, 9_000),
    ),
    min_size=2,
    max_size=4,
)
Sheet = dict[str, Any]


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    made = a_group(bopha, village)
    made.meet("2/2/2025", everybody(savings="50000"), counted=str(BOX))
    return made


def sheet_of(group: Village, day: int, places: list[int], amount: int, social: int) -> Sheet:
    """One saves what another takes out; a third gives to the social fund, which helps a fourth."""
    saves, takes, gives, needs, _ = places
    lines = {saves: {"savings": str(amount)}, takes: {"withdrawn": str(amount)}}
    if social:
        lines |= {gives: {"social": str(social)}, needs: {"helped": str(social)}}
    return group.content(f"{day}/2/2025", lines, counted=str(BOX))


def arrive(group: Village, sheets: list[Sheet]) -> tuple[bool, list[int]]:
    """Whether all are accepted in this order, and what each account then holds on each day."""
    with transaction.atomic():
        words = [send("meeting", sheet, by=group.by).word for sheet in sheets]
        posted = Account.objects.filter(book=group.fund.book, control=False)
        accounts = posted.order_by("number")
        held = [balance(account, on=day) for account in accounts for day in DAYS]
        transaction.set_rollback(True)
    return set(words) == {Word.SAVED}, held


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(sheets=SHEETS, data=st.data())
def test_sheets_in_any_order_give_the_same_days(
    group: Village, sheets: list[Any], data: st.DataObject
) -> None:
    said = [sheet_of(group, *sheet) for sheet in sheets]
    orders = [said, said[::-1], data.draw(st.permutations(said))]
    found = [held for accepted, held in (arrive(group, one) for one in orders) if accepted]
    assert all(one == other for one, other in pairwise(found))


def test_late_sheets_are_accepted_and_each_day_is_right(group: Village) -> None:
    said = [sheet_of(group, day, [0, 1, 2, 3, 4], 10_000, 500) for day in (24, 10, 17)]
    assert arrive(group, said) == arrive(group, said[::-1])
    accepted, held = arrive(group, said)
    assert accepted
    assert sum(held) == 0
