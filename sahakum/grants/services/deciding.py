"""Writes of what was found on the spot, and of what was decided."""

from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.grants import facts, texts
from sahakum.grants.courses import Course
from sahakum.grants.models import GrantApplication, GrantAppraisal, GrantDecision
from sahakum.grants.services.common import entry, opened, refuse_before
from sahakum.journal.services import Entry, commit
from sahakum.ledger.amounts import said as in_words

GRANTED = GrantDecision.Outcome.GRANTED


def record_appraisals(said: Sequence[Said], *, by: User) -> None:
    """Records that somebody looked on the spot.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: it was decided already, the days are not in order, or it was closed or voided.
    """
    for one in said:
        commit([_appraisal(one, by)])


def _appraisal(said: Said, by: User) -> Entry:
    course = opened(said, by=by, permission=permissions.RECORD_BUSINESS_GRANT)
    answers = said.answers
    refuse_decided(course)
    refuse_before(course, answers["appraised_on"], "appraised_on", GrantApplication)
    names = ("visit", "appraised_on", "appraised_by", "findings")
    row = GrantAppraisal(
        id=said.operation.id,
        grant=course.grant,
        application=course.application,
        **{name: answers[name] for name in names},
    )
    return entry(said, course.grant, [row])


def record_decisions(said: Sequence[Said], *, by: User) -> None:
    """Records what was decided.

    Raises:
        PermissionDenied: the role does not decide, or the village lies outside the areas.
        Refusal: the actor wrote the application down, nobody looked at it, more is granted than
            was asked for, it was decided already, or the days are not in order.
    """
    for one in said:
        commit([_decision(one, by)])


def _decision(said: Said, by: User) -> Entry:
    course = opened(said, by=by, permission=permissions.DECIDE_BUSINESS_GRANT)
    answers = said.answers
    refuse_decided(course)
    if course.application.operation.actor_id == by.pk:
        raise Refusal({"": [str(texts.WROTE_IT_DOWN)]})
    if answers["outcome"] == GRANTED:
        _refuse_granting(course, answers["amount"])
    refuse_before(course, answers["decided_on"], "decided_on", GrantApplication, GrantAppraisal)
    names = ("decided_on", "outcome", "amount", "decided_by", "minutes")
    row = GrantDecision(
        id=said.operation.id,
        grant=course.grant,
        application=course.application,
        appraisal=course.appraisal,
        **{name: answers[name] for name in names},
    )
    return entry(said, course.grant, [row], facts=facts.facts_of_decision(row))


def refuse_decided(course: Course) -> None:
    """An application is decided once.

    Raises:
        Refusal: it was.
    """
    if course.decision is not None:
        sentence = texts.on_day(texts.DECIDED_ALREADY, course.decision.decided_on)
        raise Refusal({"": [sentence]})


def _refuse_granting(course: Course, amount: int) -> None:
    """Nothing is granted unseen, and not more than was asked for."""
    if course.appraisal is None:
        raise Refusal({"": [str(texts.NO_APPRAISAL)]})
    asked = int(course.application.asked)
    if amount > asked:
        shown = {"asked": in_words(asked, course.grant.fund.commodity)}
        raise Refusal({"amount": [str(texts.MORE_THAN_ASKED) % shown]})
