"""For any sequence of payouts, proofs, returns, closings and voidings: what was paid out is proven,
returned, given up or not proven yet, never less than nothing, and the books say the same."""

import datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.grants import chart
from sahakum.grants.projections import compare
from sahakum.grants.tests.world import Asked, asked, send
from sahakum.ledger import projections as ledger
from sahakum.places.models import Place

FIRST = datetime.date(2026, 2, 15)
DAY_NAMES = {"payout": "paid_on", "proof": "seen_on", "return": "returned_on"}
VERBS = st.sampled_from(["payout", "payout", "proof", "return", "closing", "void"])
STEPS = st.lists(st.tuples(VERBS, st.integers(1, 900), st.integers(0, 60)), max_size=14)


@pytest.fixture
def grant(bopha: User, dara: User, village: Place) -> Asked:
    """Granted 800 dollars, of a fund that holds less than that twice."""
    found = asked(bopha, dara, village)
    found.appraise()
    found.decide()
    return found


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_what_was_paid_out_is_always_accounted_for(grant: Asked, steps: list[Any]) -> None:
    with transaction.atomic():
        done: list[Any] = []
        for verb, amount, days in steps:
            _say(grant, verb, amount, days, done)
            _holds(grant)
        transaction.set_rollback(True)


def _say(grant: Asked, verb: str, amount: int, days: int, done: list[Any]) -> None:
    """Says it; whether it is stored is for the rules to decide."""
    day = (FIRST + datetime.timedelta(days=days)).isoformat()
    if verb == "void":
        if done:
            said = {"operation": str(done[amount % len(done)]), "reason": "x"}
            send("void", said, by=grant.leader)
        return
    content = grant.content() | _content(grant, verb, amount, day)
    answer = send(f"business_grant_{verb}", content, by=grant.leader)
    if answer.word is Word.SAVED:
        done.append(answer.id)


def _content(grant: Asked, verb: str, amount: int, day: str) -> dict[str, Any]:
    if verb == "closing":
        left = str(grant.course.unproven // 100) if amount % 2 else ""
        return {"closed_on": day, "given_up": left, "why": "x"}
    said: dict[str, Any] = {DAY_NAMES[verb]: day}
    if verb == "proof":
        return said | {"receipts": [{"what": "x", "amount": str(amount)}]}
    return (
        said | {"amount": str(amount)} | ({"person": str(grant.person)} if verb == "payout" else {})
    )


def _holds(grant: Asked) -> None:
    course = grant.course
    parts = (course.proven, course.returned, course.given_up, course.unproven)
    assert course.paid == sum(parts)
    assert min(parts) >= 0
    assert course.paid <= course.granted
    assert grant.holds(chart.ADVANCES) == course.unproven
    assert grant.holds(chart.GIVEN) == course.proven
    assert grant.holds(chart.KEPT) == 200_000 - course.paid + course.returned
    assert list(compare()) == []
    assert list(ledger.compare()) == []
