"""What indicators count of grants: decided, paid out, proven, and how long that took.

Riel and dollars are never added: each fact names its commodity. The subject is the grant, so that
a grant that is paid out in parts is counted once.
"""

import datetime
from decimal import Decimal

from sahakum.grants.courses import Course
from sahakum.grants.models import BusinessGrant, GrantDecision, GrantPayout, GrantProof, GrantReturn
from sahakum.journal.models import Fact
from sahakum.ledger.amounts import as_said

GRANTED, PAID, PROVEN = "business_grant_granted", "business_grant_paid", "business_grant_proven"
VERIFIED = "business_grant_verified"
Day = datetime.date


def facts_of_decision(decision: GrantDecision) -> list[Fact]:
    """A grant was granted; nothing is counted of what was declined or sent back."""
    if decision.outcome != GrantDecision.Outcome.GRANTED:
        return []
    return [_of_amount(decision.grant, GRANTED, decision.decided_on, decision.amount)]


def facts_of_payout(payout: GrantPayout) -> list[Fact]:
    """A part was paid out."""
    return [_of_amount(payout.grant, PAID, payout.paid_on, payout.amount)]


def facts_of_proof(proof: GrantProof, course: Course) -> list[Fact]:
    """Something was proven; with it perhaps the last that was not. ``course`` is as before it."""
    told = [_of_amount(proof.grant, PROVEN, proof.seen_on, proof.amount)]
    if course.unproven == proof.amount:
        told.append(_verified(course, proof.seen_on))
    return told


def facts_of_return(returned: GrantReturn, course: Course) -> list[Fact]:
    """The last that was not proven came back; a grant of which all came back was never used."""
    if course.unproven == returned.amount and course.proofs:
        return [_verified(course, returned.returned_on)]
    return []


def _verified(course: Course, day: Day) -> Fact:
    """Nothing is left to prove; the quantity is days since the last part was paid out."""
    last = max(one.paid_on for one in course.payouts)
    return _fact(course.grant, VERIFIED, day, Decimal(max(0, (day - last).days)))


def _of_amount(grant: BusinessGrant, kind: str, day: Day, amount: int) -> Fact:
    return _fact(grant, kind, day, as_said(amount, grant.fund.commodity))


def _fact(grant: BusinessGrant, kind: str, day: Day, quantity: Decimal) -> Fact:
    return Fact(
        kind=kind,
        subject_kind="business_grant",
        subject_id=grant.pk,
        household_id=grant.household_id,
        village_id=grant.village_id,
        organisation_id=grant.steward_id,
        day=day,
        quantity=quantity,
        item=grant.fund.commodity_id,
    )
