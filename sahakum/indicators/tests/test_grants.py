"""Figures of business grants: each grant once, however many parts it was paid out in."""

import datetime

import pytest

from sahakum.accounts.models import User
from sahakum.grants.tests.world import Asked, asked, saved
from sahakum.indicators.declarations import indicator
from sahakum.indicators.definitions import Period
from sahakum.indicators.reading.answering import answer
from sahakum.indicators.reading.questions import Line, Reading
from sahakum.places.models import Place

pytestmark = pytest.mark.django_db
YEAR = Period(first=datetime.date(2026, 1, 1), last=datetime.date(2026, 12, 31))
CODES = (
    "business_grants",
    "families_with_business_grants",
    "business_grants_dollars",
    "business_grants_riel",
    "business_grants_paid_out",
    "business_grants_proven",
    "business_grant_days_to_proof",
)


def figures() -> list[int]:
    """The year's figures in the order of the codes."""
    lines = tuple(Line(indicator=indicator(code), period=YEAR) for code in CODES)
    return [int(one.total or 0) for one in answer(Reading(lines=lines)).answers]


@pytest.fixture
def grant(bopha: User, dara: User, village: Place) -> Asked:
    """Granted 800 dollars."""
    found = asked(bopha, dara, village)
    found.appraise()
    found.decide()
    return found


def test_a_grant_in_two_parts_is_one_and_is_proven_when_nothing_is_left(grant: Asked) -> None:
    assert figures() == [1, 1, 0, 0, 0, 0, 0]
    grant.pay("500", "20/2/2026")
    grant.pay("300", "1/3/2026")
    grant.prove("500", day="5/3/2026")
    assert figures() == [1, 1, 800, 0, 1, 0, 0]
    grant.prove("290", day="11/3/2026")
    grant.say("return", returned_on="13/3/2026", amount="10")
    assert figures() == [1, 1, 800, 0, 1, 1, 12]
    last = grant.course.returns[-1].pk
    saved("void", {"operation": str(last), "reason": "x"}, by=grant.leader)
    assert figures() == [1, 1, 800, 0, 1, 0, 0]


def test_what_is_declined_is_not_counted(bopha: User, dara: User, village: Place) -> None:
    grant = asked(bopha, dara, village)
    grant.decide("", outcome="declined", minutes="គ្មានទីផ្សារ")
    assert figures() == [0] * len(CODES)
