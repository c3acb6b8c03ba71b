"""Writes of what was paid out, how its use was proven, and what came back."""

from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.grants import chart, facts, texts
from sahakum.grants.courses import Course, Day
from sahakum.grants.models import (
    GrantDecision,
    GrantPayout,
    GrantProof,
    GrantReceipt,
    GrantReturn,
)
from sahakum.grants.services.common import (
    entry,
    opened,
    refuse_before,
    refuse_shortfall,
    refuse_stranger,
)
from sahakum.journal.services import Entry, commit
from sahakum.ledger.amounts import said as in_words

RIGHT = permissions.RECORD_BUSINESS_GRANT


def record_payouts(said: Sequence[Said], *, by: User) -> None:
    """Records parts that were paid out: out of the fund, into what is to be proven.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: it is not granted, more than granted, before the decision, to somebody of another
            family, or more than the fund holds.
    """
    for one in said:
        commit([_payout(one, by)])


def _payout(said: Said, by: User) -> Entry:
    course = opened(said, by=by, permission=RIGHT)
    answers, grant = said.answers, course.grant
    decision = _granted(course)
    _refuse_too_much(course, answers["amount"])
    refuse_before(course, answers["paid_on"], "paid_on", GrantDecision)
    if answers["paid_on"] < grant.fund.opened_on:
        raise Refusal({"paid_on": [texts.before_fund(grant.fund.opened_on)]})
    refuse_stranger(grant.household, answers["person"], answers["paid_on"])
    names = ("grant", "paid_on", "amount", "person", "number")
    row = GrantPayout(
        id=said.operation.id, decision=decision, **{name: answers[name] for name in names}
    )
    accounts = chart.accounts_of(grant.fund)
    moves = list(accounts.move(chart.ADVANCES, chart.KEPT, row.amount, row.paid_on))
    refuse_shortfall(moves)
    return entry(said, grant, [row], moves=moves, facts=facts.facts_of_payout(row))


def _granted(course: Course) -> GrantDecision:
    decision = course.decision
    if decision is None or decision.outcome != GrantDecision.Outcome.GRANTED:
        raise Refusal({"": [str(texts.NOT_GRANTED)]})
    return decision


def _refuse_too_much(course: Course, amount: int) -> None:
    left = course.granted - course.paid
    if amount > left:
        commodity = course.grant.fund.commodity
        shown = {"granted": in_words(course.granted, commodity), "left": in_words(left, commodity)}
        raise Refusal({"amount": [str(texts.MORE_THAN_GRANTED) % shown]})


def record_proofs(said: Sequence[Said], *, by: User) -> None:
    """Records that receipts were seen: what was an advance becomes what was given.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: more than what is not proven by that day, or a receipt that was seen before.
    """
    for one in said:
        commit([_proof(one, by)])


def _proof(said: Said, by: User) -> Entry:
    course = opened(said, by=by, permission=RIGHT)
    answers, grant = said.answers, course.grant
    amount = sum(row["amount"] for row in answers["receipts"])
    refuse_unproven(course, amount, answers["seen_on"], "receipts")
    _refuse_seen_before(course, answers["receipts"])
    names = ("grant", "visit", "seen_on", "note")
    row = GrantProof(id=said.operation.id, amount=amount, **{name: answers[name] for name in names})
    receipts = [
        GrantReceipt(proof=row, place=place, **receipt)
        for place, receipt in enumerate(answers["receipts"], 1)
    ]
    moves = chart.accounts_of(grant.fund).move(chart.GIVEN, chart.ADVANCES, amount, row.seen_on)
    told = facts.facts_of_proof(row, course)
    return entry(said, grant, [row, *receipts], moves=list(moves), facts=told)


def _refuse_seen_before(course: Course, receipts: Sequence[dict[str, object]]) -> None:
    numbers = [row["number"] for row in receipts if row["number"]]
    known = GrantReceipt.objects.filter(
        proof__grant=course.grant, voided_by__isnull=True, number__in=numbers
    )
    number = known.values_list("number", flat=True).first()
    if number:
        raise Refusal({"receipts": [str(texts.RECEIPT_TWICE) % {"number": number}]})


def refuse_unproven(course: Course, amount: int, day: Day, field: str) -> None:
    """Nobody proves or returns more than what was paid out by that day and is not proven yet.

    Raises:
        Refusal: somebody would.
    """
    left = course.unproven_on(day)
    if left <= 0:
        raise Refusal({field: [str(texts.NOTHING_UNPROVEN)]})
    if amount > left:
        shown = {"left": in_words(left, course.grant.fund.commodity)}
        raise Refusal({field: [str(texts.MORE_THAN_UNPROVEN) % shown]})


def record_returns(said: Sequence[Said], *, by: User) -> None:
    """Records money that came back into the fund.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: more than what is not proven by that day.
    """
    for one in said:
        commit([_return(one, by)])


def _return(said: Said, by: User) -> Entry:
    course = opened(said, by=by, permission=RIGHT)
    answers, grant = said.answers, course.grant
    refuse_unproven(course, answers["amount"], answers["returned_on"], "amount")
    names = ("grant", "returned_on", "amount", "number")
    row = GrantReturn(id=said.operation.id, **{name: answers[name] for name in names})
    accounts = chart.accounts_of(grant.fund)
    moves = accounts.move(chart.KEPT, chart.ADVANCES, row.amount, row.returned_on)
    told = facts.facts_of_return(row, course)
    return entry(said, grant, [row], moves=list(moves), facts=told)
